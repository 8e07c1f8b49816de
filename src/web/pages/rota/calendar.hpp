// SPDX-License-Identifier: EUPL-1.2
/// Calendars: GET /calendrier/{token} (with or without ".ics") answers whoever has the address;
/// POST /tour/calendriers makes a new one, and the one before answers no more (form: reseau, pour).
#pragma once

#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_calendar(const Layout& layout, const Visit& visit, const config::VigieConfig& config);
Response post_calendar(const Layout& layout, const Visit& visit, Entropy& entropy);

}  // namespace vigie::web
