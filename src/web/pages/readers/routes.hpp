// SPDX-License-Identifier: EUPL-1.2
/// The readers of a letter, for the team: who they are, import, export, one person's history.
#pragma once

#include "base/entropy.hpp"
#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct ReaderPages {
  const Layout& layout;
  const config::VigieConfig& config;
  Entropy& entropy;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
