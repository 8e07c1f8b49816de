// SPDX-License-Identifier: EUPL-1.2
/// How much the panorama is read: for who has an account.
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct AudiencePages {
  const Layout& layout;
  const config::VigieConfig& config;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
