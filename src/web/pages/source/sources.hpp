// SPDX-License-Identifier: EUPL-1.2
/// GET /sources?centre=…&etat=…&q=… and GET /sources.opml: a centre's sources, or the network's.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

/// The style sheet of these pages, as their templates ask for it.
render::View source_sheet();

Response get_sources(const Layout& layout, const Visit& visit);
Response get_sources_opml(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
