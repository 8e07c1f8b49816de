// SPDX-License-Identifier: EUPL-1.2
/// The duty: this week, the year, my centre, the plan, requests answered from a mail, calendars.
#pragma once

#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct RotaPages {
  const Layout& layout;
  const config::VigieConfig& config;
  Entropy& entropy;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
