// SPDX-License-Identifier: EUPL-1.2
#include "store/search/question_repo.hpp"

#include <algorithm>
#include <limits>

#include "base/format.hpp"
#include "store/sql/id_list.hpp"

namespace vigie::store {
namespace {

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

// What an article must have beside its words; ?1 to ?3 are of what stands before it.
constexpr std::string_view kFilters = R"part(
        AND coalesce(article.published_at, article.first_seen_at) BETWEEN ?4 AND ?5
        AND (?6 = '' OR EXISTS (
              SELECT 1 FROM shown_tag AS tag LEFT JOIN theme ON theme.code = tag.code
              WHERE tag.article_id = article.id AND tag.kind = 'theme'
                AND (tag.code = ?6 OR theme.label = ?6 COLLATE NOCASE)))
        AND (?7 = '' OR EXISTS (
              SELECT 1 FROM shown_tag AS tag LEFT JOIN territory ON territory.code = tag.code
              WHERE tag.article_id = article.id AND tag.kind = 'territory'
                AND (tag.code = ?7 OR territory.name = ?7 COLLATE NOCASE)))
        AND (?8 = '' OR instr(lower(article.media), lower(?8)) > 0)
        AND (?9 = '' OR EXISTS (
              SELECT 1 FROM sighting AS seen JOIN source ON source.id = seen.source_id
              WHERE seen.article_id = article.id AND instr(lower(source.title), lower(?9)) > 0))
        AND (?10 = '' OR article.access = ?10)
        AND (?11 = '' OR EXISTS (
              SELECT 1 FROM desk_item AS line JOIN centre ON centre.id = line.centre_id
              WHERE line.story_id = reprint.story_id
                AND (centre.key = ?11 COLLATE NOCASE OR centre.name = ?11 COLLATE NOCASE)
                AND (line.state = ?12 OR ?12 = '' AND line.state IN ('kept', 'relayed'))))
        AND (?12 = '' OR ?11 <> '' OR EXISTS (
              SELECT 1 FROM desk_item AS line
              WHERE line.story_id = reprint.story_id AND line.centre_id = ?13
                AND line.state = ?12))
        AND (?14 IS NULL OR reprint.story_id IN (SELECT value FROM json_each(?14)))
        AND article.first_seen_at BETWEEN ?15 AND ?16
      )part";

const std::string& by_words() {
  static const std::string kSql = R"sql(
      SELECT article.id, reprint.story_id
      FROM search JOIN article ON article.id = search.rowid
      JOIN reprint ON reprint.id = article.reprint_id
      WHERE search MATCH ?1 AND search.rowid < ?2 AND search.rowid > ?3)sql" +
                                  std::string(kFilters) + "ORDER BY search.rowid DESC LIMIT ?17";
  return kSql;
}

const std::string& by_arrival() {
  static const std::string kSql = R"sql(
      SELECT article.id, reprint.story_id
      FROM article JOIN reprint ON reprint.id = article.reprint_id
      WHERE article.id < ?2 AND article.id > ?3 AND ?1 = '')sql" +
                                  std::string(kFilters) + "ORDER BY article.id DESC LIMIT ?17";
  return kSql;
}

const std::string& by_story() {
  static const std::string kSql = R"sql(
      SELECT article.id, reprint.story_id
      FROM json_each(?14) AS asked
      CROSS JOIN reprint ON reprint.story_id = asked.value
      CROSS JOIN article ON article.reprint_id = reprint.id
      WHERE article.id < ?2 AND article.id > ?3 AND ?1 = '')sql" +
                                  std::string(kFilters) + "ORDER BY article.id DESC LIMIT ?17";
  return kSql;
}

std::string expression_of(const ArticleQuestion& question) {
  if (question.match.empty() || question.without.empty()) return question.match;
  return fmt::format("({}) NOT ({})", question.match, question.without);
}

/// The article at which a walk of kWalkedMax ends; none where it reaches the end.
Result<std::optional<ArticleId>> walk_end(Reader& reader, const std::string& match,
                                          std::int64_t before, std::int64_t after) {
  auto words = reader.prepare(R"sql(
      SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 AND rowid > ?3
      ORDER BY rowid DESC LIMIT 1 OFFSET ?4)sql");
  auto arrivals = reader.prepare(
      "SELECT id FROM article WHERE id < ?2 AND id > ?3 AND ?1 = '' ORDER BY id DESC "
      "LIMIT 1 OFFSET ?4");
  Statement& query = match.empty() ? arrivals : words;
  const auto row = query.bind(match, before, after, kWalkedMax).step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.id<ArticleId>(0);
}

/// Nothing that a paper dates on or after `from` came before it, but what is dated ahead.
Result<std::int64_t> first_arrival(Reader& reader, const ArticleQuestion& question) {
  constexpr std::int64_t kDatedAhead = 30 * kDaySeconds;
  Instant from = question.arrived_from.value_or(Instant{0});
  if (question.from) from = std::max(from, *question.from - kDatedAhead);
  if (from.seconds <= 0) return 0;
  auto query = reader.prepare(
      "SELECT min(id) FROM (SELECT id FROM article WHERE first_seen_at >= ?1 "
      "ORDER BY first_seen_at LIMIT 500)");
  const auto row = query.bind(from).step();
  if (!row) return fail(row.error());
  return query.is_null(0) ? kEnd : query.integer(0) - 1;
}

}  // namespace

bool ArticleQuestion::narrows() const {
  return !theme.empty() || !territory.empty() || !media.empty() || !source.empty() ||
         !decided_by.empty() || state || access || from || to || arrived_from || arrived_to ||
         among;
}

