// SPDX-License-Identifier: EUPL-1.2
#include "store/exports/report_repo.hpp"

namespace vigie::store {
namespace {

std::optional<double> maybe_real(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.real(column);
}

ReportValue read_value(const Statement& row) {
  return {.code = row.text(0),
          .year = static_cast<int>(row.integer(1)),
          .centre = row.id<CentreId>(2),
          .number = maybe_real(row, 3),
          .exactness = row.text(4),
          .source = row.text(5),
          .remark = row.text(6),
          .version = static_cast<int>(row.integer(7))};
}

/// One number of the year, put under its code; none where there is nothing to say.
Result<void> count(Statement query, const ReportSpan& span, std::string_view code,
                   std::vector<ReportValue>& values) {
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row || query.is_null(0)) return {};
  values.push_back({.code = std::string(code), .year = span.year, .number = query.real(0)});
  return {};
}

Result<void> count_panorama(Reader& reader, const ReportSpan& span, CentreId centre,
                            std::vector<ReportValue>& values) {
  auto items = reader.prepare(R"sql(
      SELECT count(*) FROM panorama_item
      WHERE state = 'published' AND published_at >= ?1 AND published_at < ?2
        AND (?3 = 0 OR centre_id = ?3))sql");
  items.bind(span.from, span.until, centre.value);
  if (auto done = count(std::move(items), span, "pan.articles", values); !done) return done;
  auto turns = reader.prepare(R"sql(
      SELECT count(*) FROM duty_turn
      WHERE centre_id IS NOT NULL AND week_on >= ?1 AND week_on < ?2
        AND (?3 = 0 OR centre_id = ?3))sql");
  turns.bind(std::to_string(span.year), std::to_string(span.year + 1), centre.value);
  if (auto done = count(std::move(turns), span, "pan.tours", values); !done) return done;
  auto enquiries = reader.prepare(R"sql(
      SELECT count(*) FROM enquiry
      WHERE received_on >= ?1 AND received_on < ?2 AND (?3 = 0 OR centre_id = ?3))sql");
  enquiries.bind(std::to_string(span.year), std::to_string(span.year + 1), centre.value);
  return count(std::move(enquiries), span, "infodoc.demandes", values);
}

/// What the audience counted; nothing of a year in which it counted nothing.
Result<void> count_readers(Reader& reader, const ReportSpan& span,
                           std::vector<ReportValue>& values) {
  struct Line {
    std::string_view code, measure, and_too;
  };
  for (const Line& line :
       {Line{"pan.vues", "views", "views"}, Line{"pan.visiteurs", "visitors", "visitors"},
        Line{"pan.abonnes", "feed_followers", "mail_followers"}}) {
    auto query = reader.prepare(R"sql(
        SELECT sum(number) FROM audience_count
        WHERE subject = 'site' AND code = '' AND period = ?1 AND measure IN (?2, ?3))sql");
    query.bind(std::to_string(span.year), line.measure, line.and_too);
    if (auto done = count(std::move(query), span, line.code, values); !done) return done;
  }
  return {};
}

Result<void> count_letters(Reader& reader, const ReportSpan& span,
                           std::vector<ReportValue>& values) {
  auto issues = reader.prepare(R"sql(
      SELECT count(*) FROM issue
      WHERE state = 'sent' AND finished_at >= ?1 AND finished_at < ?2)sql");
  issues.bind(span.from, span.until);
  if (auto done = count(std::move(issues), span, "lettre.numeros", values); !done) return done;
  auto sent = reader.prepare(R"sql(
      SELECT sum(delivery_total.count) FROM issue JOIN delivery_total ON issue_id = issue.id
      WHERE state = 'sent' AND finished_at >= ?1 AND finished_at < ?2)sql");
  sent.bind(span.from, span.until);
  if (auto done = count(std::move(sent), span, "lettre.envois", values); !done) return done;
  auto last = reader.prepare(R"sql(
      SELECT delivery_total.count FROM issue JOIN delivery_total ON issue_id = issue.id
      WHERE state = 'sent' AND finished_at >= ?1 AND finished_at < ?2
      ORDER BY finished_at DESC LIMIT 1)sql");
  last.bind(span.from, span.until);
  return count(std::move(last), span, "lettre.destinataires", values);
}

Result<void> count_network(Reader& reader, const ReportSpan& span,
                           std::vector<ReportValue>& values) {
  auto centres = reader.prepare(R"sql(
      SELECT count(DISTINCT centre_id) FROM panorama_item
      WHERE state = 'published' AND published_at >= ?1 AND published_at < ?2)sql");
  centres.bind(span.from, span.until);
  if (auto done = count(std::move(centres), span, "pan.centres", values); !done) return done;
  auto total = reader.prepare(
      "SELECT count(*) FROM panorama_item WHERE state = 'published' AND published_at < ?1");
  total.bind(span.until);
  if (auto done = count(std::move(total), span, "pan.articles.tot", values); !done) return done;
  auto articles = reader.prepare(
      "SELECT count(*) FROM article WHERE first_seen_at >= ?1 AND first_seen_at < ?2");
  articles.bind(span.from, span.until);
  if (auto done = count(std::move(articles), span, "veille.articles", values); !done) return done;
  auto sent =
      reader.prepare("SELECT count(*) FROM catalogue_sending WHERE sent_at >= ?1 AND sent_at < ?2");
  sent.bind(span.from, span.until);
  if (auto done = count(std::move(sent), span, "cosoter.proposees", values); !done) return done;
  if (!span.running) return {};  // nobody knows what stood then
  auto sources = reader.prepare("SELECT count(*) FROM source WHERE retired_at IS NULL");
  return count(std::move(sources), span, "veille.sources", values);
}

}  // namespace

