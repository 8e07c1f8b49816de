// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/dossier_repo.hpp"

#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

Dossier read_dossier_row(const Statement& row) {
  return {.id = row.id<DossierId>(0),
          .key = row.text(1),
          .title = row.text(2),
          .intro = row.text(3),
          .search = row.text(4),
          .state = parse_dossier_state(row.text_view(5)).value_or(DossierState::prepared),
          .version = static_cast<int>(row.integer(6)),
          .opened_by = row.id<CuratorId>(7),
          .opened_at = row.instant(8),
          .published_at = row.maybe_instant(9),
          .closed_at = row.maybe_instant(10),
          .changed_at = row.instant(11)};
}

DossierStanding standing_named(std::string_view name) {
  if (name == "taken_down") return DossierStanding::taken_down;
  return name == "withdrawn" ? DossierStanding::withdrawn : DossierStanding::shown;
}

DossierItem read_dossier_item(const Statement& row) {
  return {.id = row.id<DossierItemId>(0),
          .part = row.id<DossierPartId>(1),
          .article = row.id<ArticleId>(2),
          .story = row.id<StoryId>(3),
          .title = row.text(4),
          .url = row.text(5),
          .media = row.text(6),
          .author = row.text(7),
          .dated_at = row.maybe_instant(8),
          .genre = parse_genre(row.text_view(9)).value_or(Genre::article),
          .note = row.text(10),
          .position = static_cast<int>(row.integer(11)),
          .added_at = row.instant(12),
          .access = access_named(row.text_view(13)),
          .standing = standing_named(row.text_view(14)),
          .panorama_key = row.text(15),
          .panorama_note = row.text(16)};
}

Result<std::optional<Dossier>> one_dossier(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_dossier_row(query);
}

}  // namespace

Result<DossierId> add_dossier(Transaction& tx, const Dossier& dossier) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO dossier (key, title, intro, search, opened_by, opened_at, changed_by, changed_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?6))sql");
  const auto done = insert.run(dossier.key, dossier.title, dossier.intro, dossier.search,
                               dossier.opened_by, dossier.opened_at);
  if (!done) return fail(done.error());
  return DossierId{tx.last_insert_id()};
}

Result<bool> change_dossier(Transaction& tx, const Dossier& dossier, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE dossier SET title = ?3, intro = ?4, search = ?5, state = ?6,
             published_at = iif(?6 = 'prepared', published_at, coalesce(published_at, ?8)),
             closed_at = iif(?6 = 'closed', coalesce(closed_at, ?8), NULL),
             version = version + 1, changed_by = ?7, changed_at = ?8
      WHERE id = ?1 AND version = ?2)sql");
  const auto done = update.run(dossier.id, dossier.version, dossier.title, dossier.intro,
                               dossier.search, name_of(dossier.state), by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> touch_dossier(Transaction& tx, DossierId dossier, CuratorId by, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE dossier SET changed_by = ?2, changed_at = ?3 WHERE id = ?1)sql");
  return update.run(dossier, by, now);
}

Result<std::optional<Dossier>> dossier_by_id(Reader& reader, DossierId id) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, title, intro, search, state, version, opened_by, opened_at, published_at,
             closed_at, changed_at
      FROM dossier WHERE id = ?1)sql");
  query.bind(id);
  return one_dossier(query);
}

Result<std::optional<Dossier>> dossier_by_key(Reader& reader, std::string_view key) {
  auto query = reader.prepare(R"sql(
      SELECT id, key, title, intro, search, state, version, opened_by, opened_at, published_at,
             closed_at, changed_at
      FROM dossier WHERE key = ?1)sql");
  query.bind(key);
  return one_dossier(query);
}

Result<std::vector<DossierKeeper>> dossier_keepers(Reader& reader, DossierId dossier) {
  auto query = reader.prepare(R"sql(
      SELECT centre.id, centre.key, centre.name
      FROM dossier_keeper AS keeper JOIN centre ON centre.id = keeper.centre_id
      WHERE keeper.dossier_id = ?1 ORDER BY keeper.position)sql");
  query.bind(dossier);
  return query.all([](const Statement& row) {
    return DossierKeeper{row.id<CentreId>(0), row.text(1), row.text(2)};
  });
}

Result<void> replace_keepers(Transaction& tx, DossierId dossier,
                             const std::vector<CentreId>& centres) {
  auto remove = tx.prepare("DELETE FROM dossier_keeper WHERE dossier_id = ?1");
  if (auto done = remove.run(dossier); !done) return done;
  auto insert = tx.prepare(R"sql(
      INSERT INTO dossier_keeper (dossier_id, centre_id, position)
      SELECT ?1, value, key FROM json_each(?2) WHERE true
      ON CONFLICT (dossier_id, centre_id) DO NOTHING)sql");
  return insert.run(dossier, id_list(centres));
}

