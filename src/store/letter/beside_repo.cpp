// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/beside_repo.hpp"

namespace vigie::store {

Result<CommentId> add_comment(Transaction& tx, IssueId issue, BlockId block, CuratorId who,
                              std::string_view text, Instant at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_comment (issue_id, block_id, text, created_at, created_by)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  if (auto done = insert.run(issue, block, text, at, who); !done) return fail(done.error());
  return CommentId{tx.last_insert_id()};
}

Result<bool> resolve_comment(Transaction& tx, IssueId issue, CommentId comment, CuratorId who,
                             Instant at) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_comment SET resolved_at = ?3, resolved_by = ?4
      WHERE id = ?2 AND issue_id = ?1 AND resolved_at IS NULL)sql");
  if (auto done = update.run(issue, comment, at, who); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<Comment>> comments(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT m.id, m.block_id, c.name, m.created_at, m.text, m.resolved_at
      FROM issue_comment AS m JOIN curator AS c ON c.id = m.created_by
      WHERE m.issue_id = ?1 ORDER BY m.id LIMIT ?2)sql");
  query.bind(issue, kCommentsMax);
  return query.all([](const Statement& row) {
    return Comment{.id = row.id<CommentId>(0),
                   .block = row.id<BlockId>(1),
                   .name = row.text(2),
                   .at = row.instant(3),
                   .text = row.text(4),
                   .resolved_at = row.maybe_instant(5)};
  });
}

Result<void> mark_presence(Transaction& tx, BlockId block, CuratorId who, Instant at) {
  auto put = tx.prepare(R"sql(
      INSERT INTO issue_block_presence (block_id, curator_id, seen_at) VALUES (?1, ?2, ?3)
      ON CONFLICT (block_id, curator_id) DO UPDATE SET seen_at = excluded.seen_at)sql");
  return put.run(block, who, at);
}

Result<void> end_presence(Transaction& tx, BlockId block, CuratorId who) {
  auto remove =
      tx.prepare("DELETE FROM issue_block_presence WHERE block_id = ?1 AND curator_id = ?2");
  return remove.run(block, who);
}

Result<std::vector<Presence>> present(Reader& reader, IssueId issue, Instant since, CuratorId who) {
  auto query = reader.prepare(R"sql(
      SELECT p.block_id, c.name
      FROM issue_block AS b
      JOIN issue_block_presence AS p ON p.block_id = b.id
      JOIN curator AS c ON c.id = p.curator_id
      WHERE b.issue_id = ?1 AND p.seen_at > ?2 AND p.curator_id IS NOT ?3
      ORDER BY p.block_id, c.name)sql");
  query.bind(issue, since, who);
  return query.all([](const Statement& row) { return Presence{row.id<BlockId>(0), row.text(1)}; });
}

Result<std::int64_t> forget_presence(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM issue_block_presence WHERE seen_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<AsideId> put_aside(Transaction& tx, const Block& text, CuratorId who, Instant at) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_block_aside (block_id, title, body_markdown, created_at, created_by)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  const auto done = insert.run(text.id, text.title, text.body_markdown, at, who);
  if (!done) return fail(done.error());
  return AsideId{tx.last_insert_id()};
}

Result<std::vector<Aside>> asides(Reader& reader, BlockId block) {
  auto query = reader.prepare(R"sql(
      SELECT a.id, a.created_by, c.name, a.created_at, a.title, a.body_markdown
      FROM issue_block_aside AS a JOIN curator AS c ON c.id = a.created_by
      WHERE a.block_id = ?1 ORDER BY a.id DESC LIMIT 50)sql");
  query.bind(block);
  return query.all([](const Statement& row) {
    return Aside{.id = row.id<AsideId>(0),
                 .who = row.id<CuratorId>(1),
                 .name = row.text(2),
                 .at = row.instant(3),
                 .title = row.text(4),
                 .body_markdown = row.text(5)};
  });
}

Result<bool> drop_aside(Transaction& tx, BlockId block, AsideId aside) {
  auto remove = tx.prepare("DELETE FROM issue_block_aside WHERE id = ?2 AND block_id = ?1");
  if (auto done = remove.run(block, aside); !done) return fail(done.error());
  return tx.changes() == 1;
}

}  // namespace vigie::store
