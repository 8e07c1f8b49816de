// SPDX-License-Identifier: EUPL-1.2
/// Several feeds in one transaction, each of which can fail by itself.
///
/// Shape   `write` runs a part inside a savepoint: when it fails or throws, what it wrote goes and
///         the rest stays. Nothing is stored before `commit`. Rows for the index are kept back and
///         written just before it: FTS5 writes out all it holds at every savepoint, and forty
///         rows at a time cost it twice as much as thousands.
/// Units   a batch is due after kBatchRowsMax new articles or kBatchAgeMax, whichever comes first:
///         that long at most a person's decision waits for the poll.
/// Errors  storage. After a failed commit nothing of the batch is stored.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include "store/article/search_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::size_t kBatchRowsMax = 4'000;
inline constexpr std::chrono::milliseconds kBatchAgeMax{1'000};

/// What the index is to be told.
struct SearchNews {
  std::vector<store::SearchRow> fresh;
  std::vector<store::SearchRow> edited;
};

class WriteBatch {
 public:
  using Part = std::function<Result<void>(store::Transaction&, SearchNews&)>;

  explicit WriteBatch(store::Database& db) : db_(db) {}

  Result<void> write(const Part& part);
  bool due() const;
  bool empty() const { return !tx_; }
  Result<void> commit();

 private:
  Result<void> open();

  store::Database& db_;
  std::optional<store::Transaction> tx_;
  SearchNews news_;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace vigie::app
