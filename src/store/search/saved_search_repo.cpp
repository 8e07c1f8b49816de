// SPDX-License-Identifier: EUPL-1.2
#include "store/search/saved_search_repo.hpp"

namespace vigie::store {
namespace {

/// Of a row: id, centre, name, query, version, who made it, when; from `column` on.
SavedSearch read_saved(const Statement& row, int column = 0) {
  SavedSearch search;
  search.id = row.id<SavedSearchId>(column);
  search.centre = row.id<CentreId>(column + 1);
  search.name = row.text(column + 2);
  search.query = row.text(column + 3);
  search.version = static_cast<int>(row.integer(column + 4));
  search.made_by = row.text(column + 5);
  search.made_at = row.instant(column + 6);
  return search;
}

AlertRhythm rhythm_of(const Statement& row, int column) {
  return parse_alert_rhythm(row.text_view(column)).value_or(AlertRhythm::page);
}

}  // namespace

Result<std::vector<SeenSearch>> saved_searches(Reader& reader, CentreId centre, CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.centre_id, kept.name, query, kept.version, curator.name, kept.created_at,
             coalesce((SELECT rhythm FROM saved_search_follower
                       WHERE search_id = kept.id AND curator_id = ?2), 'page'),
             (SELECT count(*) FROM saved_search_follower
              WHERE search_id = kept.id AND rhythm <> 'page')
      FROM saved_search AS kept JOIN curator ON curator.id = kept.created_by
      WHERE (kept.centre_id = ?1 OR kept.centre_id IS NULL) AND kept.retired_at IS NULL
      ORDER BY kept.name COLLATE NOCASE, kept.id)sql");
  query.bind(centre, curator);
  return query.all([](const Statement& row) {
    return SeenSearch{read_saved(row), rhythm_of(row, 7), row.integer(8)};
  });
}

Result<std::optional<SavedSearch>> saved_search(Reader& reader, SavedSearchId id) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.centre_id, kept.name, query, kept.version, curator.name, kept.created_at
      FROM saved_search AS kept JOIN curator ON curator.id = kept.created_by
      WHERE kept.id = ?1 AND kept.retired_at IS NULL)sql");
  const auto row = query.bind(id).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return read_saved(query);
}

Result<SavedSearchId> add_saved_search(Transaction& tx, const SavedSearch& search, CuratorId by,
                                       Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO saved_search (centre_id, name, query, created_by, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  auto done = insert.run(search.centre, search.name, search.query, by, now);
  if (!done) return fail(done.error());
  return SavedSearchId{tx.last_insert_id()};
}

Result<bool> change_saved_search(Transaction& tx, const SavedSearch& search, CuratorId by,
                                 Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE saved_search SET name = ?3, query = ?4, version = version + 1, changed_by = ?5,
             changed_at = ?6
      WHERE id = ?1 AND version = ?2 AND retired_at IS NULL)sql");
  auto done = update.run(search.id, search.version, search.name, search.query, by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> retire_saved_search(Transaction& tx, SavedSearchId id, int version, CuratorId by,
                                 Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE saved_search SET version = version + 1, changed_by = ?3, changed_at = ?4,
             retired_at = ?4
      WHERE id = ?1 AND version = ?2 AND retired_at IS NULL)sql");
  if (auto done = update.run(id, version, by, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> follow_search(Transaction& tx, SavedSearchId search, CuratorId curator,
                           AlertRhythm rhythm, ArticleId told_to, Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO saved_search_follower (search_id, curator_id, rhythm, told_to, told_at)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (search_id, curator_id) DO UPDATE
      SET rhythm = excluded.rhythm,
          told_to = iif(rhythm = 'page', excluded.told_to, told_to),
          told_at = iif(rhythm = 'page', excluded.told_at, told_at))sql");
  return put.run(search, curator, name_of(rhythm), told_to.value, now);
}

Result<std::vector<Follower>> alert_followers(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT search_id, curator_id, curator.centre_id, centre.zone, rhythm, told_to, told_at
      FROM saved_search_follower AS follower
      JOIN saved_search ON saved_search.id = search_id
      JOIN curator ON curator.id = curator_id JOIN centre ON centre.id = curator.centre_id
      WHERE rhythm <> 'page' AND saved_search.retired_at IS NULL AND curator.disabled_at IS NULL
        AND (saved_search.centre_id IS NULL OR saved_search.centre_id = curator.centre_id)
      ORDER BY curator_id, saved_search.name COLLATE NOCASE, search_id)sql");
  return query.all([](const Statement& row) {
    return Follower{.search = row.id<SavedSearchId>(0),
                    .curator = row.id<CuratorId>(1),
                    .centre = row.id<CentreId>(2),
                    .zone = row.text(3),
                    .rhythm = rhythm_of(row, 4),
                    .told_to = row.id<ArticleId>(5),
                    .told_at = row.instant(6)};
  });
}

Result<void> mark_told(Transaction& tx, const Follower& follower, ArticleId told_to, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE saved_search_follower SET told_to = ?3, told_at = ?4
      WHERE search_id = ?1 AND curator_id = ?2)sql");
  return update.run(follower.search, follower.curator, told_to.value, now);
}

Result<std::int64_t> add_alert(Transaction& tx, CuratorId curator, Instant now) {
  auto insert = tx.prepare("INSERT INTO saved_search_alert (curator_id, at) VALUES (?1, ?2)");
  if (auto done = insert.run(curator, now); !done) return fail(done.error());
  return tx.last_insert_id();
}

Result<void> add_alert_line(Transaction& tx, std::int64_t alert, SavedSearchId search,
                            ArticleId after, ArticleId upto) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO saved_search_alert_line (alert_id, search_id, after_id, upto_id)
      VALUES (?1, ?2, ?3, ?4))sql");
  return insert.run(alert, search, after.value, upto.value);
}

