// SPDX-License-Identifier: EUPL-1.2
/// What the network reads: coverage, the sources of each centre, and the register of all.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/pages/source/add.hpp"
#include "web/pages/source/letters.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct SourcePages {
  const Layout& layout;
  const app::TerritoryShelf& places;
  const FindFeeds& find;  ///< may be given later, before the first request
  LetterDoors letters;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
