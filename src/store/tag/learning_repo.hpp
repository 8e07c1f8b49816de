// SPDX-License-Identifier: EUPL-1.2
/// What curators decided, as examples and as counts.
///
/// Shape   reads only. A theme is shown of an article when a curator gave it, or when a rule or
///         learning did and no curator refused it.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DecidedArticle {
  std::string title;
  std::string excerpt;              ///< "" once it was purged
  std::vector<std::string> themes;  ///< shown now
  bool tags_seen = false;           ///< kept, relayed, or corrected by a curator
  bool relayed = false;
  bool discarded = false;  ///< by a centre, and relayed by none
};

/// The latest decisions first.
Result<std::vector<DecidedArticle>> decided_articles(Reader& reader, std::int64_t limit);

/// One theme of one centre: what the machine said against what the curators left.
struct ThemeAgreement {
  std::string centre;  ///< its name
  std::string theme;   ///< its label
  std::string origin;  ///< 'rule' or 'learned'
  std::int64_t right = 0;
  std::int64_t wrong = 0;   ///< refused by a curator
  std::int64_t missed = 0;  ///< given by a curator alone
};

/// Over the `limit` latest decisions of each centre, by centre, theme and origin.
Result<std::vector<ThemeAgreement>> theme_agreement(Reader& reader, std::int64_t limit);

/// Stories that some desk has not decided: new, or put off.
Result<std::vector<StoryId>> undecided_stories(Reader& reader);

struct ArticleToScore {
  ArticleId id;
  std::string title;
  std::string excerpt;                  ///< "" once it was purged
  std::vector<std::string> categories;  ///< none once they were purged
};
Result<std::vector<ArticleToScore>> articles_to_score(Reader& reader,
                                                      const std::vector<StoryId>& stories);

}  // namespace vigie::store
