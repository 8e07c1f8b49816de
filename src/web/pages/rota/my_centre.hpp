// SPDX-License-Identifier: EUPL-1.2
/// My centre in the duty: its turns, its requests, its absences, its calendar.   GET /tour/centre
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_my_centre(const Layout& layout, const Visit& visit, const config::VigieConfig& config);

}  // namespace vigie::web
