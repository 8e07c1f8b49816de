// SPDX-License-Identifier: EUPL-1.2
#include "store/rota/calibration_repo.hpp"

namespace vigie::store {
namespace {

constexpr std::string_view kSelectCalibration = R"sql(
      SELECT calibration.id, calibration.centre_id, centre.key, calibration.state,
             calibration.started_at, calibration.ends_at, coalesce(curator.name, ''),
             calibration.readings, calibration.desk_minutes
      FROM calibration JOIN centre ON centre.id = calibration.centre_id
      LEFT JOIN curator ON curator.id = calibration.started_by )sql";

Calibration calibration_in(const Statement& row) {
  return {.id = row.id<CalibrationId>(0),
          .centre = row.id<CentreId>(1),
          .centre_key = row.text(2),
          .state = calibration_state_of(row.text_view(3)),
          .started_at = row.instant(4),
          .ends_at = row.instant(5),
          .started_by = row.text(6),
          .readings = static_cast<int>(row.integer(7)),
          .desk_minutes = row.real(8)};
}

}  // namespace

Result<std::optional<Calibration>> calibration(Reader& reader, CalibrationId id) {
  auto query = reader.prepare(std::string(kSelectCalibration) + "WHERE calibration.id = ?1");
  const auto found = query.bind(id).step();
  if (!found) return fail(found.error());
  return *found ? std::optional(calibration_in(query)) : std::nullopt;
}

Result<std::vector<Calibration>> last_calibrations(Reader& reader) {
  auto query = reader.prepare(std::string(kSelectCalibration) +
                              "WHERE calibration.id IN (SELECT max(id) FROM calibration "
                              "GROUP BY centre_id UNION SELECT max(id) FROM calibration "
                              "WHERE state = 'measured' GROUP BY centre_id) "
                              "ORDER BY calibration.id DESC");
  return query.all(calibration_in);
}

Result<std::vector<Calibration>> calibrations_over(Reader& reader, Instant now) {
  auto query = reader.prepare(std::string(kSelectCalibration) +
                              "WHERE calibration.state = 'running' AND calibration.ends_at <= ?1 "
                              "ORDER BY calibration.id");
  return query.bind(now).all(calibration_in);
}

Result<std::optional<Instant>> next_calibration_end(Reader& reader) {
  auto query = reader.prepare("SELECT min(ends_at) FROM calibration WHERE state = 'running'");
  if (const auto row = query.step(); !row) return fail(row.error());
  return query.maybe_instant(0);
}

Result<CalibrationId> add_calibration(Transaction& tx, const Calibration& calibration,
                                      CuratorId by) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO calibration (centre_id, started_by, started_at, ends_at)
      VALUES (?1, ?2, ?3, ?4))sql");
  auto done = insert.run(calibration.centre, by, calibration.started_at, calibration.ends_at);
  if (!done) return fail(done.error());
  return CalibrationId{tx.last_insert_id()};
}

Result<bool> end_calibration(Transaction& tx, const Calibration& calibration, CuratorId by,
                             Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE calibration SET state = ?2, readings = ?3, desk_minutes = ?4, ended_by = ?5,
                             ended_at = ?6
      WHERE id = ?1 AND state = 'running')sql");
  auto done = update.run(calibration.id, name_of(calibration.state), calibration.readings,
                         calibration.desk_minutes, by, now);
  if (!done) return fail(done.error());
  return tx.changes() == 1;
}

Result<void> add_measured_source(Transaction& tx, const MeasuredSource& measured) {
  auto insert = tx.prepare(R"sql(
      INSERT INTO calibration_source (calibration_id, source_id, readings, minutes)
      VALUES (?1, ?2, ?3, ?4))sql");
  return insert.run(measured.calibration, measured.source, measured.readings, measured.minutes);
}

Result<std::vector<MeasuredSource>> measured_sources(Reader& reader) {
  auto query = reader.prepare(R"sql(
      SELECT calibration_id, source_id, readings, minutes FROM calibration_source
      ORDER BY calibration_id DESC, source_id)sql");
  return query.all([](const Statement& row) {
    return MeasuredSource{row.id<CalibrationId>(0), row.id<SourceId>(1),
                          static_cast<int>(row.integer(2)), row.real(3)};
  });
}

Result<std::vector<TimedMove>> timed_moves(Reader& reader, const Calibration& calibration) {
  // Of two sources that showed the article, the one that the centre reads; else the first.
  auto query = reader.prepare(R"sql(
      SELECT desk_move.curator_id, desk_move.at, coalesce(desk_move.lot, desk_move.id),
             (SELECT sighting.source_id FROM sighting
              WHERE sighting.article_id = desk_move.article_id
              ORDER BY NOT EXISTS (SELECT 1 FROM allocation
                                   WHERE allocation.source_id = sighting.source_id
                                     AND allocation.centre_id = ?1 AND allocation.to_at IS NULL),
                       sighting.first_seen_at, sighting.source_id
              LIMIT 1)
      FROM desk_move
      WHERE desk_move.curator_id IN (SELECT id FROM curator WHERE centre_id = ?1)
        AND desk_move.at >= ?2 AND desk_move.at < ?3 AND desk_move.undone_at IS NULL
        AND desk_move.centre_id = ?1
      ORDER BY desk_move.curator_id, desk_move.at, desk_move.id)sql");
  query.bind(calibration.centre, calibration.started_at, calibration.ends_at);
  return query.all([](const Statement& row) {
    return TimedMove{row.id<CuratorId>(0), row.instant(1), row.integer(2), row.id<SourceId>(3)};
  });
}

Result<std::vector<SourceWork>> source_work(Reader& reader, CentreId centre, Instant since) {
  // Each list of the desk by its index, so that what is older costs nothing.
  auto query = reader.prepare(R"sql(
      SELECT sighting.source_id, count(DISTINCT desk_item.story_id),
             count(DISTINCT iif(desk_item.state IN ('kept', 'relayed'), desk_item.story_id, NULL)),
             count(DISTINCT iif(desk_item.state = 'relayed', desk_item.story_id, NULL)),
             count(DISTINCT iif(desk_item.curator_id IS NOT NULL, desk_item.story_id, NULL))
      FROM desk_item
      JOIN reprint ON reprint.story_id = desk_item.story_id
      JOIN article ON article.reprint_id = reprint.id
      JOIN sighting ON sighting.article_id = article.id
      WHERE desk_item.centre_id = ?1
        AND desk_item.state IN ('new', 'later', 'kept', 'relayed', 'discarded', 'passed')
        AND desk_item.dated_at >= ?2
      GROUP BY sighting.source_id)sql");
  return query.bind(centre, since).all([](const Statement& row) {
    return SourceWork{row.id<SourceId>(0), static_cast<int>(row.integer(1)),
                      static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3)),
                      static_cast<int>(row.integer(4))};
  });
}

}  // namespace vigie::store
