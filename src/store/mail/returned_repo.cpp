// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/returned_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {
namespace {

/// Open ones of the letter ?1; ?2: and those of no known delivery.
std::string open_where(std::string_view rest) {
  constexpr std::string_view kOpen = R"sql(
      SELECT r.id, r.at, r.kind, r.subject, r.sender, r.text, r.reading, r.delivery_id
      FROM returned_mail AS r
      LEFT JOIN delivery AS d ON d.id = r.delivery_id
      LEFT JOIN issue AS i ON i.id = d.issue_id
      WHERE r.settled_at IS NULL
        AND iif(r.delivery_id IS NULL, ?2, i.letter_key = ?1) )sql";
  return fmt::format("{}{}", kOpen, rest);
}

ReturnedRow row_of(const Statement& row) {
  return ReturnedRow{.id = row.integer(0),
                     .at = row.instant(1),
                     .file = "",
                     .kind = row.text(2),
                     .subject = row.text(3),
                     .sender = row.text(4),
                     .text = row.text(5),
                     .reading = row.text(6),
                     .delivery = row.id<DeliveryId>(7),
                     .open = true};
}

}  // namespace

Result<bool> add_returned(Transaction& tx, const ReturnedRow& row) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO returned_mail (at, file, kind, subject, sender, text, reading, delivery_id,
                                 settled_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, iif(?9, NULL, ?1))
      ON CONFLICT (file) DO NOTHING)sql");
  const auto done = insert.run(row.at, row.file, row.kind, row.subject, row.sender, row.text,
                               row.reading, row.delivery, row.open);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<ReturnedRow>> open_returned(Reader& reader, const ReturnedOf& of, int limit) {
  static const std::string kSql = open_where("ORDER BY r.id LIMIT ?3");
  auto query = reader.prepare(kSql);
  query.bind(of.letter, of.unknown_too, limit);
  return query.all(row_of);
}

Result<std::int64_t> count_open_returned(Reader& reader, const ReturnedOf& of) {
  static const std::string kSql = fmt::format("SELECT count(*) FROM ({})", open_where(""));
  auto query = reader.prepare(kSql);
  query.bind(of.letter, of.unknown_too);
  if (const auto found = query.step(); !found) return fail(found.error());
  return query.integer(0);
}

Result<std::optional<ReturnedRow>> open_returned_by_id(Reader& reader, const ReturnedOf& of,
                                                       std::int64_t id) {
  static const std::string kSql = open_where("AND r.id = ?3");
  auto query = reader.prepare(kSql);
  query.bind(of.letter, of.unknown_too, id);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return row_of(query);
}

Result<bool> settle_returned(Transaction& tx, std::int64_t id, Instant now) {
  auto update =
      tx.prepare("UPDATE returned_mail SET settled_at = ?2 WHERE id = ?1 AND settled_at IS NULL");
  if (auto done = update.run(id, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::int64_t> forget_returned(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM returned_mail WHERE settled_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<std::optional<ReturnedDelivery>> returned_delivery(Reader& reader, DeliveryId id) {
  auto query = reader.prepare(R"sql(
      SELECT issue_id, subscription_id, provider, state, handed_at,
             EXISTS (SELECT 1 FROM delivery_event AS e
                     WHERE e.delivery_id = d.id AND e.kind = 'report'
                       AND e.meaning = 'about_reader')
      FROM delivery AS d WHERE id = ?1)sql");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return ReturnedDelivery{.id = id,
                          .issue = query.id<IssueId>(0),
                          .subscription = query.id<SubscriptionId>(1),
                          .provider = query.text(2),
                          .state = query.text(3),
                          .handed_at = query.maybe_instant(4),
                          .reported = query.flag(5)};
}

Result<std::optional<DeliveryId>> delivery_of_message(Reader& reader, std::string_view message_id) {
  auto query = reader.prepare("SELECT id FROM delivery WHERE message_id = ?1 LIMIT 1");
  const auto found = query.bind(message_id).step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.id<DeliveryId>(0);
}

Result<ReportShare> report_share(Reader& reader, IssueId issue, std::string_view provider) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FILTER (WHERE EXISTS (
               SELECT 1 FROM delivery_event AS e
               WHERE e.delivery_id = d.id AND e.kind = 'report' AND e.meaning = 'about_reader')),
             count(*)
      FROM delivery AS d WHERE d.issue_id = ?1 AND d.provider = ?2)sql");
  if (const auto found = query.bind(issue, provider).step(); !found) return fail(found.error());
  return ReportShare{query.integer(0), query.integer(1)};
}

}  // namespace vigie::store
