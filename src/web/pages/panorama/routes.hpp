// SPDX-License-Identifier: EUPL-1.2
/// The public panorama: its pages by day, theme, territory, centre and media,
/// one page an article, its search, its feeds, its map for those who index it.
#pragma once

#include "panorama/shelf.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct PanoramaPages {
  const Layout& layout;
  const std::string& public_url;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
