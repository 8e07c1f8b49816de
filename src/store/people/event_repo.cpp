// SPDX-License-Identifier: EUPL-1.2
#include "store/people/event_repo.hpp"

#include <algorithm>
#include <limits>

namespace vigie::store {
namespace {

ListedEvent read_event(const Statement& row) {
  return {.id = row.id<EventId>(0),
          .at = row.instant(1),
          .centre = row.text(2),
          .curator = row.text(3),
          .kind = row.text(4),
          .subject = row.text(5),
          .detail = row.text(6)};
}

std::int64_t newest(const EventQuery& query) {
  return query.before ? query.before.value : std::numeric_limits<std::int64_t>::max();
}

Result<std::vector<ListedEvent>> of_kind(Reader& reader, const EventQuery& query,
                                         const std::string& kind) {
  auto select = reader.prepare(R"sql(
      SELECT event.id, event.at, centre.name, curator.name, event.kind, event.subject, event.detail
      FROM event INDEXED BY event_by_kind
      LEFT JOIN centre ON centre.id = event.centre_id
      LEFT JOIN curator ON curator.id = event.curator_id
      WHERE event.kind = ?1 AND event.id < ?2 AND (?3 IS NULL OR event.centre_id = ?3)
      ORDER BY event.id DESC LIMIT ?4)sql");
  select.bind(kind, newest(query), query.centre, query.limit);
  return select.all(read_event);
}

Result<std::vector<ListedEvent>> of_all_kinds(Reader& reader, const EventQuery& query) {
  if (query.centre) {
    auto select = reader.prepare(R"sql(
        SELECT event.id, event.at, centre.name, curator.name, event.kind, event.subject,
               event.detail
        FROM event INDEXED BY event_by_centre
        LEFT JOIN centre ON centre.id = event.centre_id
        LEFT JOIN curator ON curator.id = event.curator_id
        WHERE event.centre_id = ?1 AND event.id < ?2
        ORDER BY event.id DESC LIMIT ?3)sql");
    select.bind(query.centre, newest(query), query.limit);
    return select.all(read_event);
  }
  auto select = reader.prepare(R"sql(
      SELECT event.id, event.at, centre.name, curator.name, event.kind, event.subject, event.detail
      FROM event
      LEFT JOIN centre ON centre.id = event.centre_id
      LEFT JOIN curator ON curator.id = event.curator_id
      WHERE event.id < ?1
      ORDER BY event.id DESC LIMIT ?2)sql");
  select.bind(newest(query), query.limit);
  return select.all(read_event);
}

}  // namespace

Result<void> add_event(Transaction& tx, const Event& event, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO event (at, centre_id, curator_id, kind, subject, detail)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
  return insert.run(now, event.centre, event.curator, event.kind, event.subject, event.detail);
}

Result<std::vector<ListedEvent>> events(Reader& reader, const EventQuery& query) {
  if (query.kinds.empty()) return of_all_kinds(reader, query);
  std::vector<ListedEvent> found;
  for (const std::string& kind : query.kinds) {
    auto some = of_kind(reader, query, kind);
    if (!some) return fail(some.error());
    std::ranges::move(*some, std::back_inserter(found));
  }
  std::ranges::sort(
      found, [](const ListedEvent& a, const ListedEvent& b) { return a.id.value > b.id.value; });
  found.resize(std::min(found.size(), static_cast<std::size_t>(query.limit)));
  return found;
}

Result<std::int64_t> forget_event_names(Transaction& tx, Instant before) {
  auto update = tx.prepare(R"sql(
      UPDATE event SET curator_id = NULL, detail = ''
      WHERE at < ?1 AND (curator_id IS NOT NULL OR detail <> ''))sql");
  if (auto done = update.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
