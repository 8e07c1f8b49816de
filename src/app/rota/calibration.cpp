// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/calibration.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

using rota::CalibrationRefusal;
using store::Calibration;

/// Those who can sign in.
Result<std::vector<store::Curator>> team_of(store::Reader& reader, CentreId centre) {
  auto all = store::curators(reader);
  if (!all) return fail(all.error());
  std::erase_if(*all, [centre](const store::Curator& curator) {
    return curator.centre != centre || curator.disabled || curator.left;
  });
  return all;
}

Result<void> tell_team(store::Transaction& tx, const Calibration& calibration,
                       std::string_view what, Instant now) {
  auto reader = tx.reader();
  const auto team = team_of(reader, calibration.centre);
  if (!team) return fail(team.error());
  const std::string subject = fmt::format("{}:{}", calibration.id.value, what);
  for (const store::Curator& curator : *team) {
    const auto told = notify(tx, kCalibrationMail, subject, {.curator = curator.id}, now);
    if (!told) return fail(told.error());
  }
  return {};
}

Result<void> write_journal(store::Transaction& tx, const Calibration& calibration, CuratorId by,
                           std::string_view kind, Instant now) {
  return store::add_event(tx,
                          {calibration.centre, by, std::string(kind),
                           fmt::format("calibration {}", calibration.id.value), ""},
                          now);
}

rota::Measured measure(const std::vector<store::TimedMove>& moves) {
  std::vector<rota::DeskGesture> gestures;
  gestures.reserve(moves.size());
  for (const store::TimedMove& move : moves) {
    gestures.push_back({move.curator.value, move.at, move.gesture, move.source.value});
  }
  return rota::median_minutes(gestures);
}

/// One fortnight, reckoned and kept.
Result<void> finish(store::Transaction& tx, Calibration calibration, Instant now) {
  auto reader = tx.reader();
  const auto moves = store::timed_moves(reader, calibration);
  if (!moves) return fail(moves.error());
  const rota::Measured measured = measure(*moves);
  calibration.state = CalibrationState::too_few;
  if (measured.desk) {
    calibration.state = CalibrationState::measured;
    calibration.readings = measured.desk->readings;
    calibration.desk_minutes = measured.desk->minutes;
  }
  const auto ended = store::end_calibration(tx, calibration, {}, now);
  if (!ended) return fail(ended.error());
  for (const rota::SourceMinutes& one : measured.sources) {
    auto kept = store::add_measured_source(
        tx, {calibration.id, SourceId{one.source}, one.readings, one.minutes});
    if (!kept) return kept;
  }
  auto done = write_journal(tx, calibration, {}, "calibration over", now);
  if (done) done = tell_team(tx, calibration, "over", now);
  return done;
}

}  // namespace

Result<CentreCalibration> read_calibration(store::Reader& reader, std::string_view centre_key) {
  const auto centre = store::centre_by_key(reader, centre_key);
  if (!centre) return fail(centre.error());
  const auto team = team_of(reader, centre->id);
  if (!team) return fail(team.error());
  const auto all = store::last_calibrations(reader);
  if (!all) return fail(all.error());
  CentreCalibration found{.people = static_cast<int>(team->size())};
  for (const Calibration& one : *all) {
    if (one.centre != centre->id) continue;
    if (one.state == CalibrationState::running) {
      found.running = one;
    } else if (!found.last) {
      found.last = one;
    }
  }
  found.offered = !found.running && found.people >= rota::kReadersMin;
  return found;
}

