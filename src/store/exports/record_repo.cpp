// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/record_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

RecordRow read_record(const Statement& row) {
  return {.item = row.id<PanoramaItemId>(0),
          .key = row.text(1),
          .story = row.id<StoryId>(2),
          .article = row.id<ArticleId>(3),
          .title = row.text(4),
          .url = row.text(5),
          .media = row.text(6),
          .author = row.text(7),
          .dated_at = row.maybe_instant(8),
          .note = row.text(9),
          .relayed_at = row.instant(10),
          .centre = row.text(11),
          .access = access_named(row.text_view(12)),
          .kind = row.text(13),
          .language = row.text(14),
          .media_key = row.text(15),
          .issn = row.text(16),
          .rhythm = media_rhythm_named(row.text_view(17)),
          .catalogue_title = row.text(18),
          .catalogue_issn = row.text(19)};
}

}  // namespace

Result<std::optional<RecordRow>> panorama_record(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, title, url, media, author, dated_at, note, relayed_at,
             centre_name, access, kind, language, media_key, issn, rhythm, catalogue_title,
             catalogue_issn
      FROM panorama_record WHERE key = ?1 AND state = 'published')sql");
  query.bind(key);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_record(query);
}

Result<std::vector<RecordRow>> panorama_records(Reader& reader, Instant from, Instant to,
                                                int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, title, url, media, author, dated_at, note, relayed_at,
             centre_name, access, kind, language, media_key, issn, rhythm, catalogue_title,
             catalogue_issn
      FROM panorama_record
      WHERE state = 'published' AND published_at >= ?1 AND published_at < ?2
      ORDER BY published_at DESC, id DESC LIMIT ?3)sql");
  query.bind(from, to, limit);
  return query.all(read_record);
}

Result<std::vector<RecordRow>> panorama_records_under(Reader& reader, std::string_view kind,
                                                      std::string_view code, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT record.id, record.key, record.story_id, record.article_id, title, url, media, author,
             dated_at, note, relayed_at, centre_name, access, record.kind, language, media_key,
             issn, rhythm, catalogue_title, catalogue_issn
      FROM panorama_tag AS tag JOIN panorama_record AS record ON record.id = tag.item_id
      WHERE tag.kind = ?1 AND tag.code = ?2
      ORDER BY tag.published_at DESC, tag.item_id DESC LIMIT ?3)sql");
  query.bind(kind, code, limit);
  return query.all(read_record);
}

Result<std::vector<RecordRow>> panorama_records_of_media(Reader& reader, std::string_view media,
                                                         int limit) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, story_id, article_id, title, url, media, author, dated_at, note, relayed_at,
             centre_name, access, kind, language, media_key, issn, rhythm, catalogue_title,
             catalogue_issn
      FROM panorama_record
      WHERE media_key = ?1
        AND id IN (SELECT id FROM panorama_item WHERE state = 'published'
                   ORDER BY published_at DESC LIMIT 3000)
      ORDER BY published_at DESC, id DESC LIMIT ?2)sql");
  query.bind(media, limit);
  return query.all(read_record);
}

Result<std::vector<RecordRow>> panorama_records_of(Reader& reader,
                                                   const std::vector<PanoramaItemId>& items) {
  auto query = reader.prepare(R"sql(
      SELECT record.id, record.key, story_id, article_id, title, url, media, author, dated_at, note,
             relayed_at, centre_name, access, kind, language, media_key, issn, rhythm,
             catalogue_title, catalogue_issn
      FROM json_each(?1) AS page JOIN panorama_record AS record ON record.id = page.value
      WHERE state = 'published' ORDER BY page.key)sql");
  query.bind(id_list(items));
  return query.all(read_record);
}

Result<std::vector<RecordRow>> article_records(Reader& reader,
                                               const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, coalesce(item.key, ''), reprint.story_id, article.id,
             coalesce(item.title, article.title), coalesce(item.url, article.url),
             coalesce(item.media, article.media), coalesce(item.author, article.author),
             iif(item.id IS NULL, article.published_at, item.dated_at), coalesce(item.note, ''),
             coalesce(item.published_at, article.first_seen_at), coalesce(centre.name, ''),
             article.access, article.kind, article.language, media.key, media.issn, media.rhythm,
             media.catalogue_title, media.catalogue_issn
      FROM json_each(?1) AS page JOIN article ON article.id = page.value
      JOIN reprint ON reprint.id = article.reprint_id
      LEFT JOIN panorama_item AS item
        ON item.story_id = reprint.story_id AND item.state = 'published'
           AND item.article_id = article.id
      LEFT JOIN centre ON centre.id = item.centre_id
      LEFT JOIN media ON media.id = article.media_id
      ORDER BY page.key)sql");
  query.bind(id_list(articles));
  return query.all(read_record);
}

Result<std::vector<ArticleId>> kept_articles(Reader& reader, CentreId centre, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT article_id FROM desk_item
      WHERE centre_id = ?1 AND state = 'kept' AND article_id IS NOT NULL
      ORDER BY dated_at DESC, story_id DESC LIMIT ?2)sql");
  query.bind(centre, limit);
  return query.all([](const Statement& row) { return row.id<ArticleId>(0); });
}

Result<std::vector<RecordTag>> record_tags(Reader& reader, const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT tag.article_id, tag.kind, tag.code, coalesce(theme.label, territory.name, tag.code)
      FROM json_each(?1) AS page JOIN shown_tag AS tag ON tag.article_id = page.value
      LEFT JOIN theme ON tag.kind = 'theme' AND theme.code = tag.code
      LEFT JOIN territory ON tag.kind = 'territory' AND territory.code = tag.code
      GROUP BY page.key, tag.kind, tag.code
      ORDER BY page.key, max(tag.score) DESC, tag.code)sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    return RecordTag{row.id<ArticleId>(0), row.text(1), row.text(2), row.text(3)};
  });
}

Result<std::vector<StoredAlias>> author_aliases(Reader& reader) {
  auto query = reader.prepare("SELECT signed_as, named FROM author_alias ORDER BY signed_as");
  return query.all([](const Statement& row) { return StoredAlias{row.text(0), row.text(1)}; });
}

Result<void> replace_author_aliases(Transaction& tx, const std::vector<StoredAlias>& aliases) {
  if (auto done = tx.prepare("DELETE FROM author_alias").run(); !done) return done;
  for (const StoredAlias& alias : aliases) {
    auto insert = tx.prepare(R"sql(
        INSERT INTO author_alias (signed_as, named) VALUES (?1, ?2)
        ON CONFLICT (signed_as) DO UPDATE SET named = ?2)sql");
    if (auto done = insert.run(alias.signed_as, alias.named); !done) return done;
  }
  return {};
}

Result<std::vector<std::string>> names_of_bodies(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT name FROM media WHERE platform = 0 UNION SELECT name FROM centre
      UNION SELECT alias FROM media_alias ORDER BY 1)sql");
  return query.all([](const Statement& row) { return row.text(0); });
}

}  // namespace vigie::store