Result<std::vector<DossierLine>> dossiers(Reader& reader, CentreId centre, int limit) {
  auto query = reader.prepare(R"sql(
      SELECT dossier.id, dossier.key, title, '', search, state, version, opened_by, opened_at,
             published_at, closed_at, changed_at,
             (SELECT group_concat(name, ', ')
              FROM (SELECT centre.name AS name
                    FROM dossier_keeper AS keeper JOIN centre ON centre.id = keeper.centre_id
                    WHERE keeper.dossier_id = dossier.id ORDER BY keeper.position)),
             (SELECT count(*) FROM dossier_standing AS line
              WHERE line.dossier_id = dossier.id AND line.standing = 'shown')
      FROM dossier
      WHERE iif(?1 IS NULL, state <> 'prepared',
                EXISTS (SELECT 1 FROM dossier_keeper AS keeper
                        WHERE keeper.dossier_id = dossier.id AND keeper.centre_id = ?1))
      ORDER BY state = 'closed', changed_at DESC, dossier.id DESC LIMIT ?2)sql");
  query.bind(centre, limit);
  return query.all([&](const Statement& row) {
    return DossierLine{read_dossier_row(row), row.text(12), row.integer(13), bool(centre)};
  });
}

Result<std::vector<DossierPart>> dossier_parts(Reader& reader, DossierId dossier) {
  auto query = reader.prepare(R"sql(
      SELECT id, title, position FROM dossier_part WHERE dossier_id = ?1
      ORDER BY position, id)sql");
  query.bind(dossier);
  return query.all([](const Statement& row) {
    return DossierPart{row.id<DossierPartId>(0), row.text(1), static_cast<int>(row.integer(2))};
  });
}

Result<DossierPartId> add_part(Transaction& tx, DossierId dossier, const DossierPart& part) {
  auto insert =
      tx.prepare("INSERT INTO dossier_part (dossier_id, title, position) VALUES (?1, ?2, ?3)");
  if (auto done = insert.run(dossier, part.title, part.position); !done) return fail(done.error());
  return DossierPartId{tx.last_insert_id()};
}

Result<void> change_part(Transaction& tx, const DossierPart& part) {
  auto update = tx.prepare("UPDATE dossier_part SET title = ?2, position = ?3 WHERE id = ?1");
  return update.run(part.id, part.title, part.position);
}

Result<void> remove_part(Transaction& tx, DossierPartId part) {
  auto free = tx.prepare("UPDATE dossier_item SET part_id = NULL WHERE part_id = ?1");
  if (auto done = free.run(part); !done) return done;
  return tx.prepare("DELETE FROM dossier_part WHERE id = ?1").run(part);
}

Result<std::vector<DossierItem>> dossier_items(Reader& reader, DossierId dossier) {
  auto query = reader.prepare(R"sql(
      SELECT item.id, item.part_id, item.article_id, reprint.story_id,
             coalesce(live.title, item.title), coalesce(live.url, item.url),
             coalesce(live.media, item.media), coalesce(live.author, item.author),
             iif(live.id IS NULL, item.dated_at, live.dated_at), item.genre, item.note,
             item.position, item.added_at, article.access, line.standing,
             coalesce(live.key, ''), coalesce(live.note, '')
      FROM dossier_item AS item JOIN dossier_standing AS line ON line.item_id = item.id
      JOIN article ON article.id = item.article_id
      JOIN reprint ON reprint.id = article.reprint_id
      LEFT JOIN dossier_part AS part ON part.id = item.part_id
      LEFT JOIN panorama_item AS live
        ON live.id = (SELECT max(id) FROM panorama_item AS last
                      WHERE last.article_id = item.article_id AND last.state = 'published')
      WHERE item.dossier_id = ?1
      ORDER BY item.part_id IS NOT NULL, part.position, part.id, item.position, item.id)sql");
  query.bind(dossier);
  return query.all(read_dossier_item);
}

Result<bool> add_dossier_item(Transaction& tx, DossierId dossier, const DossierItem& item,
                              CuratorId by, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO dossier_item (dossier_id, part_id, article_id, title, url, media, author,
                                dated_at, genre, note, position, added_by, added_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (dossier_id, article_id) DO NOTHING)sql");
  const auto done =
      insert.run(dossier, item.part, item.article, item.title, item.url, item.media, item.author,
                 item.dated_at, name_of(item.genre), item.note, item.position, by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> change_dossier_item(Transaction& tx, const DossierItem& item) {
  auto update = tx.prepare(R"sql(
      UPDATE dossier_item SET genre = ?2, note = ?3, part_id = ?4, position = ?5
      WHERE id = ?1)sql");
  return update.run(item.id, name_of(item.genre), item.note, item.part, item.position);
}

Result<void> remove_dossier_item(Transaction& tx, DossierItemId item) {
  return tx.prepare("DELETE FROM dossier_item WHERE id = ?1").run(item);
}

Result<void> put_aside(Transaction& tx, DossierId dossier, ArticleId article) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO dossier_aside (dossier_id, article_id) VALUES (?1, ?2)
      ON CONFLICT (dossier_id, article_id) DO NOTHING)sql");
  return insert.run(dossier, article);
}

Result<std::vector<ArticleId>> known_to_dossier(Reader& reader, DossierId dossier,
                                                const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT page.value FROM json_each(?2) AS page
      WHERE EXISTS (SELECT 1 FROM dossier_item AS item
                    WHERE item.dossier_id = ?1 AND item.article_id = page.value)
         OR EXISTS (SELECT 1 FROM dossier_aside AS aside
                    WHERE aside.dossier_id = ?1 AND aside.article_id = page.value))sql");
  query.bind(dossier, id_list(articles));
  return query.all([](const Statement& row) { return row.id<ArticleId>(0); });
}

}  // namespace vigie::store
