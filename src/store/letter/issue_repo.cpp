// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/issue_repo.hpp"

#include "base/format.hpp"

namespace vigie::store {
namespace {

IssueState state_named(std::string_view name) {
  for (const IssueState state : kIssueStates) {
    if (name_of(state) == name) return state;
  }
  return IssueState::draft;
}

/// The columns of an IssueRow, before the condition of each query.
std::string issues_where(std::string_view condition) {
  std::string sql = R"sql(
      SELECT id, letter_key, number, month, state, version, subject, preheader, created_at,
             updated_at, frozen_at, scheduled_at, public_at, finished_at, pause_reason,
             dated_on, withdrawn_at, words_by IS NOT NULL,
             updated_by, scheduled_by
      FROM issue WHERE )sql";
  sql += condition;
  return sql;
}

IssueRow row_of(const Statement& query) {
  IssueRow row;
  row.id = query.id<IssueId>(0);
  row.letter = query.text(1);
  row.number = static_cast<int>(query.integer(2));
  row.month = query.text(3);
  row.state = state_named(query.text_view(4));
  row.version = static_cast<int>(query.integer(5));
  row.subject = query.text(6);
  row.preheader = query.text(7);
  row.created_at = query.instant(8);
  row.updated_at = query.instant(9);
  row.frozen_at = query.maybe_instant(10);
  row.scheduled_at = query.maybe_instant(11);
  row.public_at = query.maybe_instant(12);
  row.finished_at = query.maybe_instant(13);
  row.pause_reason = query.text(14);
  row.dated_on = parse_day(query.text_view(15));  // NULL reads as no day
  row.withdrawn_at = query.maybe_instant(16);
  row.words_by_person = query.flag(17);
  row.updated_by = query.id<CuratorId>(18);
  row.scheduled_by = query.id<CuratorId>(19);
  return row;
}

Result<std::optional<IssueRow>> one(Statement query) {
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return row_of(query);
}

}  // namespace

Result<IssueRow> issue_by_id(Reader& reader, IssueId id) {
  static const std::string kSql = issues_where("id = ?1");
  auto query = reader.prepare(kSql);
  query.bind(id);
  auto found = one(std::move(query));
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, fmt::format("issue {}", id.value));
  return std::move(**found);
}

Result<std::vector<IssueRow>> issues_of_month(Reader& reader, std::string_view letter,
                                              std::string_view month) {
  static const std::string kSql =
      issues_where("letter_key = ?1 AND month = ?2 AND state <> 'cancelled' ORDER BY number");
  auto query = reader.prepare(kSql);
  query.bind(letter, month);
  return query.all(row_of);
}

Result<std::optional<IssueRow>> issue_by_number(Reader& reader, std::string_view letter,
                                                int number) {
  static const std::string kSql = issues_where("letter_key = ?1 AND number = ?2");
  auto query = reader.prepare(kSql);
  query.bind(letter, number);
  return one(std::move(query));
}

Result<std::vector<IssueRow>> issues(Reader& reader, std::string_view letter) {
  static const std::string kSql = issues_where("letter_key = ?1 ORDER BY number DESC");
  auto query = reader.prepare(kSql);
  query.bind(letter);
  return query.all(row_of);
}

Result<std::vector<IssueRow>> public_issues(Reader& reader, std::string_view letter, int limit) {
  static const std::string kSql = issues_where(
      "letter_key = ?1 AND public_at IS NOT NULL AND withdrawn_at IS NULL "
      "ORDER BY number DESC LIMIT ?2");
  auto query = reader.prepare(kSql);
  query.bind(letter, limit);
  return query.all(row_of);
}

Result<std::vector<IssueRow>> frozen_issues(Reader& reader, std::string_view letter, int limit) {
  static const std::string kSql =
      issues_where("letter_key = ?1 AND frozen_at IS NOT NULL ORDER BY number DESC LIMIT ?2");
  auto query = reader.prepare(kSql);
  query.bind(letter, limit);
  return query.all(row_of);
}

Result<std::vector<IssueRow>> issues_under_way(Reader& reader) {
  static const std::string kSql = issues_where("state = 'sending' ORDER BY id");
  auto query = reader.prepare(kSql);
  return query.all(row_of);
}

Result<int> last_number(Reader& reader, std::string_view letter) {
  auto query = reader.prepare("SELECT coalesce(max(number), 0) FROM issue WHERE letter_key = ?1");
  query.bind(letter);
  if (const auto found = query.step(); !found) return fail(found.error());
  return static_cast<int>(query.integer(0));
}

