// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/write_batch.hpp"

#include <iterator>
#include <utility>

namespace vigie::app {
namespace {

void append(std::vector<store::SearchRow>& to, std::vector<store::SearchRow>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Result<void> write_index(store::Transaction& tx, const SearchNews& news) {
  for (const store::SearchRow& row : news.fresh) {
    if (auto done = store::insert_search_row(tx, row); !done) return done;
  }
  for (const store::SearchRow& row : news.edited) {
    if (auto done = store::update_search_row(tx, row); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> WriteBatch::open() {
  if (tx_) return {};
  auto tx = db_.begin();
  if (!tx) return fail(tx.error());
  tx_.emplace(std::move(*tx));
  began_ = std::chrono::steady_clock::now();
  return {};
}

Result<void> WriteBatch::write(const Part& part) {
  if (auto done = open(); !done) return done;
  auto savepoint = tx_->savepoint();
  if (!savepoint) return fail(savepoint.error());
  SearchNews news;
  if (auto done = part(*tx_, news); !done) return done;
  if (auto done = savepoint->keep(); !done) return done;
  append(news_.fresh, news.fresh);
  append(news_.edited, news.edited);
  return {};
}

bool WriteBatch::due() const {
  return tx_ && (news_.fresh.size() + news_.edited.size() >= kBatchRowsMax ||
                 std::chrono::steady_clock::now() - began_ >= kBatchAgeMax);
}

Result<void> WriteBatch::commit() {
  if (!tx_) return {};
  const SearchNews news = std::exchange(news_, {});
  auto done = write_index(*tx_, news);
  if (done) done = tx_->commit();
  tx_.reset();  // rolls back what could not be committed
  return done;
}

}  // namespace vigie::app
