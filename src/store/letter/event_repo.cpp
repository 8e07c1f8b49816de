// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/event_repo.hpp"

namespace vigie::store {

Result<void> put_event(Transaction& tx, std::string_view letter, const LetterEvent& event,
                       Instant seen_at) {
  auto put = tx.prepare(R"sql(
      INSERT INTO letter_event (letter_key, source, uid, starts_at, ends_at, title, place, url,
                                seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (letter_key, source, uid, title, starts_at) DO UPDATE
      SET ends_at = excluded.ends_at, place = excluded.place, url = excluded.url,
          seen_at = excluded.seen_at)sql");
  return put.run(letter, event.source, event.uid, event.starts_at, event.ends_at, event.title,
                 event.place, event.url, seen_at);
}

Result<void> forget_events(Transaction& tx, std::string_view letter, std::string_view source,
                           Instant before) {
  auto remove =
      tx.prepare("DELETE FROM letter_event WHERE letter_key = ?1 AND source = ?2 AND seen_at < ?3");
  return remove.run(letter, source, before);
}

Result<std::vector<LetterEvent>> events_to_come(Reader& reader, std::string_view letter,
                                                Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id, source, uid, title, place, url, starts_at, ends_at
      FROM letter_event WHERE letter_key = ?1 AND starts_at > ?2 ORDER BY starts_at, id LIMIT ?3)sql");
  query.bind(letter, now, kLetterEventsMax);
  return query.all([](const Statement& row) {
    return LetterEvent{.id = row.integer(0),
                       .source = row.text(1),
                       .uid = row.text(2),
                       .title = row.text(3),
                       .place = row.text(4),
                       .url = row.text(5),
                       .starts_at = row.instant(6),
                       .ends_at = row.maybe_instant(7)};
  });
}

Result<std::int64_t> forget_past_events(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM letter_event WHERE starts_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<void> put_link_answer(Transaction& tx, std::string_view url, const LinkAnswer& answer) {
  auto put = tx.prepare(R"sql(
      INSERT INTO link_answer (url, status, unknown, checked_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (url) DO UPDATE SET status = excluded.status, unknown = excluded.unknown,
                                      checked_at = excluded.checked_at)sql");
  return put.run(url, answer.status, answer.unknown, answer.checked_at);
}

Result<std::optional<LinkAnswer>> link_answer(Reader& reader, std::string_view url) {
  auto query = reader.prepare("SELECT status, unknown, checked_at FROM link_answer WHERE url = ?1");
  query.bind(url);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return LinkAnswer{static_cast<int>(query.integer(0)), query.flag(1), query.instant(2)};
}

Result<std::map<std::string, LinkAnswer>> link_answers(Reader& reader,
                                                       const std::vector<std::string>& urls) {
  std::string list = "[";
  for (const std::string& url : urls) {
    list += list.size() > 1 ? ",\"" : "\"";
    for (const char c : url) {
      if (c == '"' || c == '\\') list += '\\';
      if (static_cast<unsigned char>(c) >= 0x20) list += c;
    }
    list += '"';
  }
  list += "]";
  auto query = reader.prepare(R"sql(
      SELECT l.url, l.status, l.unknown, l.checked_at
      FROM json_each(?1) AS wanted JOIN link_answer AS l ON l.url = wanted.value)sql");
  query.bind(list);
  std::map<std::string, LinkAnswer> answers;
  const auto read = query.each([&](const Statement& row) {
    answers[row.text(0)] = {static_cast<int>(row.integer(1)), row.flag(2), row.instant(3)};
  });
  if (!read) return fail(read.error());
  return answers;
}

Result<std::int64_t> forget_link_answers(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM link_answer WHERE checked_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<std::vector<IssueId>> issues_at_work(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT id FROM issue
      WHERE state = 'draft' OR state = 'in_review' OR state = 'approved' ORDER BY id)sql");
  return query.all([](const Statement& row) { return row.id<IssueId>(0); });
}

}  // namespace vigie::store
