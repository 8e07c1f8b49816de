// SPDX-License-Identifier: EUPL-1.2
/// Finding again: the search field's page, searches that are kept, their feeds.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct SearchPages {
  const Layout& layout;
  const app::TerritoryShelf& shelf;
  Entropy& entropy;
  const std::string& public_url;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
