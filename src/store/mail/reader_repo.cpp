// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/reader_repo.hpp"

#include <algorithm>

namespace vigie::store {
namespace {

ReaderRow reader_row(const Statement& row) {
  ReaderRow reader;
  reader.id = row.id<SubscriptionId>(0);
  reader.email = row.text(1);
  reader.email_key = row.text(2);
  reader.name = row.text(3);
  reader.state = *parse_subscription_state(row.text_view(4));
  reader.basis = *parse_basis(row.text_view(5));
  reader.frequency = row.text(6);
  reader.subscribed_at = row.instant(7);
  reader.left_at = row.maybe_instant(8);
  reader.paused_until_at = row.maybe_instant(9);
  return reader;
}

Result<void> count_months(Statement query, std::map<std::string, ReaderMonth>& months,
                          std::int64_t ReaderMonth::*number) {
  const auto read = query.each([&](const Statement& row) {
    ReaderMonth& month = months[row.text(0)];
    month.month = row.text(0);
    month.*number = row.integer(1);
  });
  if (!read) return fail(read.error());
  return {};
}

}  // namespace

Result<std::vector<ReaderRow>> reader_page(Reader& reader, const ReaderQuery& query) {
  auto select = reader.prepare(R"sql(
      SELECT s.id, p.email, p.email_key, p.name, s.state, s.basis, s.frequency, s.subscribed_at,
             s.left_at, s.paused_until_at
      FROM person AS p CROSS JOIN subscription AS s ON s.person_id = p.id AND s.list_key = ?1
      WHERE p.email_key > ?2 AND (?3 = '' OR s.state = ?3)
        AND (?4 = '' OR instr(p.email_key, ?4) > 0 OR instr(lower(p.name), ?4) > 0)
      ORDER BY p.email_key LIMIT ?5)sql");
  const std::string_view state = query.state ? name_of(*query.state) : std::string_view();
  select.bind(query.list, query.after, state, query.words, query.limit);
  return select.all(reader_row);
}

Result<std::map<SubscriptionState, std::int64_t>> reader_counts(Reader& reader,
                                                                std::string_view list) {
  auto query =
      reader.prepare("SELECT state, count(*) FROM subscription WHERE list_key = ?1 GROUP BY state");
  query.bind(list);
  std::map<SubscriptionState, std::int64_t> counts;
  for (const SubscriptionState state : kSubscriptionStates) counts[state] = 0;
  const auto read = query.each([&](const Statement& row) {
    if (const auto state = parse_subscription_state(row.text_view(0))) {
      counts[*state] = row.integer(1);
    }
  });
  if (!read) return fail(read.error());
  return counts;
}

Result<std::vector<ReaderMonth>> readers_by_month(Reader& reader, std::string_view list,
                                                  Instant since) {
  std::map<std::string, ReaderMonth> months;
  auto came = reader.prepare(R"sql(
      SELECT strftime('%Y-%m', subscribed_at, 'unixepoch'), count(*) FROM subscription
      WHERE list_key = ?1 AND subscribed_at >= ?2 AND state <> 'pending' GROUP BY 1)sql");
  came.bind(list, since);
  if (auto read = count_months(std::move(came), months, &ReaderMonth::came); !read) {
    return fail(read.error());
  }
  auto left = reader.prepare(R"sql(
      SELECT strftime('%Y-%m', left_at, 'unixepoch'), count(*) FROM subscription
      WHERE list_key = ?1 AND left_at >= ?2 GROUP BY 1)sql");
  left.bind(list, since);
  if (auto read = count_months(std::move(left), months, &ReaderMonth::left); !read) {
    return fail(read.error());
  }
  std::vector<ReaderMonth> newest_first;
  for (auto& [name, month] : months) newest_first.push_back(std::move(month));
  std::ranges::reverse(newest_first);
  return newest_first;
}

Result<std::vector<ReaderDelivery>> reader_deliveries(Reader& reader, std::string_view letter,
                                                      SubscriptionId subscription, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT i.number, d.state, d.meaning, d.answer, d.answered_at
      FROM issue AS i JOIN delivery AS d ON d.issue_id = i.id AND d.subscription_id = ?2
      WHERE i.letter_key = ?1 ORDER BY i.number DESC LIMIT ?3)sql");
  query.bind(letter, subscription, limit);
  return query.all([](const Statement& row) {
    return ReaderDelivery{.number = static_cast<int>(row.integer(0)),
                          .state = row.text(1),
                          .meaning = row.text(2),
                          .answer = row.text(3),
                          .answered_at = row.maybe_instant(4)};
  });
}