Result<IssueId> add_issue(Transaction& tx, const Issue& issue, CuratorId who, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue (letter_key, number, month, subject, preheader, created_at, created_by,
                         updated_at, updated_by, dated_on)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?7, ?8))sql");
  const auto done = insert.run(issue.letter_key, issue.number, issue.month, issue.subject,
                               issue.preheader, now, who, issue.dated_on);
  if (!done) return fail(done.error());
  return IssueId{tx.last_insert_id()};
}

Result<void> set_issue_words(Transaction& tx, IssueId issue, std::string_view subject,
                             std::string_view preheader, CuratorId who) {
  auto update =
      tx.prepare("UPDATE issue SET subject = ?2, preheader = ?3, words_by = ?4 WHERE id = ?1");
  return update.run(issue, subject, preheader, who);
}

Result<bool> move_issue(Transaction& tx, IssueId issue, int version, const IssueMove& move) {
  auto update = tx.prepare(R"sql(
      UPDATE issue
      SET state = ?4, version = version + 1, updated_at = ?5, updated_by = ?6, pause_reason = ?7,
          frozen_at = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                           WHEN ?4 = 'frozen' THEN ?5 ELSE frozen_at END,
          scheduled_at = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                              ELSE scheduled_at END,
          scheduled_by = CASE WHEN ?4 IN ('draft', 'in_review', 'approved') THEN NULL
                              ELSE scheduled_by END,
          missed_at = CASE WHEN ?4 = 'frozen' THEN missed_at ELSE NULL END,
          public_at = CASE WHEN ?4 = 'sending' THEN coalesce(public_at, ?5) ELSE public_at END,
          finished_at = CASE WHEN ?4 = 'sent' THEN coalesce(finished_at, ?5) ELSE finished_at END
      WHERE id = ?1 AND version = ?2 AND state = ?3)sql");
  const auto done = update.run(issue, version, name_of(move.from), name_of(move.to), move.at,
                               move.who, move.pause_reason);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> put_output(Transaction& tx, IssueId issue, const FrozenBytes& bytes,
                        std::string_view bytes_hash) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash, sent_from,
                                from_name, reply_to, list_id, unsubscribe_mailto, feedback_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))sql");
  const LetterSender& sender = bytes.sender;
  return insert.run(issue, bytes.subject, bytes.html, bytes.text, bytes.archive_html,
                    Bytes{bytes_hash}, sender.from, sender.from_name, sender.reply_to,
                    sender.list_id, sender.unsubscribe_mailto, sender.feedback_id);
}

Result<void> remove_output(Transaction& tx, IssueId issue) {
  auto remove = tx.prepare("DELETE FROM issue_output WHERE issue_id = ?1");
  return remove.run(issue);
}

Result<void> schedule_issue(Transaction& tx, IssueId issue, Instant at, CuratorId who) {
  auto update = tx.prepare(R"sql(
      UPDATE issue SET scheduled_at = ?2, scheduled_by = ?3, missed_at = NULL WHERE id = ?1 AND state = 'frozen')sql");
  return update.run(issue, at, who);
}

Result<FrozenBytes> frozen_bytes(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT subject, html, text, archive_html, sent_from, from_name, reply_to, list_id,
             unsubscribe_mailto, feedback_id
      FROM issue_output WHERE issue_id = ?1)sql");
  query.bind(issue);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::conflict, fmt::format("issue {}: not frozen", issue.value));
  return FrozenBytes{
      query.text(0),
      query.text(1),
      query.text(2),
      query.text(3),
      {query.text(4), query.text(5), query.text(6), query.text(7), query.text(8), query.text(9)}};
}

Result<bool> withdraw_from_archive(Transaction& tx, IssueId issue, bool withdrawn, CuratorId who,
                                   Instant at) {
  auto update = tx.prepare(R"sql(
      UPDATE issue SET withdrawn_at = iif(?2, ?4, NULL), withdrawn_by = iif(?2, ?3, NULL)
      WHERE id = ?1 AND public_at IS NOT NULL AND (withdrawn_at IS NULL) = ?2)sql");
  if (auto done = update.run(issue, withdrawn, who, at); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::optional<std::string>> archive_page(Reader& reader, std::string_view letter,
                                                int number) {
  auto query = reader.prepare(R"sql(
      SELECT o.archive_html FROM issue AS i JOIN issue_output AS o ON o.issue_id = i.id
      WHERE i.letter_key = ?1 AND i.number = ?2 AND i.public_at IS NOT NULL
        AND i.withdrawn_at IS NULL)sql");
  query.bind(letter, number);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.text(0);
}

}  // namespace vigie::store
