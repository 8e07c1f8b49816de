// SPDX-License-Identifier: EUPL-1.2
#include "web/site/pool.hpp"

namespace vigie::web {

Result<Pool::Borrowed> Pool::borrow(store::Mode mode) {
  {
    const std::lock_guard lock(mutex_);
    Idle& waiting = idle(mode);
    if (!waiting.empty()) {
      auto db = std::move(waiting.back());
      waiting.pop_back();
      return Borrowed(*this, mode, std::move(db));
    }
  }
  auto opened = store::Database::open(database_, mode);
  if (!opened) return fail(opened.error());
  return Borrowed(*this, mode, std::make_unique<store::Database>(std::move(*opened)));
}

std::vector<store::StatementWork> Pool::take_work() {
  const std::lock_guard lock(mutex_);
  std::vector<store::StatementWork> all;
  for (const Idle* idle : {&readers_, &writers_}) {
    for (const auto& db : *idle) {
      for (store::StatementWork& work : db->take_work()) all.push_back(std::move(work));
    }
  }
  return all;
}

void Pool::give_back(store::Mode mode, std::unique_ptr<store::Database> db) {
  const std::lock_guard lock(mutex_);
  Idle& waiting = idle(mode);
  if (waiting.size() < kIdleConnectionsMax) waiting.push_back(std::move(db));
}

}  // namespace vigie::web
