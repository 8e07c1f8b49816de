// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/review_repo.hpp"

namespace vigie::store {
namespace {

TestCopy test_of(const Statement& row) {
  return TestCopy{.id = row.integer(0),
                  .issue = row.id<IssueId>(1),
                  .address = row.text(2),
                  .asked_at = row.instant(3),
                  .sent_at = row.maybe_instant(4),
                  .tried_at = row.maybe_instant(5),
                  .answer = row.text(6)};
}

}  // namespace

Result<std::vector<CuratorId>> authors_of(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT v.created_by FROM issue_block AS b
      JOIN issue_block_version AS v ON v.block_id = b.id AND v.version = b.version
      WHERE b.issue_id = ?1 AND b.removed_at IS NULL AND v.created_by IS NOT NULL
      UNION
      SELECT updated_by FROM issue_block
      WHERE issue_id = ?1 AND removed_at IS NULL AND updated_by IS NOT NULL
      UNION
      SELECT updated_by FROM issue
      WHERE id = ?1 AND state = 'in_review' AND updated_by IS NOT NULL)sql");
  query.bind(issue);
  return query.all([](const Statement& row) { return row.id<CuratorId>(0); });
}

Result<void> add_accepted_warning(Transaction& tx, IssueId issue, const AcceptedWarning& warning) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_approval_warning (approval_id, name, message)
      SELECT max(id), ?2, ?3 FROM issue_approval WHERE issue_id = ?1
      ON CONFLICT DO NOTHING)sql");
  return insert.run(issue, warning.name, warning.message);
}

Result<std::vector<AcceptedWarning>> accepted_warnings(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT w.name, w.message FROM issue_approval AS a
      JOIN issue_approval_warning AS w ON w.approval_id = a.id
      WHERE a.issue_id = ?1 AND a.withdrawn_at IS NULL ORDER BY w.name, w.message)sql");
  query.bind(issue);
  return query.all([](const Statement& row) { return AcceptedWarning{row.text(0), row.text(1)}; });
}

Result<void> add_test(Transaction& tx, IssueId issue, std::string_view address, CuratorId who,
                      Instant at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_test (issue_id, address, asked_at, asked_by) VALUES (?1, ?2, ?3, ?4))sql");
  return insert.run(issue, address, at, who);
}

Result<std::vector<TestCopy>> tests_of(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT id, issue_id, address, asked_at, sent_at, tried_at, answer
      FROM issue_test WHERE issue_id = ?1 ORDER BY id DESC LIMIT 20)sql");
  query.bind(issue);
  return query.all(test_of);
}

Result<std::vector<TestCopy>> tests_waiting(Reader& reader, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, issue_id, address, asked_at, sent_at, tried_at, answer
      FROM issue_test WHERE tried_at IS NULL ORDER BY id LIMIT ?1)sql");
  query.bind(limit);
  return query.all(test_of);
}

Result<void> record_test(Transaction& tx, std::int64_t test, bool sent, std::string_view answer,
                         Instant at) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_test SET tried_at = ?4, sent_at = iif(?2, ?4, NULL), answer = ?3
      WHERE id = ?1)sql");
  return update.run(test, sent, answer, at);
}

Result<std::int64_t> tests_since(Reader& reader, IssueId issue, Instant since) {
  auto query =
      reader.prepare("SELECT count(*) FROM issue_test WHERE issue_id = ?1 AND asked_at > ?2");
  query.bind(issue, since);
  if (const auto found = query.step(); !found) return fail(found.error());
  return query.integer(0);
}

Result<void> add_reading(Transaction& tx, IssueId issue, std::string_view token_hash, CuratorId who,
                         Instant at, Instant until) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_reading (token_hash, issue_id, created_at, created_by, until_at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(Bytes{token_hash}, issue, at, who, until);
}

Result<std::optional<IssueId>> reading_of(Reader& reader, std::string_view token_hash,
                                          Instant now) {
  auto query =
      reader.prepare("SELECT issue_id FROM issue_reading WHERE token_hash = ?1 AND until_at > ?2");
  query.bind(Bytes{token_hash}, now);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.id<IssueId>(0);
}

Result<std::int64_t> forget_readings(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM issue_reading WHERE until_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<std::vector<IssueRow>> departures_due(Reader& reader, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT id FROM issue
      WHERE state = 'frozen' AND scheduled_at IS NOT NULL AND missed_at IS NULL
        AND scheduled_at <= ?1
      ORDER BY scheduled_at)sql");
  query.bind(now);
  const auto ids = query.all([](const Statement& row) { return row.id<IssueId>(0); });
  if (!ids) return fail(ids.error());
  std::vector<IssueRow> rows;
  for (const IssueId id : *ids) {
    auto row = issue_by_id(reader, id);
    if (!row) return fail(row.error());
    rows.push_back(std::move(*row));
  }
  return rows;
}

Result<std::optional<Instant>> next_departure(Reader& reader, Instant now) {
  auto query = reader.prepare(R"sql(
      SELECT min(scheduled_at) FROM issue
      WHERE state = 'frozen' AND scheduled_at IS NOT NULL AND missed_at IS NULL
        AND scheduled_at > ?1)sql");
  query.bind(now);
  if (const auto found = query.step(); !found) return fail(found.error());
  return query.maybe_instant(0);
}

Result<void> mark_missed(Transaction& tx, IssueId issue, Instant at) {
  auto update = tx.prepare("UPDATE issue SET missed_at = ?2 WHERE id = ?1 AND state = 'frozen'");
  return update.run(issue, at);
}

}  // namespace vigie::store
