// SPDX-License-Identifier: EUPL-1.2
/// The info-doc desk.
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct InfodocPages {
  const Layout& layout;
  const config::VigieConfig& config;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
