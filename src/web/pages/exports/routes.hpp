// SPDX-License-Identifier: EUPL-1.2
/// What leaves for catalogues and bibliographies, and how it is chosen.
#pragma once

#include "config/vigie_config.hpp"
#include "web/pages/exports/oai.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct ExportPages {
  const Layout& layout;
  const config::VigieConfig& config;
  OaiThrottle& throttle;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
