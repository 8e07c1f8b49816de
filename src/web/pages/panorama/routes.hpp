// SPDX-License-Identifier: EUPL-1.2
/// The public panorama and its feed.
#pragma once

#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct PanoramaPages {
  const Layout& layout;
  const std::string& public_url;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
