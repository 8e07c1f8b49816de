// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/shared_repo.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace vigie::store {
namespace {

constexpr std::string_view kShared = R"sql(
      SELECT s.block_id, i.letter_key, l.name, i.number, s.asked_version, s.asked_at, s.asked_by,
             a.name, coalesce(s.version, 0), s.approved_at, coalesce(v.name, ''),
             s.withdrawn_at IS NOT NULL, coalesce(t.title, '')
      FROM shared_block s
      JOIN issue_block b ON b.id = s.block_id
      JOIN issue i ON i.id = b.issue_id
      JOIN letter l ON l.key = i.letter_key
      JOIN curator a ON a.id = s.asked_by
      LEFT JOIN curator v ON v.id = s.approved_by
      LEFT JOIN issue_block_version t ON t.block_id = s.block_id AND t.version = s.version )sql";

SharedBlock read_shared(const Statement& row) {
  return {.block = row.id<BlockId>(0),
          .letter = row.text(1),
          .letter_name = row.text(2),
          .number = static_cast<int>(row.integer(3)),
          .asked_version = static_cast<int>(row.integer(4)),
          .asked_at = row.instant(5),
          .asked_by = row.id<CuratorId>(6),
          .asked_name = row.text(7),
          .version = static_cast<int>(row.integer(8)),
          .approved_at = row.maybe_instant(9),
          .approved_name = row.text(10),
          .withdrawn = row.flag(11),
          .title = row.text(12)};
}

TakenBlock read_taken(const Statement& row) {
  return {.block = row.id<BlockId>(0),
          .shared = row.id<BlockId>(1),
          .version = static_cast<int>(row.integer(2)),
          .letter_name = row.text(3),
          .number = static_cast<int>(row.integer(4)),
          .taken_by = row.id<CuratorId>(5)};
}

}  // namespace

Result<std::optional<SharedBlock>> shared_block(Reader& reader, BlockId block) {
  auto query = reader.prepare(fmt::format("{} WHERE s.block_id = ?1", kShared));
  query.bind(block);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return read_shared(query);
}

Result<std::vector<SharedBlock>> shared_offers(Reader& reader, std::string_view but_of) {
  auto query = reader.prepare(fmt::format(
      "{} WHERE s.version IS NOT NULL AND s.withdrawn_at IS NULL AND b.removed_at IS NULL "
      "AND i.letter_key <> ?1 ORDER BY s.approved_at DESC LIMIT ?2",
      kShared));
  query.bind(but_of, kSharedOfferedMax);
  return query.all(read_shared);
}

Result<Block> shared_text(Reader& reader, BlockId block, int version) {
  auto texts = block_history(reader, block);
  if (!texts) return fail(texts.error());
  const auto wanted = std::ranges::find_if(
      *texts, [&](const BlockText& each) { return each.block.version == version; });
  if (wanted == texts->end()) return Block{};
  wanted->block.id = block;
  return std::move(wanted->block);
}

Result<void> ask_to_share(Transaction& tx, BlockId block, int version, const Hand& hand) {
  auto own =
      tx.prepare("UPDATE issue_block SET origin = 'placed' WHERE id = ?1 AND origin = 'proposed'");
  if (auto done = own.run(block); !done) return done;
  auto ask = tx.prepare(R"sql(
      INSERT INTO shared_block (block_id, asked_version, asked_at, asked_by)
      VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (block_id) DO UPDATE
      SET asked_version = excluded.asked_version, asked_at = excluded.asked_at,
          asked_by = excluded.asked_by, withdrawn_at = NULL, withdrawn_by = NULL)sql");
  return ask.run(block, version, hand.at, hand.who);
}

