// SPDX-License-Identifier: EUPL-1.2
#include "store/panorama/audience_repo.hpp"

#include <array>

namespace vigie::store {
namespace {

/// A day, its month, its year.
std::array<std::string, 3> periods_of(Day day) {
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kYear = 4;
  const std::string code = iso(day);
  return {code, code.substr(0, kMonth), code.substr(0, kYear)};
}

Result<std::vector<AudienceNumber>> rows_of(Statement& query) {
  return query.all([](const Statement& row) {
    return AudienceNumber{row.text(0), row.text(1), row.integer(2)};
  });
}

Result<std::int64_t> one_number(Statement& query) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  return *row ? query.integer(0) : 0;
}

}  // namespace

Result<void> add_audience(Transaction& tx, const AudienceKey& key, Day day, std::int64_t number) {
  for (const std::string& period : periods_of(day)) {
    auto add = tx.prepare(R"sql(
        INSERT INTO audience_count (subject, code, measure, period, number)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (subject, code, measure, period) DO UPDATE SET number = number + ?5)sql");
    if (auto done = add.run(key.subject, key.code, key.measure, period, number); !done) return done;
  }
  return {};
}

Result<void> put_audience_period(Transaction& tx, const AudienceKey& key, std::string_view period,
                                 std::int64_t number) {
  auto put = tx.prepare(R"sql(
      INSERT INTO audience_count (subject, code, measure, period, number)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (subject, code, measure, period) DO UPDATE SET number = ?5)sql");
  return put.run(key.subject, key.code, key.measure, period, number);
}

Result<void> put_audience(Transaction& tx, const AudienceKey& key, Day day, std::int64_t number) {
  for (const std::string& period : periods_of(day)) {
    if (auto done = put_audience_period(tx, key, period, number); !done) return done;
  }
  return {};
}

