// SPDX-License-Identifier: EUPL-1.2
/// The panorama in the pages of other sites: the script, the fragment that it inserts, the frame
/// for where scripts are forbidden, and the page that prepares the lines to paste.
#pragma once

#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct EmbedPages {
  const Layout& layout;
  const config::VigieConfig& config;

  /// Before those of the panorama, whose shelves have pages of any name.
  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
