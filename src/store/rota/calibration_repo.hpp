// SPDX-License-Identifier: EUPL-1.2
/// Fortnights in which a centre's desk is timed, what is kept of them, and what sources bring to a
/// desk.
///
/// Shape   one runs a centre at most; what is kept is a figure a source and one of the desk, never a
///         person or a moment. `timed_moves` reads the moves that stand anyway, to reckon from.
/// Units   minutes an article.
/// Errors  storage; conflict for a second one under way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/calibration.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Calibration {
  CalibrationId id{};
  CentreId centre;
  std::string centre_key{};
  CalibrationState state = CalibrationState::running;
  Instant started_at;
  Instant ends_at;
  std::string started_by{};  ///< a name, when it is read; "" : nobody any more
  int readings = 0;          ///< of the whole desk
  double desk_minutes = 0;
};

Result<std::optional<Calibration>> calibration(Reader& reader, CalibrationId id);
/// The last one of each centre, and the last one measured where that is another; newest first.
Result<std::vector<Calibration>> last_calibrations(Reader& reader);
/// Those under way whose fortnight is over.
Result<std::vector<Calibration>> calibrations_over(Reader& reader, Instant now);
Result<std::optional<Instant>> next_calibration_end(Reader& reader);

Result<CalibrationId> add_calibration(Transaction& tx, const Calibration& calibration,
                                      CuratorId by);
/// False: it was not under way any more. `by` none: the program.
Result<bool> end_calibration(Transaction& tx, const Calibration& calibration, CuratorId by,
                             Instant now);

struct MeasuredSource {
  CalibrationId calibration{};
  SourceId source;
  int readings = 0;
  double minutes = 0;
};
Result<void> add_measured_source(Transaction& tx, const MeasuredSource& measured);
/// Of all that were kept, newest first.
Result<std::vector<MeasuredSource>> measured_sources(Reader& reader);

/// A line that somebody of the centre decided on its desk, and that stands.
struct TimedMove {
  CuratorId curator;
  Instant at;
  std::int64_t gesture = 0;
  SourceId source{};  ///< of the article read; none: it came from no source
};
/// By curator and moment.
Result<std::vector<TimedMove>> timed_moves(Reader& reader, const Calibration& calibration);

/// What a source brought to a desk and what became of it.
struct SourceWork {
  SourceId source;
  int items = 0;  ///< stories
  int kept = 0;   ///< relayed ones with them
  int relayed = 0;
  int decided = 0;
};
Result<std::vector<SourceWork>> source_work(Reader& reader, CentreId centre, Instant since);

}  // namespace vigie::store