Result<std::vector<AlertLine>> alert_lines(Reader& reader, std::int64_t alert) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.centre_id, kept.name, query, kept.version, curator.name, kept.created_at,
             line.after_id, line.upto_id
      FROM saved_search_alert_line AS line JOIN saved_search AS kept ON kept.id = line.search_id
      JOIN curator ON curator.id = kept.created_by
      WHERE line.alert_id = ?1 AND kept.retired_at IS NULL
      ORDER BY kept.name COLLATE NOCASE, kept.id)sql");
  query.bind(alert);
  return query.all([](const Statement& row) {
    return AlertLine{read_saved(row), row.id<ArticleId>(7), row.id<ArticleId>(8)};
  });
}

Result<std::int64_t> forget_alerts(Transaction& tx, Instant before) {
  auto lines = tx.prepare(R"sql(
      DELETE FROM saved_search_alert_line
      WHERE alert_id IN (SELECT id FROM saved_search_alert WHERE at < ?1))sql");
  if (auto done = lines.run(before); !done) return fail(done.error());
  auto alerts = tx.prepare("DELETE FROM saved_search_alert WHERE at < ?1");
  if (auto done = alerts.run(before); !done) return fail(done.error());
  return tx.changes();
}

Result<std::vector<SearchFeed>> search_feeds(Reader& reader, CuratorId curator) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.centre_id, kept.name, query, kept.version, '', kept.created_at,
             feed.id, feed.name, feed.token, feed.created_at
      FROM saved_search_feed AS feed JOIN saved_search AS kept ON kept.id = feed.search_id
      WHERE feed.curator_id = ?1 AND feed.revoked_at IS NULL
      ORDER BY feed.id)sql");
  query.bind(curator);
  return query.all([](const Statement& row) {
    return SearchFeed{row.integer(7), read_saved(row), row.text(8), row.text(9), row.instant(10)};
  });
}

Result<std::optional<OpenFeed>> search_feed_of(Reader& reader, std::string_view token) {
  auto query = reader.prepare(R"sql(
      SELECT kept.id, kept.centre_id, kept.name, query, kept.version, '', kept.created_at,
             curator.centre_id
      FROM saved_search_feed AS feed JOIN saved_search AS kept ON kept.id = feed.search_id
      JOIN curator ON curator.id = feed.curator_id
      WHERE feed.token = ?1 AND feed.revoked_at IS NULL AND kept.retired_at IS NULL
        AND curator.disabled_at IS NULL)sql");
  const auto row = query.bind(token).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return OpenFeed{read_saved(query), query.id<CentreId>(7)};
}

Result<void> add_search_feed(Transaction& tx, SavedSearchId search, CuratorId curator,
                             std::string_view name, std::string_view token, Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO saved_search_feed (search_id, curator_id, name, token, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5))sql");
  return insert.run(search, curator, name, token, now);
}

Result<bool> revoke_search_feed(Transaction& tx, std::int64_t id, CuratorId curator, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE saved_search_feed SET revoked_at = ?3
      WHERE id = ?1 AND curator_id = ?2 AND revoked_at IS NULL)sql");
  if (auto done = update.run(id, curator, now); !done) return fail(done.error());
  return tx.changes() == 1;
}

}  // namespace vigie::store
