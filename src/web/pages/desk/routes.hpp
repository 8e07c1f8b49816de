// SPDX-License-Identifier: EUPL-1.2
/// The desk: its list, a story, relaying, tags, groups.
#pragma once

#include "app/tag/tagging.hpp"
#include "model/publication.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct DeskPages {
  const Layout& layout;
  const app::TerritoryShelf& places;
  const PublicationRules& rules;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
