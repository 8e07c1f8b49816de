// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/owner_repo.hpp"

namespace vigie::store {
namespace {

PageOwner read_owner(const Statement& row) {
  return {.issue = row.id<IssueId>(0),
          .page = static_cast<int>(row.integer(1)),
          .who = row.id<CuratorId>(2),
          .name = row.text(3),
          .due_on = parse_day(row.text_view(4)),  // NULL reads as no day
          .version = static_cast<int>(row.integer(5))};
}

}  // namespace

Result<std::vector<PageOwner>> page_owners(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT o.issue_id, o.page, o.curator_id, coalesce(c.name, ''), o.due_on, o.version
      FROM issue_owner o LEFT JOIN curator c ON c.id = o.curator_id
      WHERE o.issue_id = ?1 ORDER BY o.page)sql");
  query.bind(issue);
  return query.all(read_owner);
}

Result<bool> set_page_owner(Transaction& tx, const PageOwner& owner, const Hand& hand) {
  auto put = owner.version == 0 ? tx.prepare(R"sql(
      INSERT INTO issue_owner (issue_id, page, curator_id, due_on, updated_at, updated_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (issue_id, page) DO NOTHING)sql")
                                : tx.prepare(R"sql(
      UPDATE issue_owner SET curator_id = ?3, due_on = ?4, updated_at = ?5, updated_by = ?6,
                             version = version + 1
      WHERE issue_id = ?1 AND page = ?2 AND version = ?7)sql");
  const auto done = owner.version == 0 ? put.run(owner.issue, owner.page, owner.who, owner.due_on,
                                                 hand.at, hand.who)
                                       : put.run(owner.issue, owner.page, owner.who, owner.due_on,
                                                 hand.at, hand.who, owner.version);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> copy_page_owners(Transaction& tx, IssueId from, IssueId to, std::optional<Day> due_on,
                              Instant at) {
  auto copy = tx.prepare(R"sql(
      INSERT INTO issue_owner (issue_id, page, curator_id, due_on, updated_at)
      SELECT ?2, page, curator_id, ?3, ?4 FROM issue_owner WHERE issue_id = ?1
      ON CONFLICT (issue_id, page) DO NOTHING)sql");
  return copy.run(from, to, due_on, at);
}

Result<std::vector<PageOwner>> owners_due(Reader& reader, Day first, Day last) {
  auto query = reader.prepare(R"sql(
      SELECT o.issue_id, o.page, o.curator_id, c.name, o.due_on, o.version
      FROM issue_owner o INDEXED BY issue_owner_by_day
      JOIN issue i ON i.id = o.issue_id
      JOIN curator c ON c.id = o.curator_id
      WHERE o.due_on BETWEEN ?1 AND ?2 AND o.curator_id IS NOT NULL AND i.state = 'draft'
        AND c.disabled_at IS NULL
      ORDER BY o.due_on, o.issue_id, o.page)sql");
  query.bind(first, last);
  return query.all(read_owner);
}

Result<std::vector<IssueId>> drafts_made_alone(Reader& reader, std::string_view letter,
                                               std::string_view month, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT id FROM issue
      WHERE letter_key = ?1 AND month = ?2 AND created_by IS NULL AND created_at >= ?3
        AND state = 'draft')sql");
  query.bind(letter, month, since);
  return query.all([](const Statement& row) { return row.id<IssueId>(0); });
}

Result<std::optional<IssueBefore>> issue_before(Reader& reader, std::string_view letter,
                                                int number) {
  auto query = reader.prepare(R"sql(
      SELECT id, number FROM issue
      WHERE letter_key = ?1 AND number < ?2 AND state <> 'cancelled'
      ORDER BY number DESC LIMIT 1)sql");
  query.bind(letter, number);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return IssueBefore{query.id<IssueId>(0), static_cast<int>(query.integer(1))};
}

}  // namespace vigie::store
