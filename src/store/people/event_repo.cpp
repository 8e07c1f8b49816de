// SPDX-License-Identifier: EUPL-1.2
#include "store/people/event_repo.hpp"

namespace vigie::store {

Result<void> add_event(Transaction& tx, const Event& event, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO event (at, centre_id, curator_id, kind, subject, detail)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
  return insert.run(now, event.centre, event.curator, event.kind, event.subject, event.detail);
}

Result<std::int64_t> forget_event_names(Transaction& tx, Instant before) {
  auto update = tx.prepare(R"sql(
      UPDATE event SET curator_id = NULL, detail = ''
      WHERE at < ?1 AND (curator_id IS NOT NULL OR detail <> ''))sql");
  if (auto done = update.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
