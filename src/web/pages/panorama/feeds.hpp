// SPDX-License-Identifier: EUPL-1.2
/// The panorama for those who follow or index it: Atom, RSS and JSON feeds of each shelf, the map
/// of the site, robots.txt.
///
/// Shape   one document a shelf and format, under the shelf's own address.
#pragma once

#include "web/pages/panorama/routes.hpp"

namespace vigie::web {

inline constexpr int kFeedItems = 50;
inline constexpr std::string_view kFeedFormats[] = {"atom", "rss", "json"};
inline constexpr int kMapItemsMax = 20'000;

Response get_feed(const PanoramaPages& pages, const Visit& visit, const panorama::Shelf& shelf,
                  std::string_view format);
/// The format is the end of "fil.atom".
Response get_shelf_feed(const PanoramaPages& pages, const Visit& visit,
                        const panorama::Shelf& shelf);
Response get_sitemap(const PanoramaPages& pages, const Visit& visit);
Response get_robots(const PanoramaPages& pages, const Visit& visit);

}  // namespace vigie::web
