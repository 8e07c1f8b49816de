// SPDX-License-Identifier: EUPL-1.2
/// The duty desk: today's panorama in the making, and what centres propose.
#pragma once

#include "app/panorama/edition.hpp"
#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct DutyPages {
  const Layout& layout;
  const app::TerritoryShelf& places;
  const PublicationRules& rules;

  void add_to(Routes& routes) const;

  /// Who asks, by what right.
  app::Publisher publisher(const Visit& visit) const;
};

}  // namespace vigie::web
