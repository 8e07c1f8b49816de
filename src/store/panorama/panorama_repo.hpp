// SPDX-License-Identifier: EUPL-1.2
/// The shared panorama: what was relayed, by whom, with which words.
///
/// Shape   at most one live item a story: scheduled or published. A withdrawn item keeps its row.
///         Title, link, media, author and date are those that were relayed. An item is moved by
///         one conditional statement that names the version seen. Pages are read by keyset, newest
///         first; themes and territories of items are written with them, and counted as they are.
/// Errors  storage; conflict when the story is on the panorama already. An item that moved on is
///         an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/paging.hpp"
#include "model/panorama.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct PanoramaItem {
  PanoramaItemId id = {};
  std::string key;  ///< for ever, in addresses and feeds
  StoryId story;
  ArticleId article;
  CentreId centre;
  CuratorId curator;
  std::string title;
  std::string url;
  std::string media;
  std::string author;
  std::optional<Instant> dated_at;  ///< when its paper published it
  std::string note;
  ItemState state = ItemState::scheduled;
  int version = 1;
  int position = 0;
  Instant publish_at;
  std::optional<Instant> published_at = {};
  std::optional<Instant> corrected_at = {};  ///< a correction that readers are told of
  std::string correction = {};               ///< its words
  std::optional<Instant> withdrawn_at = {};
  std::string reason = {};  ///< why it was withdrawn
};
/// Of a row: the columns of `panorama_item` in the order of the struct.
PanoramaItem read_panorama_item(const Statement& row);

struct PanoramaRow {
  PanoramaItem item;
  std::string centre_key;
  std::string centre_name;
  Access access = Access::free;
  std::int64_t articles_since = 0;  ///< of the story, seen after it was published
  std::string joined_centres = {};  ///< those whose proposals were merged with it, "A,B"
  std::string media_key = {};       ///< of addresses; "" where no paper is named
};
/// Of a row of the view panorama_shown.
PanoramaRow read_panorama_row(const Statement& row);
/// "Le Quotidien d’exemple" -> "le-quotidien-exemple".
std::string media_key_of(std::string_view media);

struct ThemeCount {
  std::string code;
  std::string label;
  std::int64_t items = 0;
};

/// Ready or scheduled, as `item.state` says; conflict where the story has a live item.
Result<PanoramaItemId> add_panorama_item(Transaction& tx, const PanoramaItem& item, Instant now);

struct ItemStep {
  ItemState to = ItemState::published;
  CuratorId by = {};
  std::string_view reason = {};  ///< of a withdrawal
};
/// Moves an item that is still at `version`; false when somebody was faster.
Result<bool> move_panorama_item(Transaction& tx, PanoramaItemId id, int version,
                                const ItemStep& step, Instant now);

Result<std::optional<PanoramaItem>> live_panorama_item(Reader& reader, StoryId story);
/// The last one of the story by this centre, withdrawn or not.
Result<std::optional<PanoramaItem>> last_panorama_item(Reader& reader, StoryId story,
                                                       CentreId centre);

/// Published ones, none before `since`; the cursor is of their publication.
Result<std::vector<PanoramaRow>> panorama_page(Reader& reader, std::optional<Cursor> after,
                                               int limit, Instant since = {});
/// After the tags or the articles of a story changed: its item stands under what is shown now.
Result<void> retag_panorama(Transaction& tx, StoryId story);

struct ItemTag {
  PanoramaItemId item;
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
  std::string label;  ///< the code where nobody named it
};
/// Of these items, surest first.
Result<std::vector<ItemTag>> panorama_tags(Reader& reader,
                                           const std::vector<PanoramaItemId>& items);
/// Who relayed a story, for the desks of others.
struct RelayedStory {
  StoryId story;
  CentreId centre;
  std::string centre_name;
  Instant published_at;
};
Result<std::vector<RelayedStory>> relayed_among(Reader& reader,
                                                const std::vector<StoryId>& stories);

}  // namespace vigie::store
