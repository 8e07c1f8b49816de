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

#include "app/desk/preferences.hpp"
#include "app/story/story_reach.hpp"
#include "model/paging.hpp"
#include "store/desk/desk_list_repo.hpp"
#include "store/desk/history_repo.hpp"
#include "store/desk/session_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/panorama/proposal_repo.hpp"
#include "store/story/story_repo.hpp"
#include "store/tag/tag_repo.hpp"

namespace vigie::app {

/// One line, with its story.
struct DeskStory {
  store::DeskItem item;
  std::vector<store::StoryArticle> articles;  ///< in the order they were published
  std::vector<store::ShownTag> tags;
  std::optional<store::RelayedStory> relayed;  ///< on the panorama, whoever relayed it
  Reach reach;
  std::optional<store::ProposalLine> offer;  ///< the line's centre proposed it for the panorama
  std::optional<Instant> read_at;            ///< when who asks opened it last

  /// The article that speaks for it; null where there is none at all.
  const store::StoryArticle* lead() const;
  /// On the panorama by another centre than the line's.
  bool relayed_elsewhere() const { return relayed && relayed->centre != item.centre; }
  /// Opened, and nothing came since.
  bool is_read() const { return read_at && articles_since(*read_at) == 0; }
  /// The likeliest of its articles; none where nothing weighed them.
  std::optional<double> likely() const;
  /// Papers that tell it, each once.
  std::int64_t media() const;
  /// Articles that came after `since`.
  std::int64_t articles_since(Instant since) const;
};

struct DeskQuery {
  CentreId centre;
  DeskState state = DeskState::fresh;
  std::string_view mark = {};  ///< where the list is cut, as its address says; "": its beginning
  int limit = 50;
  store::ListOrder order = store::ListOrder::date;
  store::DeskFilter filter = {};
};

struct DeskList {
  std::vector<DeskStory> stories;
  std::string next;                           ///< the mark of what follows; "" at the end
  bool paged = false;                         ///< this is not the beginning
  std::optional<std::int64_t> matching = {};  ///< lines that a filter lets through
};

struct DeskPage {
  DeskQuery query;
  DeskPreferences preferences;
  store::DeskCounts counts;
  DeskList list;
  std::optional<store::Gesture> last;  ///< what who asks decided last, within kMorningSeconds
  store::MorningCounts morning = {};   ///< where nothing is left to read
  store::SourceCounts sources = {};    ///< the same
};
/// What a decision leaves to be shown anew: the counts, what was last done, lines that came back.
struct DeskPart {
  store::DeskCounts counts;
  std::optional<store::Gesture> last;
  std::vector<DeskStory> stories;
};
/// As long as a curator's morning: what was decided before is not offered to be taken back at once.
inline constexpr std::int64_t kMorningSeconds = 12 * kHourSeconds;

/// `places` may be null: then nothing is known of régions. `curator` 0: nobody reads.
Result<std::vector<DeskStory>> read_stories(store::Reader& reader,
                                            std::vector<store::DeskItem> items,
                                            const tag::TerritoryTagger* places,
                                            CuratorId curator = {});
Result<DeskList> read_desk_list(store::Reader& reader, const DeskQuery& query, CuratorId curator,
                                const tag::TerritoryTagger* places);
/// `stories` as they stand on the desk of `curator`; those that are not on it are left out.
Result<DeskPart> read_desk_part(store::Reader& reader, const store::Curator& curator,
                                const std::vector<StoryId>& stories,
                                const tag::TerritoryTagger* places, Instant now);
/// The order is the one that the curator chose.
Result<DeskPage> read_desk(store::Reader& reader, DeskQuery query, CuratorId curator,
                           const tag::TerritoryTagger* places, Instant now);

}  // namespace vigie::app
