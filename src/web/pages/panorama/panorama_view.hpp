// SPDX-License-Identifier: EUPL-1.2
/// What the public pages of the panorama show.
///
/// Pure    yes, but for the zone of Paris.
#pragma once

#include <array>
#include <string_view>

#include "app/panorama/read_panorama.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// How a shelf is titled, for the page, its feeds and its description.
struct ShelfWords {
  std::string title;
  std::string description;
};
ShelfWords shelf_words(const app::PanoramaPage& page, const panorama::Shelf& shelf, Instant now);

/// `paged`: this is not the first page.
render::View panorama_view(const app::PanoramaPage& page, const panorama::Shelf& shelf, bool paged,
                           Instant now);
render::View entry_view(const panorama::Entry& entry, Instant now);
render::View list_view(const std::vector<store::ThemeCount>& shelves, panorama::Shelf::Kind kind);
std::string_view list_title(panorama::Shelf::Kind kind);
render::View archives_view(const std::vector<store::ThemeCount>& months);

struct FeedKind {
  std::string_view format;
  std::string_view type;
  std::string_view name;
};
inline constexpr std::array kFeedKinds{FeedKind{"atom", "application/atom+xml", "Atom"},
                                       FeedKind{"rss", "application/rss+xml", "RSS"},
                                       FeedKind{"json", "application/feed+json", "JSON Feed"}};

}  // namespace vigie::web
