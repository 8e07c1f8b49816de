// SPDX-License-Identifier: EUPL-1.2
#include "store/tag/tag_repo.hpp"

#include <set>
#include <tuple>

#include "store/sql/id_list.hpp"
#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

constexpr std::string_view name_of(Said said) {
  return said == Said::given ? "given" : said == Said::refused ? "refused" : "";
}

Said said_named(std::string_view name) {
  return name == "given" ? Said::given : name == "refused" ? Said::refused : Said::nothing;
}

}  // namespace

Result<std::vector<Neighbourhood>> neighbourhoods(Reader& reader) {
  auto communes = read_lists_by_key(reader.prepare(R"sql(
      SELECT neighbourhood_code, commune_code FROM neighbourhood_commune
      ORDER BY neighbourhood_code, position)sql"));
  if (!communes) return fail(communes.error());
  auto query = reader.prepare("SELECT code, name FROM neighbourhood ORDER BY code");
  return query.all([&](const Statement& row) {
    return Neighbourhood{row.text(0), row.text(1), std::move((*communes)[row.text(0)])};
  });
}

Result<void> forget_neighbourhood_communes(Transaction& tx) {
  return tx.prepare("DELETE FROM neighbourhood_commune").run();
}

Result<void> forget_neighbourhoods(Transaction& tx) {
  return tx.prepare("DELETE FROM neighbourhood").run();
}

Result<void> put_neighbourhood(Transaction& tx, const Neighbourhood& neighbourhood) {
  auto put = tx.prepare("INSERT INTO neighbourhood (code, name) VALUES (?1, ?2)");
  return put.run(neighbourhood.code, neighbourhood.name);
}

Result<void> put_neighbourhood_commune(Transaction& tx, std::string_view neighbourhood,
                                       int position, std::string_view commune) {
  auto put = tx.prepare(R"sql(
      INSERT INTO neighbourhood_commune (neighbourhood_code, position, commune_code)
      VALUES (?1, ?2, ?3))sql");
  return put.run(neighbourhood, position, commune);
}

Result<std::vector<ShownTag>> shown_tags(Reader& reader, const std::vector<StoryId>& stories) {
  // max() in an aggregate query makes SQLite take the other columns from the row that holds it.
  auto query = reader.prepare(R"sql(
      WITH word AS MATERIALIZED (
        SELECT page.value AS story, tag_move.kind AS kind, code, said, max(tag_move.id)
        FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
        JOIN article ON reprint_id = reprint.id
        JOIN tag_move ON tag_move.article_id = article.id
        WHERE undone_at IS NULL GROUP BY page.value, tag_move.kind, code)
      SELECT tag.kind, tag.code, coalesce(theme.label, territory.name, tag.code), tag.rule,
             tag.origin, tag.score, page.value, coalesce(word.said, '')
      FROM json_each(?1) AS page JOIN reprint ON reprint.story_id = page.value
      JOIN article ON reprint_id = reprint.id
      JOIN article_tag AS tag ON tag.article_id = article.id
      LEFT JOIN word ON word.story = page.value AND word.kind = tag.kind AND word.code = tag.code
      LEFT JOIN theme ON tag.kind = 'theme' AND theme.code = tag.code
      LEFT JOIN territory ON tag.kind = 'territory' AND territory.code = tag.code
      WHERE NOT refused
      ORDER BY page.key, CASE tag.origin WHEN 'curator' THEN 0 WHEN 'rule' THEN 1 ELSE 2 END,
               tag.kind DESC, tag.score DESC, tag.code)sql");
  query.bind(id_list(stories));
  std::vector<ShownTag> shown;
  std::set<std::tuple<StoryId, std::string, std::string>> known;
  const auto read = query.each([&](const Statement& row) {
    ShownTag tag{{row.text(0), row.text(1)}, row.text(2), row.text(3), row.text(4), row.real(5),
                 row.id<StoryId>(6)};
    const Said said = said_named(row.text_view(7));
    if (said == Said::refused) return;
    if (tag.origin == "curator" && said == Said::nothing) return;  // taken back since
    if (known.emplace(tag.story, tag.key.kind, tag.key.code).second)
      shown.push_back(std::move(tag));
  });
  if (!read) return fail(read.error());
  return shown;
}

Result<StoryId> story_of_article(Reader& reader, ArticleId article) {
  auto query = reader.prepare(R"sql(
      SELECT story_id FROM article JOIN reprint ON reprint.id = reprint_id
      WHERE article.id = ?1)sql");
  const auto row = query.bind(article).step();
  if (!row) return fail(row.error());
  return *row ? query.id<StoryId>(0) : StoryId{};
}

Result<Said> said_of(Reader& reader, ArticleId article, const TagKey& key) {
  auto query = reader.prepare(R"sql(
      SELECT refused FROM article_tag
      WHERE article_id = ?1 AND kind = ?2 AND code = ?3 AND origin = 'curator')sql");
  const auto row = query.bind(article, key.kind, key.code).step();
  if (!row) return fail(row.error());
  if (!*row) return Said::nothing;
  return query.flag(0) ? Said::refused : Said::given;
}

Result<void> put_said(Transaction& tx, ArticleId article, const TagKey& key, Said said,
                      std::string_view rule) {
  if (said == Said::nothing) {
    auto remove = tx.prepare(R"sql(
        DELETE FROM article_tag
        WHERE kind = ?2 AND code = ?3 AND origin = 'curator' AND article_id IN (
          SELECT other.id FROM article JOIN reprint AS own ON own.id = article.reprint_id
          JOIN reprint ON reprint.story_id = own.story_id
          JOIN article AS other ON other.reprint_id = reprint.id WHERE article.id = ?1))sql");
    return remove.run(article, key.kind, key.code);
  }
  auto put = tx.prepare(R"sql(
      INSERT INTO article_tag (article_id, kind, code, origin, rule, score, refused)
      SELECT other.id, ?2, ?3, 'curator', ?4, 1, ?5
      FROM article JOIN reprint AS own ON own.id = article.reprint_id
      JOIN reprint ON reprint.story_id = own.story_id
      JOIN article AS other ON other.reprint_id = reprint.id WHERE article.id = ?1
      ON CONFLICT (article_id, kind, code, origin) DO UPDATE SET
        rule = excluded.rule, refused = excluded.refused)sql");
  return put.run(article, key.kind, key.code, rule, said == Said::refused);
}

Result<std::int64_t> add_tag_move(Transaction& tx, const TagMove& move, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO tag_move (article_id, kind, code, centre_id, curator_id, said_before, said,
                            machine, at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
              coalesce((SELECT max(origin) FROM article_tag
                        WHERE article_id = ?1 AND kind = ?2 AND code = ?3 AND origin <> 'curator'),
                       ''), ?8))sql");
  const auto done = insert.run(move.article, move.key.kind, move.key.code, move.centre,
                               move.curator, name_of(move.before), name_of(move.said), now);
  if (!done) return fail(done.error());
  return tx.last_insert_id();
}

