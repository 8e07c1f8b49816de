// SPDX-License-Identifier: EUPL-1.2
/// What the sources cover.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct SourcePages {
  const Layout& layout;
  const app::TerritoryShelf& places;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
