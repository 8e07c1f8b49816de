// SPDX-License-Identifier: EUPL-1.2
#include "store/article/sketch_repo.hpp"

#include <algorithm>
#include <limits>

namespace vigie::store {
namespace {

/// What is mapped counts as memory of the program, its neighbours in the file too: not all at once.
constexpr int kRowsMapped = 4096;

/// Articles are numbered as they are first seen: this one parts them.
Result<ArticleId> first_seen(Reader& reader, Instant since) {
  auto query = reader.prepare(
      "SELECT id FROM article WHERE first_seen_at >= ?1 ORDER BY first_seen_at, id LIMIT 1");
  const auto row = query.bind(since).step();
  if (!row) return fail(row.error());
  return *row ? query.id<ArticleId>(0) : ArticleId{std::numeric_limits<std::int64_t>::max()};
}

}  // namespace

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

Result<std::size_t> most_sketches(Reader& reader, Instant since) {
  auto query = reader.prepare("SELECT max(article_id) FROM article_sketch");
  const auto first = first_seen(reader, since);
  if (!first) return fail(first.error());
  if (const auto row = query.step(); !row) return fail(row.error());
  return static_cast<std::size_t>(std::max<std::int64_t>(query.integer(0) - first->value + 1, 0));
}

Result<void> each_sketch(Reader& reader, Instant since,
                         const std::function<void(const ArticleSketch&)>& take) {
  const auto first = first_seen(reader, since);
  if (!first) return fail(first.error());
  std::int64_t next = first->value;
  for (int rows = kRowsMapped; rows == kRowsMapped;) {
    const MappedFile mapped(reader);  // outlives the statement, whose pages it has
    auto query = reader.prepare(R"sql(
        SELECT article_id, reprint_id, story_id, sketch FROM article_sketch
        WHERE article_id >= ?1 ORDER BY article_id LIMIT ?2)sql");
    rows = 0;
    query.bind(next, kRowsMapped);
    auto done = query.each([&](const Statement& row) {
      take({row.id<ArticleId>(0), row.id<ReprintId>(1), row.id<StoryId>(2), row.text_view(3)});
      next = row.integer(0) + 1;
      ++rows;
    });
    if (!done) return done;
  }
  return {};
}

Result<std::int64_t> forget_sketches(Transaction& tx, Instant before) {
  auto reader = tx.reader();
  const auto first = first_seen(reader, before);
  if (!first) return fail(first.error());
  if (auto done = tx.prepare("DELETE FROM article_sketch WHERE article_id < ?1").run(*first);
      !done) {
    return fail(done.error());
  }
  return tx.changes();
}

}  // namespace vigie::store