Result<std::vector<ReportValue>> report_values(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT code, year, centre_id, number, exactness, source, remark, version
      FROM report_value WHERE centre_id = ?1 ORDER BY code, year)sql");
  query.bind(centre.value);
  return query.all(read_value);
}

Result<bool> put_report_value(Transaction& tx, const ReportValue& value, CuratorId curator,
                              Instant now) {
  auto put = tx.prepare(R"sql(
      INSERT INTO report_value (code, year, centre_id, number, exactness, source, remark,
                                curator_id, entered_at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
      WHERE ?10 = 0 OR EXISTS (SELECT 1 FROM report_value
                               WHERE code = ?1 AND year = ?2 AND centre_id = ?3)
      ON CONFLICT (code, year, centre_id) DO UPDATE
      SET number = ?4, exactness = ?5, source = ?6, remark = ?7, curator_id = ?8, entered_at = ?9,
          version = version + 1
      WHERE version = ?10)sql");
  const auto done =
      put.run(value.code, value.year, value.centre.value, value.number, value.exactness,
              value.source, value.remark, curator, now, value.version);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::vector<ReportValue>> frozen_values(Reader& reader, CentreId centre) {
  auto query = reader.prepare(R"sql(
      SELECT code, year, centre_id, number, exactness, source, remark, 0
      FROM report_frozen WHERE centre_id = ?1 ORDER BY year, code)sql");
  query.bind(centre.value);
  return query.all(read_value);
}

Result<void> freeze_value(Transaction& tx, const ReportValue& value) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO report_frozen (year, centre_id, code, number, exactness, source, remark)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  return insert.run(value.year, value.centre.value, value.code, value.number, value.exactness,
                    value.source, value.remark);
}

Result<bool> close_report(Transaction& tx, int year, CentreId centre, CuratorId curator,
                          Instant now) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO report_closing (year, centre_id, closed_at, curator_id)
      VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING)sql");
  if (auto done = insert.run(year, centre.value, now, curator); !done) return fail(done.error());
  return tx.changes() == 1;
}

Result<std::optional<Instant>> report_closed_at(Reader& reader, int year, CentreId centre) {
  auto query =
      reader.prepare("SELECT closed_at FROM report_closing WHERE year = ?1 AND centre_id = ?2");
  query.bind(year, centre.value);
  const auto row = query.step();
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  return query.instant(0);
}

Result<std::vector<ReportValue>> counted_values(Reader& reader, const ReportSpan& span,
                                                CentreId centre) {
  std::vector<ReportValue> values;
  if (auto done = count_panorama(reader, span, centre, values); !done) return fail(done.error());
  if (centre) return values;
  if (auto done = count_readers(reader, span, values); !done) return fail(done.error());
  if (auto done = count_letters(reader, span, values); !done) return fail(done.error());
  if (auto done = count_network(reader, span, values); !done) return fail(done.error());
  return values;
}

Result<std::vector<FacetCount>> panorama_facets(Reader& reader, const ReportSpan& span,
                                                CentreId centre) {
  auto query = reader.prepare(R"sql(
      WITH year (id, centre_id, article_id) AS (
        SELECT id, centre_id, article_id FROM panorama_item
        WHERE state = 'published' AND published_at >= ?1 AND published_at < ?2
          AND (?3 = 0 OR centre_id = ?3))
      SELECT 'theme', coalesce(theme.label, tag.code), count(*)
      FROM year JOIN panorama_tag AS tag ON tag.item_id = year.id AND tag.kind = 'theme'
      LEFT JOIN theme ON theme.code = tag.code GROUP BY tag.code
      UNION ALL SELECT 'territoire', coalesce(territory.name, tag.code), count(*)
      FROM year JOIN panorama_tag AS tag ON tag.item_id = year.id AND tag.kind = 'territory'
                                          AND tag.within = 0
      LEFT JOIN territory ON territory.code = tag.code GROUP BY tag.code
      UNION ALL SELECT 'acces', iif(article.access = 'free', 'libre', 'restreint'), count(*)
      FROM year JOIN article ON article.id = year.article_id GROUP BY 2
      UNION ALL SELECT 'centre', centre.name, count(*)
      FROM year JOIN centre ON centre.id = year.centre_id GROUP BY centre.id
      ORDER BY 1, 3 DESC, 2)sql");
  query.bind(span.from, span.until, centre.value);
  return query.all([](const Statement& row) {
    return FacetCount{row.text(0), row.text(1), row.integer(2)};
  });
}

}  // namespace vigie::store
