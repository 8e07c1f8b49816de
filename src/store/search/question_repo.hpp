// SPDX-License-Identifier: EUPL-1.2
/// What is asked of all that was ever read, on whatever desk.
///
/// Shape   words of the index and filters -> the articles that match, latest arrival first, at most
///         `limit`; then what pages show of them. With filters no more than kWalkedMax articles are
///         looked at: `walked_to` says where the rest goes on.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/desk.hpp"
#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/desk/desk_list_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kWalkedMax = 20'000;
/// Panorama notes that are looked through for words, the latest.
inline constexpr int kNotesLookedAt = 5'000;

struct ArticleQuestion {
  std::string match;    ///< of `search_expression`s; "": whatever words
  std::string without;  ///< the same, none of which may match
  std::string theme;    ///< its code or its label
  std::string territory;
  std::string media;       ///< a part of its name
  std::string source;      ///< a part of the title of a source that showed it
  std::string decided_by;  ///< key or name of a centre that kept or relayed it, or as `state` says
  std::optional<DeskState> state;  ///< on the desk of that centre, else of `centre`
  std::optional<Access> access;
  std::optional<Instant> from;  ///< as the paper dates it
  std::optional<Instant> to;    ///< excluded
  std::optional<Instant> arrived_from;
  std::optional<Instant> arrived_to;          ///< excluded
  std::optional<std::vector<StoryId>> among;  ///< of these stories alone
  std::optional<ArticleId> before;            ///< arrived before this one
  std::optional<ArticleId> after;             ///< after this one
  CentreId centre;                            ///< who asks
  int limit = 1'000;

  /// Something beside words, and beside where a page is cut, that an article must have.
  bool narrows() const;
};

struct Match {
  ArticleId article;
  StoryId story;
};
struct Matches {
  std::vector<Match> found;
  std::optional<ArticleId> walked_to;  ///< what arrived before it was not looked at
};
Result<Matches> matching_articles(Reader& reader, const ArticleQuestion& question);

/// How many of these articles have each value: 'theme', 'territory', 'media', 'access', 'kind',
/// 'state' (of `centre`'s desk).
Result<std::vector<Facet>> search_facets(Reader& reader, const std::vector<ArticleId>& articles,
                                         CentreId centre);

/// The folded words of their titles.
struct TitleWords {
  ArticleId article;
  std::string title;
};
Result<std::vector<TitleWords>> title_words(Reader& reader, const std::vector<ArticleId>& articles);

/// The lines of these stories on the desk of `centre`, where they have one.
Result<std::vector<DeskItem>> lines_of(Reader& reader, const std::vector<StoryId>& stories,
                                       CentreId centre);

/// Another centre that kept it.
struct KeptElsewhere {
  StoryId story;
  std::string centre_name;
};
Result<std::vector<KeptElsewhere>> kept_elsewhere(Reader& reader,
                                                  const std::vector<StoryId>& stories,
                                                  CentreId centre);

struct NoteWords {
  StoryId story;
  std::string note;
};
/// Notes of the panorama, the latest first.
Result<std::vector<NoteWords>> latest_notes(Reader& reader);

/// Of all that was ever read; its number is how many there were.
Result<ArticleId> last_article(Reader& reader);

}  // namespace vigie::store
