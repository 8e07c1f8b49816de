// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/approval_repo.hpp"

namespace vigie::store {

Result<void> add_approval(Transaction& tx, IssueId issue, const Approval& approval) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_approval (issue_id, curator_id, content_hash, note, at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(issue, approval.who, Bytes{approval.content_hash}, approval.note, approval.at);
}

Result<std::int64_t> withdraw_approvals(Transaction& tx, IssueId issue, CuratorId who, Instant at) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_approval SET withdrawn_at = ?2, withdrawn_by = ?3
      WHERE issue_id = ?1 AND withdrawn_at IS NULL)sql");
  if (auto done = update.run(issue, at, who); !done) return fail(done.error());
  return tx.changes();
}

Result<std::vector<Approval>> approvals(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT a.curator_id, coalesce(c.name, ''), a.content_hash, a.note, a.at, a.withdrawn_at
      FROM issue_approval AS a LEFT JOIN curator AS c ON c.id = a.curator_id
      WHERE a.issue_id = ?1 ORDER BY a.id DESC)sql");
  query.bind(issue);
  return query.all([](const Statement& row) {
    return Approval{.who = row.id<CuratorId>(0),
                    .name = row.text(1),
                    .content_hash = row.text(2),
                    .note = row.text(3),
                    .at = row.instant(4),
                    .withdrawn_at = row.maybe_instant(5)};
  });
}

}  // namespace vigie::store
