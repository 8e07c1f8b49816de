// SPDX-License-Identifier: EUPL-1.2
#include "store/letter/block_repo.hpp"

#include <algorithm>

namespace vigie::store {
namespace {

BlockOrigin origin_named(std::string_view name) {
  for (const BlockOrigin origin : kBlockOrigins) {
    if (name_of(origin) == name) return origin;
  }
  return BlockOrigin::written;  // of the three, the one that the program leaves alone
}

std::string_view name_of_kind(BlockKind kind) {
  return kind == BlockKind::article ? "article" : "text";
}

/// The text of a version: nineteen columns from `first` on.
void read_text(const Statement& row, int first, Block& block) {
  block.title = row.text(first);
  block.body_markdown = row.text(first + 1);
  block.url = row.text(first + 2);
  block.link_label = row.text(first + 3);
  block.button = row.flag(first + 4);
  block.media = row.text(first + 5);
  block.access = row.text(first + 6);
  block.media_kind = row.text(first + 7);
  block.place = row.text(first + 8);
  block.published_at = row.maybe_instant(first + 9);
  block.picture = {row.text(first + 10), row.text(first + 11),
                   static_cast<int>(row.integer(first + 12)),
                   static_cast<int>(row.integer(first + 13)), row.text(first + 14)};
  block.genre = row.text(first + 15);
  block.details = row.text(first + 16);
  block.starts_at = row.maybe_instant(first + 17);
  block.ends_at = row.maybe_instant(first + 18);
}

Block block_of(const Statement& row) {
  Block block;
  block.id = row.id<BlockId>(0);
  block.version = static_cast<int>(row.integer(1));
  block.origin = origin_named(row.text_view(2));
  block.kind = row.text_view(3) == "article" ? BlockKind::article : BlockKind::text;
  block.page = static_cast<int>(row.integer(4));
  block.section = row.text(5);
  block.position = static_cast<int>(row.integer(6));
  block.panorama_item = row.id<PanoramaItemId>(7);
  block.article = row.id<ArticleId>(8);
  block.source_file = row.text(9);
  block.source_hash = row.text(10);
  read_text(row, 11, block);
  return block;
}

/// The columns of a block with its text, before the condition of each query.
std::string blocks_where(std::string_view condition) {
  std::string sql = R"sql(
      SELECT b.id, b.version, b.origin, b.kind, b.page, b.section, b.position, b.panorama_item_id,
             b.article_id, b.source_file, b.source_hash, v.title, v.body_markdown, v.url,
             v.link_label, v.button, v.media, v.access, v.media_kind, v.place, v.published_at,
             v.picture_url, v.picture_alt, v.picture_width, v.picture_height, v.picture_credit,
             v.genre, v.details, v.starts_at, v.ends_at
      FROM issue_block AS b
      JOIN issue_block_version AS v ON v.block_id = b.id AND v.version = b.version
      WHERE )sql";
  sql += condition;
  return sql;
}

struct FactLine {
  BlockId block;
  Fact fact;
};

Result<std::vector<FactLine>> facts_of(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT b.id, f.label, f.value
      FROM issue_block AS b
      JOIN issue_block_fact AS f ON f.block_id = b.id AND f.version = b.version
      WHERE b.issue_id = ?1 AND b.removed_at IS NULL ORDER BY b.id, f.position)sql");
  query.bind(issue);
  return query.all([](const Statement& row) {
    return FactLine{row.id<BlockId>(0), {row.text(1), row.text(2)}};
  });
}

Result<std::vector<Fact>> facts_of(Reader& reader, BlockId block, int version) {
  auto query = reader.prepare(R"sql(
      SELECT label, value FROM issue_block_fact
      WHERE block_id = ?1 AND version = ?2 ORDER BY position)sql");
  query.bind(block, version);
  return query.all([](const Statement& row) { return Fact{row.text(0), row.text(1)}; });
}

}  // namespace

