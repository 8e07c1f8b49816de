// SPDX-License-Identifier: EUPL-1.2
/// Letters that hold an article which left the panorama.
///
/// Shape   in an issue that is still being made its places are struck, until the article is public
///         again; of one that left it is
///         remembered that the next one may say so, until a block of any issue does, or the
///         article is public again.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Not cancelled, with the article at one place at least.
Result<std::vector<IssueId>> issues_holding(Reader& reader, ArticleId article);
/// Answers how many places.
Result<std::int64_t> strike_blocks(Transaction& tx, IssueId issue, ArticleId article, CuratorId by,
                                   Instant now);

struct StruckReturn {
  ArticleId article;
  PanoramaItemId item;  ///< that it is public as now
  CuratorId by;
  Instant now;
};
/// What was struck stands where it stood, in issues that nobody reads over or approved since, and
/// that did not take the article again. Answers how many places.
Result<std::int64_t> give_back_struck(Transaction& tx, const StruckReturn& back);

/// Once for each issue and article; told with the title that the issue had.
Result<void> add_erratum(Transaction& tx, IssueId issue, ArticleId article, std::string_view reason,
                         Instant now);

struct Erratum {
  std::int64_t id = 0;
  std::string letter;  ///< its name
  int number = 0;      ///< of the issue that left
  std::string title;
  std::string reason;
  ArticleId article;
};
/// Of a letter, that no block says yet; the oldest first.
Result<std::vector<Erratum>> errata_of_letter(Reader& reader, std::string_view letter_key);
/// Of these articles, said or not.
Result<std::vector<Erratum>> errata_of_articles(Reader& reader,
                                                const std::vector<ArticleId>& articles);

/// "erratum:12", which a block that says it names as its file.
std::string erratum_file(std::int64_t erratum);

}  // namespace vigie::store
