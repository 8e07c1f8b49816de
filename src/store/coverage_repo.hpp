// SPDX-License-Identifier: EUPL-1.2
/// What was tagged of late, counted; and articles to read again with other words.
///
/// Shape   reads only.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/database.hpp"

namespace vigie::store {

struct TagCount {
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
  std::int64_t articles = 0;
  Instant last_at;
};

/// Tags of articles seen since, those that curators refused aside.
Result<std::vector<TagCount>> tag_counts(Reader& reader, Instant since);

struct ArticleText {
  ArticleId id;
  std::string title;
  std::string excerpt;  ///< "" once it was purged
};

/// Articles seen since, by number, from the one after `after` on.
Result<std::vector<ArticleText>> article_texts(Reader& reader, Instant since, ArticleId after,
                                               int limit);

}  // namespace vigie::store