Result<CalibrationAnswer> begin_calibration(store::Database& db, const Acting& acting,
                                            Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto centre = store::centre_by_key(reader, acting.centre);
  if (!centre) return fail(centre.error());
  const auto known = read_calibration(reader, acting.centre);
  if (!known) return fail(known.error());
  if (known->running) return CalibrationAnswer(CalibrationRefusal::already_running);
  if (!known->offered) return CalibrationAnswer(CalibrationRefusal::alone);
  Calibration calibration{.centre = centre->id,
                          .started_at = now,
                          .ends_at = now + rota::kCalibrationDays * kDaySeconds};
  const auto id = store::add_calibration(*tx, calibration, acting.by);
  if (!id) return fail(id.error());
  calibration.id = *id;
  auto done = write_journal(*tx, calibration, acting.by, "calibration begun", now);
  if (done) done = tell_team(*tx, calibration, "begun", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return CalibrationAnswer(*id);
}

Result<CalibrationAnswer> stop_calibration(store::Database& db, const Acting& acting,
                                           CalibrationId id, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  auto found = store::calibration(reader, id);
  if (!found) return fail(found.error());
  if (!*found || (*found)->centre_key != acting.centre) {
    return CalibrationAnswer(CalibrationRefusal::over);
  }
  (*found)->state = CalibrationState::stopped;
  const auto ended = store::end_calibration(*tx, **found, acting.by, now);
  if (!ended) return fail(ended.error());
  if (!*ended) return CalibrationAnswer(CalibrationRefusal::over);
  auto done = write_journal(*tx, **found, acting.by, "calibration stopped", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return CalibrationAnswer(id);
}

Result<int> finish_calibrations(store::Database& db, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto over = store::calibrations_over(reader, now);
  if (!over) return fail(over.error());
  for (const Calibration& calibration : *over) {
    if (auto done = finish(*tx, calibration, now); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return static_cast<int>(over->size());
}

Result<Outlook> look_for_calibrations(store::Reader& reader, const config::VigieConfig&,
                                      Instant now) {
  const auto next = store::next_calibration_end(reader);
  if (!next) return fail(next.error());
  return Outlook{.due = *next && **next <= now, .next_at = *next};
}

Result<JobReport> run_calibrations(JobPorts& ports, const Stop&) {
  const auto finished = finish_calibrations(ports.db, ports.clock.now());
  if (!finished) return fail(finished.error());
  JobReport report;
  if (*finished > 0) {
    report.lines.push_back(text::plural(*finished, "mesure de pile finie.", "mesures finies."));
  }
  return report;
}

Result<std::optional<NotificationText>> compose_calibration(const Composing& composing) {
  const std::string& subject = composing.notification.subject;
  const auto found = store::calibration(composing.reader,
                                        CalibrationId{std::strtoll(subject.c_str(), nullptr, 10)});
  if (!found) return fail(found.error());
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  if (!*found || !*curator) return std::nullopt;
  const bool begun = subject.ends_with(":begun");
  if (begun != ((*found)->state == CalibrationState::running)) return std::nullopt;
  std::string what;
  if (begun) {
    what = fmt::format(
        "{} mesure jusqu’au {} combien de temps demandent les sources de votre pile, pour que le "
        "tour soit partagé d’après la lecture et non d’après le nombre d’articles.\n\nLisez comme "
        "d’habitude. Une lecture va d’une décision à la suivante\u202f; plus de cinq minutes sont "
        "une pause et ne comptent pas. Seule la durée médiane de chaque source est gardée, jamais "
        "celle d’une personne. Chacun·e de votre centre peut arrêter la mesure\u00a0: rien n’est "
        "gardé alors.",
        (*curator)->centre_name, text::long_date(paris_day((*found)->ends_at)));
  } else if ((*found)->state == CalibrationState::measured) {
    what = fmt::format(
        "La mesure de votre pile est finie\u00a0: {}, une durée par source. Elle compte désormais "
        "dans les charges.",
        text::plural((*found)->readings, "lecture", "lectures"));
  } else {
    what =
        "La mesure de votre pile est finie, et rien n’en est gardé\u00a0: il y a eu trop peu de "
        "lectures, ou elles venaient d’une seule personne.";
  }
  return NotificationText{
      begun ? "Votre pile est mesurée pendant deux semaines" : "La mesure de votre pile est finie",
      text::typographic(fmt::format("Bonjour {},\n\n{}\n", (*curator)->name, what)) +
          fmt::format("\n{}/tour/charges/sources\n", composing.config.web.public_url)};
}

}  // namespace vigie::app
