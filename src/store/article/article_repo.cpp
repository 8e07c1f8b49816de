// SPDX-License-Identifier: EUPL-1.2
#include "store/article/article_repo.hpp"

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

Result<std::optional<KnownArticle>> read_known(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<KnownArticle>();
  return std::optional(KnownArticle{query.id<ArticleId>(0), query.id<StoryId>(1), query.text(2),
                                    query.id<SourceId>(3), query.maybe_instant(4)});
}

/// Its lead is the first source that showed it, of equals the one with the smallest number.
std::string known_article_where(std::string_view condition) {
  std::string sql = R"sql(
      SELECT article.id, reprint.story_id, article.title,
             (SELECT source_id FROM sighting
              WHERE article_id = article.id AND first_seen_at = (
                SELECT min(first_seen_at) FROM sighting WHERE article_id = article.id)
              ORDER BY source_id LIMIT 1),
             article.published_at
      FROM article JOIN reprint ON reprint.id = article.reprint_id
      WHERE )sql";
  return sql.append(condition);
}

}  // namespace

Result<StoryId> insert_story(Transaction& tx, Instant now) {
  auto insert = tx.prepare("INSERT INTO story (created_at) VALUES (?1)");
  if (auto done = insert.run(now); !done) return fail(done.error());
  return StoryId{tx.last_insert_id()};
}

Result<ReprintId> insert_reprint(Transaction& tx, StoryId story, Instant now) {
  auto insert = tx.prepare("INSERT INTO reprint (story_id, created_at) VALUES (?1, ?2)");
  if (auto done = insert.run(story, now); !done) return fail(done.error());
  return ReprintId{tx.last_insert_id()};
}

Result<ArticleId> insert_article(Transaction& tx, const NewArticle& article) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO article (reprint_id, url, url_key, title, author, media, language, access, kind,
                           published_at, first_seen_at, title_key, duration_s, media_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))sql");
  const auto done = insert.run(
      article.reprint, article.url, article.url_key, article.title, article.author, article.media,
      article.language, name_of(article.access), article.kind, article.published_at,
      article.first_seen_at, Bytes{article.title_key}, article.duration_s, article.media_id);
  if (!done) return fail(done.error());
  return ArticleId{tx.last_insert_id()};
}

Result<std::optional<KnownArticle>> article_by_url_key(Reader& reader, std::string_view url_key) {
  static const std::string sql = known_article_where("article.url_key = ?1");
  auto query = reader.prepare(sql);
  query.bind(url_key);
  return read_known(query);
}

Result<std::optional<KnownArticle>> article_by_other_address(Reader& reader,
                                                             std::string_view url_key) {
  auto query = reader.prepare("SELECT article_id FROM article_address WHERE url_key = ?1");
  const auto row = query.bind(url_key).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return article_by_id(reader, query.id<ArticleId>(0));
}

Result<void> add_address(Transaction& tx, std::string_view url_key, ArticleId article) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO article_address (url_key, article_id)
      SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM article WHERE url_key = ?1)
      ON CONFLICT (url_key) DO NOTHING)sql");
  return insert.run(url_key, article);
}

Result<std::optional<KnownArticle>> article_by_title(Reader& reader, SourceId source,
                                                     std::string_view title_key,
                                                     Instant published_at) {
  // By the title first: a join starts with all that the source ever showed.
  auto query = reader.prepare(R"sql(
      SELECT article.id, reprint.story_id, article.title, ?1, article.published_at
      FROM article
      JOIN reprint ON reprint.id = article.reprint_id
      WHERE article.title_key = ?2 AND article.published_at = ?3
        AND EXISTS (SELECT 1 FROM sighting
                    WHERE sighting.article_id = article.id AND sighting.source_id = ?1)
      LIMIT 1)sql");
  query.bind(source, Bytes{title_key}, published_at);
  return read_known(query);
}

Result<std::optional<KnownArticle>> article_by_id(Reader& reader, ArticleId id) {
  static const std::string sql = known_article_where("article.id = ?1");
  auto query = reader.prepare(sql);
  query.bind(id);
  return read_known(query);
}

