// SPDX-License-Identifier: EUPL-1.2
/// One story as a curator has it in front of them, and what became of it meanwhile.
///
/// Shape   a query -> plain structs with all that its page shows.
/// Units   as many statements for one article as for two hundred, for one candidate as for ten.
/// Errors  storage; not_found for a story without articles, or that went into another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/read_desk.hpp"
#include "app/story/read_change.hpp"

namespace vigie::app {

/// Another story, to choose from.
struct StoryCandidate {
  StoryId story;
  std::vector<store::StoryArticle> articles;
};

struct StoryQuery {
  StoryId story;
  CentreId centre;
  std::string_view asked = {};            ///< words for other stories; "": none are looked for
  std::optional<std::int64_t> made = {};  ///< the decision on groups to tell of
};

struct StoryPage {
  DeskStory story;  ///< its line only where `on_desk`
  bool on_desk = false;
  std::vector<store::ArticleReason> reasons;  ///< oldest first
  std::int64_t mark = 0;                      ///< of its groups, as they are seen
  std::vector<StoryCandidate> candidates;
  std::optional<StoryChange> change;
};

Result<StoryPage> read_story(store::Reader& reader, const StoryQuery& query,
                             const tag::TerritoryTagger* places);

/// What was just done with a story, or stood in the way of it.
struct StoryStanding {
  store::DeskItem item;
  std::string title;
  bool merged = false;                ///< it went into another
  std::optional<StoryChange> change;  ///< what merged it
};
/// None where it is not on this desk, or does not exist.
Result<std::optional<StoryStanding>> read_standing(store::Reader& reader, StoryId story,
                                                   CentreId centre);

}  // namespace vigie::app