Result<std::vector<Block>> blocks_of(Reader& reader, IssueId issue) {
  static const std::string kSql =
      blocks_where("b.issue_id = ?1 AND b.removed_at IS NULL ORDER BY b.page, b.position, b.id");
  auto query = reader.prepare(kSql);
  query.bind(issue);
  auto blocks = query.all(block_of);
  if (!blocks) return blocks;
  auto facts = facts_of(reader, issue);
  if (!facts) return fail(facts.error());
  for (FactLine& line : *facts) {
    const auto block = std::ranges::find(*blocks, line.block, &Block::id);
    if (block != blocks->end()) block->facts.push_back(std::move(line.fact));
  }
  return blocks;
}

Result<std::vector<Block>> taken_out_texts(Reader& reader, IssueId issue) {
  static const std::string kSql = blocks_where(
      "b.issue_id = ?1 AND b.removed_at IS NOT NULL ORDER BY b.removed_at DESC, b.id LIMIT 100");
  auto query = reader.prepare(kSql);
  query.bind(issue);
  return query.all(block_of);
}

Result<std::vector<Block>> blocks_taken_out(Reader& reader, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT panorama_item_id, article_id, source_file
      FROM issue_block WHERE issue_id = ?1 AND removed_at IS NOT NULL)sql");
  query.bind(issue);
  return query.all([](const Statement& row) {
    Block block;
    block.panorama_item = row.id<PanoramaItemId>(0);
    block.article = row.id<ArticleId>(1);
    block.source_file = row.text(2);
    return block;
  });
}

Result<std::optional<IssueId>> issue_of_block(Reader& reader, BlockId block) {
  auto query = reader.prepare("SELECT issue_id FROM issue_block WHERE id = ?1");
  query.bind(block);
  const auto found = query.step();
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  return query.id<IssueId>(0);
}

Result<std::vector<std::string>> files_taken_elsewhere(Reader& reader, std::string_view letter,
                                                       std::string_view month, IssueId issue) {
  auto query = reader.prepare(R"sql(
      SELECT DISTINCT b.source_file
      FROM issue AS i JOIN issue_block AS b ON b.issue_id = i.id
      WHERE i.letter_key = ?1 AND i.month = ?2 AND i.id IS NOT ?3 AND i.state <> 'cancelled'
        AND b.removed_at IS NULL AND b.source_file <> '')sql");
  query.bind(letter, month, issue);
  return query.all([](const Statement& row) { return row.text(0); });
}

Result<BlockId> add_block(Transaction& tx, IssueId issue, const Block& block, const Hand& hand) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_block (issue_id, page, section, position, origin, kind, panorama_item_id,
        article_id, source_file, source_hash, created_at, created_by, updated_at, updated_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11, ?12))sql");
  const auto done =
      insert.run(issue, block.page, block.section, block.position, name_of(block.origin),
                 name_of_kind(block.kind), block.panorama_item, block.article, block.source_file,
                 Bytes{block.source_hash}, hand.at, hand.who);
  if (!done) return fail(done.error());
  return BlockId{tx.last_insert_id()};
}

Result<void> add_block_text(Transaction& tx, const Block& block, const Hand& hand) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_block_version (block_id, version, title, body_markdown, url, link_label,
        button, media, access, media_kind, place, published_at, picture_url, picture_alt,
        picture_width, picture_height, picture_credit, genre, details, starts_at, ends_at,
        created_at, created_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
              ?20, ?21, ?22, ?23))sql");
  return insert.run(block.id, block.version, block.title, block.body_markdown, block.url,
                    block.link_label, block.button, block.media, block.access, block.media_kind,
                    block.place, block.published_at, block.picture.url, block.picture.alt,
                    block.picture.width, block.picture.height, block.picture.credit, block.genre,
                    block.details, block.starts_at, block.ends_at, hand.at, hand.who);
}

Result<void> add_block_fact(Transaction& tx, const Block& block, int position, const Fact& fact) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO issue_block_fact (block_id, version, position, label, value)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(block.id, block.version, position, fact.label, fact.value);
}

