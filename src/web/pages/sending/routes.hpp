// SPDX-License-Identifier: EUPL-1.2
/// An issue on its way: where everybody is, by provider, with pause and cancel; its journal.
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct SendingPages {
  const Layout& layout;
  const config::VigieConfig& config;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
