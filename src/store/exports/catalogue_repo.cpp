// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/catalogue_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}

std::string text_list(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& text : texts) list += (list.size() > 1 ? "," : "") + quoted(text);
  return list + ']';
}

std::string number_list(const std::vector<std::int64_t>& numbers) {
  std::string list = "[";
  for (const std::int64_t number : numbers) {
    list += (list.size() > 1 ? "," : "") + std::to_string(number);
  }
  return list + ']';
}

StoredCatalogueRecord read_catalogue_record(const Statement& row) {
  return {.id = row.text(0),
          .level = row.text(1),
          .title = row.text(2),
          .title_key = row.maybe_integer(3),
          .url = row.text(4),
          .url_key = row.text(5),
          .permalink = row.text(6),
          .serial = row.text(7),
          .day = parse_day(row.text_view(8)),
          .descriptors = row.text(9)};
}

}  // namespace

Result<void> forget_catalogue(Transaction& tx) {
  return tx.prepare("DELETE FROM catalogue_record").run();
}

Result<void> add_catalogue_record(Transaction& tx, const StoredCatalogueRecord& record,
                                  Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT OR REPLACE INTO catalogue_record (id, level, title, title_key, url, url_key, permalink,
                                               serial, day_on, descriptors, seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql");
  return insert.run(record.id, record.level, record.title, record.title_key, record.url,
                    record.url_key, record.permalink, record.serial, record.day, record.descriptors,
                    now);
}

Result<CatalogueSize> catalogue_size(Reader& reader) {
  auto query = reader.prepare("SELECT count(*), max(seen_at) FROM catalogue_record");
  const auto row = query.step();
  if (!row) return fail(row.error());
  return CatalogueSize{query.integer(0), query.maybe_instant(1)};
}

Result<std::vector<StoredCatalogueRecord>> catalogue_candidates(Reader& reader,
                                                                const CatalogueQuestion& question) {
  auto query = reader.prepare(R"sql(
      SELECT id, level, title, title_key, url, url_key, permalink, serial, day_on, descriptors
      FROM catalogue_record
      WHERE id IN (SELECT catalogue_record.id FROM json_each(?1) AS asked
                   JOIN catalogue_record ON permalink = asked.value AND permalink <> ''
                   UNION SELECT catalogue_record.id FROM json_each(?2) AS asked
                   JOIN catalogue_record ON url_key = asked.value AND url_key <> ''
                   UNION SELECT catalogue_record.id FROM json_each(?3) AS asked
                   JOIN catalogue_record ON title_key = asked.value)
      ORDER BY id)sql");
  query.bind(text_list(question.permalinks), text_list(question.url_keys),
             number_list(question.title_keys));
  return query.all(read_catalogue_record);
}

Result<void> put_catalogue_answer(Transaction& tx, const CatalogueAnswer& answer, CuratorId curator,
                                  Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO catalogue_answer (article_id, record, same, curator_id, at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (article_id, record) DO UPDATE SET same = ?3, curator_id = ?4, at = ?5)sql");
  return put.run(answer.article, answer.record, answer.same, curator, now);
}

Result<std::vector<CatalogueAnswer>> catalogue_answers(Reader& reader,
                                                       const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT article_id, record, same FROM json_each(?1) AS page
      JOIN catalogue_answer ON article_id = page.value ORDER BY at)sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    return CatalogueAnswer{row.id<ArticleId>(0), row.text(1), row.flag(2)};
  });
}

Result<void> put_catalogue_sending(Transaction& tx, const CatalogueSending& sending,
                                   CuratorId curator) {
  auto put = tx.prepare(R"sql(
      INSERT INTO catalogue_sending (article_id, title, file, curator_id, sent_at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (article_id) DO UPDATE SET title = ?2, file = ?3, curator_id = ?4,
                                             sent_at = ?5)sql");
  return put.run(sending.article, sending.title, sending.file, curator, sending.sent_at);
}

Result<std::vector<CatalogueSending>> catalogue_sendings(Reader& reader,
                                                         const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT article_id, title, file, sent_at FROM json_each(?1) AS page
      JOIN catalogue_sending ON article_id = page.value)sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    return CatalogueSending{row.id<ArticleId>(0), row.text(1), row.text(2), row.instant(3)};
  });
}

Result<std::vector<ReprintOf>> reprints_beside(Reader& reader,
                                               const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT asked.id, other.url
      FROM json_each(?1) AS page JOIN article AS asked ON asked.id = page.value
      JOIN article AS other ON other.reprint_id = asked.reprint_id AND other.id <> asked.id)sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    return ReprintOf{row.id<ArticleId>(0), row.text(1)};
  });
}

}  // namespace vigie::store
