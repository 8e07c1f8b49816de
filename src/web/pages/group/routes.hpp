// SPDX-License-Identifier: EUPL-1.2
/// The working groups.
#pragma once

#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct GroupPages {
  const Layout& layout;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
