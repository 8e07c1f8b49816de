// SPDX-License-Identifier: EUPL-1.2
/// What machines ask for: health, styles, scripts.
#pragma once

#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct OpsPages {
  const Layout& layout;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
