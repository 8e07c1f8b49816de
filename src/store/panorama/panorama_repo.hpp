// SPDX-License-Identifier: EUPL-1.2
/// The shared panorama: what was relayed, by whom, with which words.
///
/// Shape   at most one live item a story. A withdrawn item keeps its row. Rows carry the article
///         that was proposed; the tags of its story are `story_tags`. Pages are read by keyset,
///         newest relay first.
/// Errors  storage; conflict when the story is on the panorama already.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct PanoramaItem {
  PanoramaItemId id;
  StoryId story;
  ArticleId article;
  CentreId centre;
  CuratorId curator;
  std::string note;
  int position = 0;
  Instant published_at;
  std::optional<Instant> withdrawn_at;
};

struct PanoramaRow {
  PanoramaItem item;
  std::string centre_key;
  std::string centre_name;
  std::string title;
  std::string author;
  std::string media;
  std::string url;
  Access access = Access::free;
  std::optional<Instant> article_published_at;
};

struct PanoramaCursor {
  Instant published_at;
  PanoramaItemId id;
};

struct ThemeCount {
  std::string code;
  std::string label;
  std::int64_t items = 0;
};

Result<PanoramaItemId> add_panorama_item(Transaction& tx, const PanoramaItem& item);
Result<void> withdraw_panorama_item(Transaction& tx, PanoramaItemId id, Instant now);
/// Puts a withdrawn item back.
Result<void> restore_panorama_item(Transaction& tx, PanoramaItemId id);

Result<std::optional<PanoramaItem>> live_panorama_item(Reader& reader, StoryId story);
/// The last one of the story by this centre, withdrawn or not.
Result<std::optional<PanoramaItem>> last_panorama_item(Reader& reader, StoryId story,
                                                       CentreId centre);

/// `theme` is a code, "" for all.
Result<std::vector<PanoramaRow>> panorama_page(Reader& reader, std::string_view theme,
                                               std::optional<PanoramaCursor> after, int limit);
/// Themes of the live items, most used first.
Result<std::vector<ThemeCount>> panorama_themes(Reader& reader);

}  // namespace vigie::store