Result<bool> approve_share(Transaction& tx, BlockId block, int version, const Hand& hand) {
  auto approve = tx.prepare(R"sql(
      UPDATE shared_block SET version = ?2, approved_at = ?3, approved_by = ?4
      WHERE block_id = ?1 AND asked_version = ?2 AND withdrawn_at IS NULL
        AND version IS NOT ?2)sql");
  if (auto done = approve.run(block, version, hand.at, hand.who); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> end_share(Transaction& tx, BlockId block, const Hand& hand) {
  auto end = tx.prepare(R"sql(
      UPDATE shared_block SET withdrawn_at = ?2, withdrawn_by = ?3
      WHERE block_id = ?1 AND withdrawn_at IS NULL)sql");
  if (auto done = end.run(block, hand.at, hand.who); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> note_taken(Transaction& tx, BlockId block, BlockId shared, int version,
                        const Hand& hand) {
  auto put = tx.prepare(R"sql(
      INSERT INTO shared_block_taken (block_id, shared_id, version, taken_at, taken_by)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (block_id) DO UPDATE
      SET version = excluded.version, taken_at = excluded.taken_at,
          taken_by = excluded.taken_by)sql");
  return put.run(block, shared, version, hand.at, hand.who);
}

Result<std::optional<TakenBlock>> taken_from(Reader& reader, BlockId block) {
  auto query = reader.prepare(R"sql(
      SELECT t.block_id, t.shared_id, t.version, l.name, i.number, t.taken_by
      FROM shared_block_taken t
      JOIN issue_block b ON b.id = t.shared_id
      JOIN issue i ON i.id = b.issue_id
      JOIN letter l ON l.key = i.letter_key
      WHERE t.block_id = ?1)sql");
  query.bind(block);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return read_taken(query);
}

Result<std::vector<TakenBlock>> takers_of(Reader& reader, BlockId shared) {
  auto query = reader.prepare(R"sql(
      SELECT t.block_id, t.shared_id, t.version, l.name, i.number, t.taken_by
      FROM shared_block_taken t
      JOIN issue_block b ON b.id = t.block_id
      JOIN issue i ON i.id = b.issue_id
      JOIN letter l ON l.key = i.letter_key
      WHERE t.shared_id = ?1 AND b.removed_at IS NULL
      ORDER BY t.taken_at DESC, t.block_id DESC LIMIT ?2)sql");
  query.bind(shared, kSharedOfferedMax);
  return query.all(read_taken);
}

Result<std::vector<TakenBlock>> corrections_for(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT t.block_id, t.shared_id, s.version, l.name, o.number, t.taken_by
      FROM issue_block b
      JOIN shared_block_taken t ON t.block_id = b.id
      JOIN shared_block s ON s.block_id = t.shared_id
      JOIN issue_block origin ON origin.id = t.shared_id
      JOIN issue o ON o.id = origin.issue_id
      JOIN letter l ON l.key = o.letter_key
      WHERE b.issue_id = ?1 AND b.removed_at IS NULL AND s.version > t.version
        AND s.withdrawn_at IS NULL
      ORDER BY b.page, b.position)sql");
  query.bind(issue);
  return query.all(read_taken);
}

Result<std::vector<TakenBlock>> taken_in(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT t.block_id, t.shared_id, t.version, l.name, o.number, t.taken_by
      FROM issue_block b
      JOIN shared_block_taken t ON t.block_id = b.id
      JOIN issue_block origin ON origin.id = t.shared_id
      JOIN issue o ON o.id = origin.issue_id
      JOIN letter l ON l.key = o.letter_key
      WHERE b.issue_id = ?1 AND b.removed_at IS NULL)sql");
  query.bind(issue);
  return query.all(read_taken);
}

Result<void> copy_picture(Transaction& tx, std::string_view from, std::string_view to,
                          std::string_view name) {
  auto copy = tx.prepare(R"sql(
      INSERT INTO letter_picture (letter_key, name, type, width, height, bytes, created_at,
                                  created_by)
      SELECT ?2, name, type, width, height, bytes, created_at, created_by
      FROM letter_picture WHERE letter_key = ?1 AND name = ?3
      ON CONFLICT (letter_key, name) DO NOTHING)sql");
  return copy.run(from, to, name);
}

}  // namespace vigie::store
