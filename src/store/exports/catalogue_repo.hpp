// SPDX-License-Identifier: EUPL-1.2
/// What the network's catalogue holds, what was sent to it, and what persons said of both.
///
/// Shape   the list is replaced whole by each file and never edited here; answers and sendings
///         outlive it. Records are found by three keys, each with an index.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct StoredCatalogueRecord {
  std::string id;
  std::string level;
  std::string title;
  std::optional<std::int64_t> title_key;
  std::string url;
  std::string url_key;
  std::string permalink;
  std::string serial;
  std::optional<Day> day;
  std::string descriptors;
};

Result<void> forget_catalogue(Transaction& tx);
/// A number that comes twice keeps its last.
Result<void> add_catalogue_record(Transaction& tx, const StoredCatalogueRecord& record,
                                  Instant now);

struct CatalogueSize {
  std::int64_t records = 0;
  std::optional<Instant> seen_at;
};
Result<CatalogueSize> catalogue_size(Reader& reader);

/// Whatever any of these keys finds.
struct CatalogueQuestion {
  std::vector<std::string> permalinks;
  std::vector<std::string> url_keys;
  std::vector<std::int64_t> title_keys;
};
Result<std::vector<StoredCatalogueRecord>> catalogue_candidates(Reader& reader,
                                                                const CatalogueQuestion& question);

struct CatalogueAnswer {
  ArticleId article;
  std::string record;
  bool same = false;
};
Result<void> put_catalogue_answer(Transaction& tx, const CatalogueAnswer& answer, CuratorId curator,
                                  Instant now);
Result<std::vector<CatalogueAnswer>> catalogue_answers(Reader& reader,
                                                       const std::vector<ArticleId>& articles);

struct CatalogueSending {
  ArticleId article;
  std::string title;  ///< as it was sent
  std::string file;
  Instant sent_at;
};
Result<void> put_catalogue_sending(Transaction& tx, const CatalogueSending& sending,
                                   CuratorId curator);
Result<std::vector<CatalogueSending>> catalogue_sendings(Reader& reader,
                                                         const std::vector<ArticleId>& articles);

/// Other articles of the same text.
struct ReprintOf {
  ArticleId article;  ///< the one asked for
  std::string url;
};
Result<std::vector<ReprintOf>> reprints_beside(Reader& reader,
                                               const std::vector<ArticleId>& articles);

}  // namespace vigie::store
