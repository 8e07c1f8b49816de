// SPDX-License-Identifier: EUPL-1.2
/// A centre's desk as it is read: for its page, for the command line, for whatever else lists it.
///
/// Shape   a query -> plain structs with all that is shown of each line: nothing is asked of the
///         database afterwards.
/// Units   as many statements for one line as for thirty.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/desk_order.hpp"
#include "app/story/story_reach.hpp"
#include "model/paging.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/story/story_repo.hpp"
#include "store/tag/tag_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {

/// One line, with its story.
struct DeskStory {
  store::DeskItem item;
  std::vector<store::StoryArticle> articles;  ///< in the order they were published
  std::vector<store::ShownTag> tags;
  std::optional<store::RelayedStory> relayed;  ///< on the panorama, whoever relayed it
  Reach reach;

  /// The article that speaks for it; null where there is none at all.
  const store::StoryArticle* lead() const;
  /// On the panorama by another centre than the line's.
  bool relayed_elsewhere() const { return relayed && relayed->centre != item.centre; }
  /// Articles that came after `since`.
  std::int64_t articles_since(Instant since) const;
};

struct DeskQuery {
  CentreId centre;
  DeskState state = DeskState::fresh;
  std::string_view mark = {};  ///< where the list is cut, as its address says; "": its beginning
  int limit = 30;
  DeskOrder order = DeskOrder::date;
};

struct DeskList {
  std::vector<DeskStory> stories;
  std::string next;    ///< the mark of what follows; "" at the end
  bool paged = false;  ///< this is not the beginning
};

struct DeskPage {
  DeskQuery query;
  DeskOrdering ordering;
  store::DeskCounts counts;
  DeskList list;
  std::vector<store::ThemeName> themes;  ///< in force, to choose from
};

/// `places` may be null: then nothing is known of régions.
Result<std::vector<DeskStory>> read_stories(store::Reader& reader,
                                            std::vector<store::DeskItem> items,
                                            const tag::TerritoryTagger* places);
Result<DeskList> read_desk_list(store::Reader& reader, const DeskQuery& query,
                                const tag::TerritoryTagger* places);
/// The order is the one that the curator chose.
Result<DeskPage> read_desk(store::Reader& reader, DeskQuery query, CuratorId curator,
                           const tag::TerritoryTagger* places, Instant now);

}  // namespace vigie::app
