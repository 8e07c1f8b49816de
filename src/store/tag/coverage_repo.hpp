// SPDX-License-Identifier: EUPL-1.2
/// What was tagged of late, which sources give nothing; and articles to read again with other
/// words.
///
/// Shape   reads only.
/// Errors  storage.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ArticleCode {
  ArticleId article;
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
};

/// Tags of articles seen since, one article after the other; what was learned or refused aside.
Result<void> each_tag(Reader& reader, Instant since,
                      const std::function<void(const ArticleCode&)>& take);

/// Sources that are not asked any more, or that have failed since before `since`.
Result<std::vector<SourceId>> lost_sources(Reader& reader, Instant since);

struct ArticleText {
  ArticleId id;
  std::string title;
  std::string excerpt;  ///< "" once it was purged
  Instant first_seen_at;
};

/// Articles seen since, by number, from the one after `after` on.
Result<std::vector<ArticleText>> article_texts(Reader& reader, Instant since, ArticleId after,
                                               int limit);

}  // namespace vigie::store