Result<void> revise_article(Transaction& tx, ArticleId id, const EditedArticle& edited,
                            Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE article SET title = ?2, author = ?3, title_key = ?4, revised_at = ?5
      WHERE id = ?1)sql");
  return update.run(id, edited.title, edited.author, Bytes{edited.title_key}, now);
}

// "before:https://a.fr/revue 12": the address, a space that none has, the article.
Result<void> leave_address(Transaction& tx, ArticleId id) {
  auto update = tx.prepare(R"sql(
      UPDATE article SET url_key = 'before:' || url_key || ' ' || id WHERE id = ?1)sql");
  return update.run(id);
}

Result<std::int64_t> articles_before(Reader& reader, std::string_view url_key) {
  auto query = reader.prepare(R"sql(
      SELECT count(*) FROM article
      WHERE url_key > 'before:' || ?1 || ' ' AND url_key < 'before:' || ?1 || '!')sql");
  query.bind(url_key);
  const auto row = query.step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

Result<Access> access_of(Reader& reader, ArticleId id) {
  auto query = reader.prepare("SELECT access FROM article WHERE id = ?1");
  query.bind(id);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "article");
  return access_named(query.text_view(0));
}

Result<void> set_access(Transaction& tx, ArticleId id, Access access) {
  auto update = tx.prepare("UPDATE article SET access = ?2 WHERE id = ?1");
  return update.run(id, name_of(access));
}

Result<void> add_revision(Transaction& tx, ArticleId id, SourceId source, std::string_view title,
                          std::string_view content_hash, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO article_revision (article_id, source_id, replaced_at, title, content_hash)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(id, source, now, title, Bytes{content_hash});
}

Result<void> put_article_text(Transaction& tx, ArticleId id, const FeedText& text, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO article_text (article_id, summary_html, excerpt, kept_since_at, categories)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (article_id) DO UPDATE SET
        summary_html = excluded.summary_html, excerpt = excluded.excerpt,
        categories = excluded.categories)sql");
  return put.run(id, text.summary_html, text.excerpt, now, join_codes(text.categories, '\n'));
}

Result<std::optional<KeptText>> kept_text(Reader& reader, ArticleId id) {
  auto query = reader.prepare("SELECT excerpt, categories FROM article_text WHERE article_id = ?1");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::optional<KeptText>();
  return std::optional(KeptText{query.text(0), split_codes(query.text_view(1), '\n')});
}

Result<std::int64_t> forget_article_texts(Transaction& tx, Instant before) {
  auto remove = tx.prepare("DELETE FROM article_text WHERE kept_since_at < ?1");
  if (auto done = remove.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<void> add_rule_tag(Transaction& tx, ArticleId id, const ArticleTag& tag) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO article_tag (article_id, kind, code, origin, rule, score)
      VALUES (?1, ?2, ?3, 'rule', ?4, ?5)
      ON CONFLICT (article_id, kind, code, origin) DO NOTHING)sql");
  return insert.run(id, tag.kind, tag.code, tag.rule, tag.score);
}

Result<void> clear_rule_tags(Transaction& tx, ArticleId id) {
  auto remove = tx.prepare("DELETE FROM article_tag WHERE article_id = ?1 AND origin = 'rule'");
  return remove.run(id);
}

Result<void> place_territory(Transaction& tx, std::string_view code, std::string_view departement) {
  auto put = tx.prepare(R"sql(
      INSERT INTO territory_inside (code, departement) VALUES (?1, ?2)
      ON CONFLICT (code, departement) DO NOTHING)sql");
  return put.run(code, departement);
}

Result<void> name_territory(Transaction& tx, std::string_view code, std::string_view name) {
  auto put = tx.prepare(R"sql(
      INSERT INTO territory (code, name) VALUES (?1, ?2)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE name <> excluded.name)sql");
  return put.run(code, name);
}

}  // namespace vigie::store
