// SPDX-License-Identifier: EUPL-1.2
#include "store/sketch_repo.hpp"

namespace vigie::store {

Result<void> insert_sketch(Transaction& tx, const ArticleSketch& sketch) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO article_sketch (article_id, reprint_id, story_id, sketch)
      VALUES (?1, ?2, ?3, ?4))sql");
  return insert.run(sketch.article, sketch.reprint, sketch.story, Bytes{sketch.sketch});
}

Result<std::optional<std::string>> sketch_of(Reader& reader, ArticleId article) {
  auto query = reader.prepare("SELECT sketch FROM article_sketch WHERE article_id = ?1");
  query.bind(article);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.text(0);
}

Result<void> replace_sketch(Transaction& tx, ArticleId article, std::string_view sketch) {
  auto update = tx.prepare("UPDATE article_sketch SET sketch = ?2 WHERE article_id = ?1");
  return update.run(article, Bytes{sketch});
}

// Articles are numbered as they are first seen: the first of the window parts them.

Result<std::int64_t> most_sketches(Reader& reader, Instant since) {
  auto query = reader.prepare(R"sql(
      SELECT (SELECT max(article_id) FROM article_sketch) + 1 -
        (SELECT id FROM article WHERE first_seen_at >= ?1 ORDER BY first_seen_at, id LIMIT 1))sql");
  query.bind(since);
  if (const auto row = query.step(); !row) return fail(row.error());
  return query.integer(0);
}

Result<void> each_sketch(Reader& reader, Instant since,
                         const std::function<void(const ArticleSketch&)>& take) {
  auto query = reader.prepare(R"sql(
      SELECT article_id, reprint_id, story_id, sketch FROM article_sketch
      WHERE article_id >= (
        SELECT id FROM article WHERE first_seen_at >= ?1 ORDER BY first_seen_at, id LIMIT 1)
      ORDER BY article_id)sql");
  query.bind(since);
  const MappedFile mapped(reader);
  return query.each([&](const Statement& row) {
    take({row.id<ArticleId>(0), row.id<ReprintId>(1), row.id<StoryId>(2), row.text_view(3)});
  });
}

Result<std::int64_t> forget_sketches(Transaction& tx, Instant before) {
  auto forget = tx.prepare(R"sql(
      DELETE FROM article_sketch WHERE article_id < coalesce(
        (SELECT id FROM article WHERE first_seen_at >= ?1 ORDER BY first_seen_at, id LIMIT 1), 0))sql");
  if (auto done = forget.run(before); !done) return fail(done.error());
  return tx.changes();
}

}  // namespace vigie::store