Result<std::optional<TagMove>> tag_move(Reader& reader, std::int64_t id) {
  auto query = reader.prepare(R"sql(
      SELECT id, article_id, kind, code, centre_id, curator_id, said_before, said, undone_at
      FROM tag_move WHERE id = ?1)sql");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return TagMove{query.integer(0),
                 query.id<ArticleId>(1),
                 {query.text(2), query.text(3)},
                 query.id<CentreId>(4),
                 query.id<CuratorId>(5),
                 said_named(query.text_view(6)),
                 said_named(query.text_view(7)),
                 !query.is_null(8)};
}

Result<std::int64_t> last_tag_move(Reader& reader, ArticleId article, const TagKey& key) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(max(id), 0) FROM tag_move
      WHERE article_id = ?1 AND kind = ?2 AND code = ?3 AND undone_at IS NULL)sql");
  const auto row = query.bind(article, key.kind, key.code).step();
  if (!row) return fail(row.error());
  return query.integer(0);
}

Result<void> mark_tag_move_undone(Transaction& tx, std::int64_t id, Instant now) {
  return tx.prepare("UPDATE tag_move SET undone_at = ?2 WHERE id = ?1").run(id, now);
}

Result<std::optional<std::string>> tag_label(Reader& reader, const TagKey& key) {
  auto query = reader.prepare(R"sql(
      SELECT label FROM theme WHERE ?1 = 'theme' AND code = ?2
      UNION ALL SELECT name FROM territory WHERE ?1 = 'territory' AND code = ?2)sql");
  const auto row = query.bind(key.kind, key.code).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.text(0);
}

Result<void> clear_learned_tags(Transaction& tx, ArticleId article) {
  auto remove = tx.prepare("DELETE FROM article_tag WHERE article_id = ?1 AND origin = 'learned'");
  return remove.run(article);
}

Result<void> add_learned_tag(Transaction& tx, ArticleId article, const LearnedTag& tag) {
  auto put = tx.prepare(R"sql(
      INSERT INTO article_tag (article_id, kind, code, origin, rule, score)
      VALUES (?1, 'theme', ?2, 'learned', ?3, ?4)
      ON CONFLICT (article_id, kind, code, origin) DO UPDATE SET
        rule = excluded.rule, score = excluded.score)sql");
  return put.run(article, tag.code, tag.why, tag.score);
}

Result<void> set_likely(Transaction& tx, ArticleId article, double likely) {
  return tx.prepare("UPDATE article SET likely = ?2 WHERE id = ?1").run(article, likely);
}

}  // namespace vigie::store