Result<bool> change_block(Transaction& tx, const Block& block, int seen, const Hand& hand) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_block
      SET version = ?3, page = ?4, section = ?5, position = ?6, origin = ?7, panorama_item_id = ?8,
          article_id = ?9, source_file = ?10, source_hash = ?11, updated_at = ?12, updated_by = ?13
      WHERE id = ?1 AND version = ?2 AND removed_at IS NULL)sql");
  const auto done =
      update.run(block.id, seen, block.version, block.page, block.section, block.position,
                 name_of(block.origin), block.panorama_item, block.article, block.source_file,
                 Bytes{block.source_hash}, hand.at, hand.who);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> take_out_block(Transaction& tx, BlockId block, int seen, const Hand& hand) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_block SET removed_at = ?3, removed_by = ?4
      WHERE id = ?1 AND version = ?2 AND removed_at IS NULL)sql");
  const auto done = update.run(block, seen, hand.at, hand.who);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> put_back_block(Transaction& tx, const Block& block, const Hand& hand) {
  auto update = tx.prepare(R"sql(
      UPDATE issue_block
      SET removed_at = NULL, removed_by = NULL, struck = 0, page = ?2, section = ?3, position = ?4,
          origin = CASE WHEN origin = 'proposed' THEN 'placed' ELSE origin END,
          updated_at = ?5, updated_by = ?6
      WHERE id = ?1 AND removed_at IS NOT NULL)sql");
  const auto done =
      update.run(block.id, block.page, block.section, block.position, hand.at, hand.who);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<TouchedBlock>> blocks_touched_since(Reader& reader, IssueId issue,
                                                       Instant since) {
  std::vector<TouchedBlock> touched;
  for (const bool removed : {false, true}) {
    static const std::string kStanding = blocks_where(
        "b.issue_id = ?1 AND b.removed_at IS NULL AND b.updated_at > ?2 ORDER BY b.page, "
        "b.position");
    static const std::string kRemoved =
        blocks_where("b.issue_id = ?1 AND b.removed_at > ?2 ORDER BY b.page, b.position");
    auto query = reader.prepare(removed ? kRemoved : kStanding);
    query.bind(issue, since);
    auto blocks = query.all(block_of);
    if (!blocks) return fail(blocks.error());
    for (Block& each : *blocks) touched.push_back({std::move(each), removed});
  }
  return touched;
}

Result<void> drop_text(Transaction& tx, BlockId block, int version) {
  auto remove = tx.prepare(R"sql(
      DELETE FROM issue_block_version
      WHERE block_id = ?1 AND version = ?2
        AND version < (SELECT version FROM issue_block WHERE id = ?1))sql");
  return remove.run(block, version);
}

Result<bool> drop_proposal(Transaction& tx, BlockId block) {
  auto remove = tx.prepare("DELETE FROM issue_block WHERE id = ?1 AND origin = 'proposed'");
  if (auto done = remove.run(block); !done) return fail(done.error());
  return tx.changes() >= 1;
}

Result<std::vector<BlockText>> block_history(Reader& reader, BlockId block) {
  auto query = reader.prepare(R"sql(
      SELECT v.version, v.created_at, v.created_by, v.title, v.body_markdown, v.url, v.link_label,
             v.button, v.media, v.access, v.media_kind, v.place, v.published_at, v.picture_url,
             v.picture_alt, v.picture_width, v.picture_height, v.picture_credit, v.genre,
             v.details, v.starts_at, v.ends_at, coalesce(c.name, '')
      FROM issue_block_version AS v LEFT JOIN curator AS c ON c.id = v.created_by
      WHERE v.block_id = ?1 ORDER BY v.version)sql");
  query.bind(block);
  auto texts = query.all([&](const Statement& row) {
    BlockText text;
    text.block.id = block;
    text.block.version = static_cast<int>(row.integer(0));
    text.hand = {row.id<CuratorId>(2), row.instant(1)};
    read_text(row, 3, text.block);
    text.name = row.text(22);
    return text;
  });
  if (!texts) return texts;
  for (BlockText& text : *texts) {
    auto facts = facts_of(reader, block, text.block.version);
    if (!facts) return fail(facts.error());
    text.block.facts = std::move(*facts);
  }
  return texts;
}

}  // namespace vigie::store