Result<PersonAttributes> person_attributes(Reader& reader, PersonId person) {
  auto query = reader.prepare(
      "SELECT kind, value FROM person_attribute WHERE person_id = ?1 ORDER BY kind, value");
  query.bind(person);
  return query.all([](const Statement& row) { return std::pair(row.text(0), row.text(1)); });
}

Result<bool> add_person_attribute(Transaction& tx, PersonId person, std::string_view kind,
                                  std::string_view value) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO person_attribute (person_id, kind, value) VALUES (?1, ?2, ?3)
      ON CONFLICT (person_id, kind, value) DO NOTHING)sql");
  if (auto done = insert.run(person, kind, value); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> name_nameless_person(Transaction& tx, PersonId person, std::string_view name) {
  auto update = tx.prepare(R"sql(
      UPDATE person SET name = ?2, version = version + 1
      WHERE id = ?1 AND name = '' AND ?2 <> '' AND erased_at IS NULL)sql");
  if (auto done = update.run(person, name); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<SuppressionLine>> suppressions_of(Reader& reader, std::string_view email_hash) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(list_key, ''), reason, at, undone_at FROM suppression
      WHERE email_hash = ?1 ORDER BY id)sql");
  query.bind(Bytes{email_hash});
  return query.all([](const Statement& row) {
    return SuppressionLine{row.text(0), row.text(1), row.instant(2), row.maybe_instant(3)};
  });
}

namespace {

ImportLot lot_of(const Statement& row) {
  return {.id = row.id<ImportLotId>(0),
          .list = row.text(1),
          .origin = row.text(2),
          .at = row.instant(3),
          .added = row.integer(4),
          .suppressed = row.integer(5),
          .undone_at = row.maybe_instant(6)};
}

}  // namespace

Result<std::vector<ImportLot>> import_lots(Reader& reader, std::string_view list, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, list_key, origin, at, added, suppressed, undone_at FROM import_lot
      WHERE list_key = ?1 ORDER BY id DESC LIMIT ?2)sql");
  query.bind(list, limit);
  return query.all(lot_of);
}

Result<std::optional<ImportLot>> import_lot(Reader& reader, ImportLotId lot) {
  auto query = reader.prepare(R"sql(
      SELECT id, list_key, origin, at, added, suppressed, undone_at FROM import_lot
      WHERE id = ?1)sql");
  const auto found = query.bind(lot).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return lot_of(query);
}

Result<void> count_import_lot(Transaction& tx, ImportLotId lot, std::int64_t added,
                              std::int64_t suppressed) {
  return tx.prepare("UPDATE import_lot SET added = ?2, suppressed = ?3 WHERE id = ?1")
      .run(lot, added, suppressed);
}

Result<bool> mark_lot_undone(Transaction& tx, ImportLotId lot, Instant now) {
  auto update =
      tx.prepare("UPDATE import_lot SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL");
  if (auto done = update.run(lot, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<SubscriptionId>> receivers_of_lot(Reader& reader, ImportLotId lot) {
  auto query = reader.prepare(
      "SELECT id FROM subscription WHERE import_lot_id = ?1 AND state <> 'left' ORDER BY id");
  query.bind(lot);
  return query.all([](const Statement& row) { return row.id<SubscriptionId>(0); });
}

Result<std::int64_t> undo_suppressions_of_lot(Transaction& tx, ImportLotId lot, Instant now) {
  auto update = tx.prepare(
      "UPDATE suppression SET undone_at = ?2 WHERE import_lot_id = ?1 AND undone_at IS NULL");
  if (auto done = update.run(lot, now); !done) return fail(done.error());
  return tx.changes();
}

Result<void> put_import_upload(Transaction& tx, CuratorId curator, const ImportUpload& upload,
                               Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO import_upload (curator_id, list_key, file_name, bytes, at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (curator_id) DO UPDATE SET list_key = excluded.list_key,
        file_name = excluded.file_name, bytes = excluded.bytes, at = excluded.at)sql");
  return put.run(curator, upload.list, upload.file_name, Bytes{upload.bytes}, now);
}

Result<std::optional<ImportUpload>> import_upload(Reader& reader, CuratorId curator) {
  auto query =
      reader.prepare("SELECT list_key, file_name, bytes FROM import_upload WHERE curator_id = ?1");
  const auto found = query.bind(curator).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return ImportUpload{query.text(0), query.text(1), query.text(2)};
}

Result<void> drop_import_upload(Transaction& tx, CuratorId curator) {
  return tx.prepare("DELETE FROM import_upload WHERE curator_id = ?1").run(curator);
}

Result<std::int64_t> forget_import_uploads(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM import_upload WHERE at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