Result<bool> see_visitor(Transaction& tx, Day day, std::string_view subject, std::string_view code,
                         std::string_view visitor) {
  auto see = tx.prepare(R"sql(
      INSERT INTO audience_seen (day_on, subject, code, visitor) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO NOTHING)sql");
  if (auto done = see.run(day, subject, code, Bytes{visitor}); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<bool> is_seen(Transaction& tx, Day day, std::string_view subject, std::string_view visitor) {
  auto query = tx.prepare(
      "SELECT 1 FROM audience_seen WHERE day_on = ?1 AND subject = ?2 AND code = '' AND visitor = "
      "?3");
  return query.bind(day, subject, Bytes{visitor}).step();
}

Result<bool> has_seen_before(Reader& reader, Day day) {
  auto query = reader.prepare("SELECT 1 FROM audience_seen WHERE day_on < ?1 LIMIT 1");
  return query.bind(day).step();
}

Result<void> forget_seen_before(Transaction& tx, Day day) {
  auto forget = tx.prepare("DELETE FROM audience_seen WHERE day_on < ?1");
  return forget.run(day);
}

Result<void> forget_audience_days(Transaction& tx, Day day) {
  auto forget = tx.prepare("DELETE FROM audience_count WHERE length(period) = 10 AND period < ?1");
  return forget.run(day);
}

Result<void> put_feed_followers(Transaction& tx, std::string_view feed, std::string_view aggregator,
                                std::int64_t followers, Day day) {
  auto put = tx.prepare(R"sql(
      INSERT INTO audience_feed (feed, aggregator, followers, told_on) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (feed, aggregator) DO UPDATE SET followers = ?3, told_on = ?4)sql");
  return put.run(feed, aggregator, followers, day);
}

Result<std::int64_t> feed_followers_since(Transaction& tx, Day day) {
  auto forget = tx.prepare("DELETE FROM audience_feed WHERE told_on < ?1");
  if (auto done = forget.run(day); !done) return fail(done.error());
  auto sum = tx.prepare("SELECT coalesce(sum(followers), 0) FROM audience_feed");
  return one_number(sum);
}

Result<std::int64_t> mail_followers(Transaction& tx) {
  auto count = tx.prepare(
      "SELECT count(*) FROM subscription WHERE list_key = 'panorama' AND state = 'active'");
  return one_number(count);
}

Result<std::vector<AudienceNumber>> audience_periods(Reader& reader, const AudienceKey& key,
                                                     std::string_view from,
                                                     std::string_view until) {
  auto query = reader.prepare(R"sql(
      SELECT period, '', number FROM audience_count
      WHERE subject = ?1 AND code = ?2 AND measure = ?3 AND period >= ?4 AND period < ?5)sql");
  query.bind(key.subject, key.code, key.measure, from, until);
  return rows_of(query);
}

Result<std::vector<AudienceNumber>> audience_years(Reader& reader, const AudienceKey& key) {
  // Year by year, for days stand between them.
  auto query = reader.prepare(R"sql(
      WITH RECURSIVE year (period) AS (
        VALUES (2014) UNION ALL SELECT period + 1 FROM year WHERE period < 2199)
      SELECT counted.period, '', counted.number
      FROM year JOIN audience_count AS counted
        ON counted.subject = ?1 AND counted.code = ?2 AND counted.measure = ?3
           AND counted.period = CAST(year.period AS TEXT))sql");
  query.bind(key.subject, key.code, key.measure);
  return rows_of(query);
}

Result<std::vector<AudienceNumber>> audience_top(Reader& reader, std::string_view subject,
                                                 std::string_view measure, std::string_view period,
                                                 int limit) {
  auto query = reader.prepare(R"sql(
      SELECT top.code, coalesce(theme.label, territory.name, centre.name, dossier.title, item.title, ''),
             top.number
      FROM audience_count AS top
      LEFT JOIN theme ON top.subject = 'theme' AND theme.code = top.code
      LEFT JOIN territory ON top.subject = 'territory' AND territory.code = top.code
      LEFT JOIN centre ON top.subject = 'centre' AND centre.key = top.code
      LEFT JOIN dossier ON top.subject = 'dossier' AND dossier.key = top.code
      LEFT JOIN panorama_item AS item
        ON top.subject = 'page' AND item.key = substr(top.code, 19)
           AND top.code LIKE '/panorama/article/%' AND item.state = 'published'
      WHERE top.subject = ?1 AND top.measure = ?2 AND top.period = ?3
      ORDER BY top.number DESC, top.code LIMIT ?4)sql");
  query.bind(subject, measure, period, limit);
  return rows_of(query);
}

Result<std::int64_t> audience_number(Reader& reader, const AudienceKey& key,
                                     std::string_view period) {
  auto query = reader.prepare(R"sql(
      SELECT number FROM audience_count
      WHERE subject = ?1 AND code = ?2 AND measure = ?3 AND period = ?4)sql");
  query.bind(key.subject, key.code, key.measure, period);
  return one_number(query);
}

Result<std::int64_t> audience_days(Reader& reader, const AudienceKey& key, Day first, Day last) {
  auto query = reader.prepare(R"sql(
      SELECT coalesce(sum(number), 0) FROM audience_count
      WHERE subject = ?1 AND code = ?2 AND measure = ?3 AND period >= ?4 AND period <= ?5
        AND length(period) = 10)sql");
  query.bind(key.subject, key.code, key.measure, first, last);
  return one_number(query);
}

Result<std::vector<FeedFollowers>> feed_followers(Reader& reader, int limit) {
  auto query = reader.prepare(
      "SELECT feed, aggregator, followers, told_on FROM audience_feed ORDER BY followers DESC "
      "LIMIT ?1");
  query.bind(limit);
  return query.all([](const Statement& row) {
    return FeedFollowers{row.text(0), row.text(1), row.integer(2), row.text(3)};
  });
}

Result<void> count_past_audience(Transaction& tx) {
  auto forget = tx.prepare("DELETE FROM audience_past");
  if (auto done = forget.run(); !done) return done;
  auto count = tx.prepare(R"sql(
      INSERT INTO audience_past (year, items, views)
      SELECT strftime('%Y', publish_at, 'unixepoch'), count(*), sum(coalesce(old_views, 0))
      FROM panorama_item WHERE lot_id IS NOT NULL AND state <> 'withdrawn' GROUP BY 1)sql");
  return count.run();
}

Result<std::vector<PastAudience>> past_audience(Reader& reader) {
  auto query = reader.prepare("SELECT year, items, views FROM audience_past ORDER BY year");
  return query.all([](const Statement& row) {
    return PastAudience{row.text(0), row.integer(1), row.integer(2)};
  });
}

Result<PooledReading> pooled_reading(Reader& reader, Instant from, Instant until) {
  auto query = reader.prepare(R"sql(
      WITH active (centre_id) AS (
        SELECT DISTINCT centre_id FROM allocation
        WHERE from_at < ?2 AND (to_at IS NULL OR to_at > ?1)),
      decided (story_id, readers, article_id) AS (
        SELECT story_id, count(*), min(article_id) FROM desk_item
        WHERE decided_at >= ?1 AND decided_at < ?2 AND state <> 'new' GROUP BY story_id),
      wanted (story_id, readers, centres) AS (
        SELECT story_id, readers, CASE
          WHEN NOT EXISTS (SELECT 1 FROM shown_tag AS tag
                           WHERE tag.article_id = decided.article_id AND tag.kind = 'territory')
          THEN (SELECT count(*) FROM active)
          ELSE (SELECT count(DISTINCT place.centre_id)
                FROM shown_tag AS tag JOIN centre_territory AS place
                  ON tag.code = place.code
                     OR (length(tag.code) = 5 AND substr(tag.code, 1, length(place.code)) = place.code)
                JOIN active ON active.centre_id = place.centre_id
                WHERE tag.article_id = decided.article_id AND tag.kind = 'territory')
          END
        FROM decided)
      SELECT count(*), coalesce(sum(readers), 0), coalesce(sum(max(readers, centres)), 0)
      FROM wanted)sql");
  const auto row = query.bind(from, until).step();
  if (!row) return fail(row.error());
  if (!*row) return PooledReading{};
  return PooledReading{query.integer(0), query.integer(1), query.integer(2)};
}

}  // namespace vigie::store
