// SPDX-License-Identifier: EUPL-1.2
/// A curator gives or takes away a tag of a story, and may think again.
///
/// Shape   one transaction: the word on the article read, the move that lets it be undone, the line
///         of the journal. The machine never writes over it; learning reads it.
/// Errors  not_found (the story is not on this desk, the theme or move is unknown), invalid_input
///         (no such tag can be given), conflict (somebody corrected the same tag since).
#pragma once

#include <string>
#include <string_view>

#include "store/people/curator_repo.hpp"
#include "store/tag/tag_repo.hpp"
#include "tag/territory_tagger.hpp"

namespace vigie::app {

struct TagCorrection {
  StoryId story;
  ArticleId article;  ///< the one read; none: the one that leads
  store::TagKey key;
  store::Said said = store::Said::given;
  std::string name;  ///< of a territory that no article had yet; "" otherwise
  std::vector<std::string> departements = {};  ///< that it lies in, where it is an EPCI
};

/// Answers the move.
Result<std::int64_t> correct_tag(store::Database& db, const store::Curator& curator,
                                 const TagCorrection& correction, Instant now);
/// Answers the story it was about.
Result<void> undo_tag_move(store::Database& db, const store::Curator& curator, std::int64_t move,
                           Instant now);

/// "93066", "Saint-Denis (93)", "Roubaix", "Hauts-de-France": the one place meant.
/// Errors  not_found; conflict when several places bear the name.
Result<tag::Place> place_named(const tag::TerritoryTagger& territories, std::string_view text);

}  // namespace vigie::app