Result<Matches> matching_articles(Reader& reader, const ArticleQuestion& question) {
  const std::string match = expression_of(question);
  if (match.empty() && !question.narrows()) return Matches{};
  const std::int64_t before = question.before ? question.before->value : kEnd;
  const auto arrived = first_arrival(reader, question);
  if (!arrived) return fail(arrived.error());
  std::int64_t after = std::max(question.after ? question.after->value : 0, *arrived);
  Matches matches;
  const bool by_stories = match.empty() && question.among;
  if (question.narrows() && !by_stories) {
    const auto end = walk_end(reader, match, before, after);
    if (!end) return fail(end.error());
    if (*end) after = (*end)->value - 1;
    matches.walked_to = *end;
  }
  auto query = reader.prepare(by_stories ? by_story() : match.empty() ? by_arrival() : by_words());
  const std::optional<std::string> among =
      question.among ? std::optional(id_list(*question.among)) : std::nullopt;
  query.bind(match, before, after, question.from.value_or(Instant{0}),
             question.to ? question.to->seconds - 1 : kEnd, question.theme, question.territory,
             question.media, question.source, question.access ? name_of(*question.access) : "",
             question.decided_by, question.state ? name_of(*question.state) : "", question.centre,
             among, question.arrived_from.value_or(Instant{0}),
             question.arrived_to ? question.arrived_to->seconds - 1 : kEnd, question.limit);
  auto found = query.all([](const Statement& row) {
    return Match{row.id<ArticleId>(0), row.id<StoryId>(1)};
  });
  if (!found) return fail(found.error());
  matches.found = std::move(*found);
  // What was cut by its number goes on from there, whatever was walked.
  if (std::ssize(matches.found) >= question.limit) matches.walked_to.reset();
  return matches;
}

Result<std::vector<Facet>> search_facets(Reader& reader, const std::vector<ArticleId>& articles,
                                         CentreId centre) {
  auto query = reader.prepare(R"sql(
      WITH listed AS MATERIALIZED (
        SELECT article.id AS id, article.media AS media, article.access AS access,
               reprint.story_id AS story
        FROM json_each(?1) AS page CROSS JOIN article ON article.id = page.value
        CROSS JOIN reprint ON reprint.id = article.reprint_id),
      counted AS (
        SELECT tag.kind AS kind, tag.code AS code, count(*) AS lines
        FROM listed CROSS JOIN shown_tag AS tag ON tag.article_id = listed.id GROUP BY tag.kind, tag.code
        UNION ALL
        SELECT 'media', media, count(*) FROM listed WHERE media <> '' GROUP BY media
        UNION ALL
        SELECT 'access', access, count(*) FROM listed GROUP BY access
        UNION ALL
        SELECT 'state', line.state, count(*) FROM listed
        CROSS JOIN desk_item AS line ON line.story_id = listed.story AND line.centre_id = ?2
        GROUP BY line.state),
      ranked AS (
        SELECT kind, code, lines,
               row_number() OVER (PARTITION BY kind ORDER BY lines DESC, code) AS place
        FROM counted)
      SELECT ranked.kind, ranked.code, coalesce(theme.label, territory.name, ranked.code), lines
      FROM ranked
      LEFT JOIN theme ON ranked.kind = 'theme' AND theme.code = ranked.code
      LEFT JOIN territory ON ranked.kind = 'territory' AND territory.code = ranked.code
      WHERE place <= 8 ORDER BY ranked.kind, place)sql");
  query.bind(id_list(articles), centre);
  return query.all([](const Statement& row) {
    return Facet{row.text(0), row.text(1), row.text(2), row.integer(3)};
  });
}

Result<std::vector<TitleWords>> title_words(Reader& reader,
                                            const std::vector<ArticleId>& articles) {
  auto query = reader.prepare(R"sql(
      SELECT search.rowid, search.title
      FROM json_each(?1) AS page CROSS JOIN search ON search.rowid = page.value)sql");
  query.bind(id_list(articles));
  return query.all([](const Statement& row) {
    return TitleWords{row.id<ArticleId>(0), row.text(1)};
  });
}

Result<std::vector<DeskItem>> lines_of(Reader& reader, const std::vector<StoryId>& stories,
                                       CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT story_id, line.centre_id, state, version, arrived_at, decided_at, curator_id,
             coalesce(curator.name, ''), article_id, filtered_by, later_on, muted_at, dated_at,
             came_back
      FROM json_each(?1) AS page
      CROSS JOIN desk_item AS line ON line.story_id = page.value AND line.centre_id = ?2
      LEFT JOIN curator ON curator.id = curator_id)sql");
  query.bind(id_list(stories), centre);
  return query.all(read_desk_item);
}

Result<std::vector<KeptElsewhere>> kept_elsewhere(Reader& reader,
                                                  const std::vector<StoryId>& stories,
                                                  CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT line.story_id, min(centre.name)
      FROM json_each(?1) AS page
      CROSS JOIN desk_item AS line ON line.story_id = page.value
      JOIN centre ON centre.id = line.centre_id
      WHERE line.centre_id <> ?2 AND line.state = 'kept' GROUP BY line.story_id)sql");
  query.bind(id_list(stories), centre);
  return query.all([](const Statement& row) {
    return KeptElsewhere{row.id<StoryId>(0), row.text(1)};
  });
}

Result<std::vector<NoteWords>> latest_notes(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT story_id, note FROM panorama_item ORDER BY id DESC LIMIT ?1)sql");
  query.bind(kNotesLookedAt);
  return query.all([](const Statement& row) { return NoteWords{row.id<StoryId>(0), row.text(1)}; });
}

Result<ArticleId> last_article(Reader& reader) {
  auto query = reader.prepare("SELECT max(id) FROM article");
  if (const auto row = query.step(); !row) return fail(row.error());
  return query.id<ArticleId>(0);
}

}  // namespace vigie::store
