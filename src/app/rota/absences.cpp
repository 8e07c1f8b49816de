// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/absences.hpp"

#include "app/rota/settle.hpp"
#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/rota/team_repo.hpp"

namespace vigie::app {
namespace {

Result<void> note(store::Transaction& tx, const Acting& acting, std::string_view kind,
                  const std::string& centre, std::string detail, Instant now) {
  CentreId id;
  std::string subject = "network";
  if (!centre.empty()) {
    auto reader = tx.reader();
    const auto known = store::centre_by_key(reader, centre);
    if (!known) return fail(known.error());
    id = known->id;
    subject = "centre " + centre;
    if (centre != acting.own_centre) detail += fmt::format(", au nom de {}", known->centre.name);
  }
  return store::add_event(tx, {id, acting.by, std::string(kind), std::move(subject), detail}, now);
}

std::vector<Day> turns_covered(const Rota& rota, const Absence& absence, Instant now) {
  std::vector<Day> turns;
  if (absence.centre.empty()) return turns;
  for (rota::Turn turn = rota::turn_of(rota, std::max(absence.from, paris_day(now)));
       turn.first <= absence.to; turn = rota::next_turn(rota, turn)) {
    const auto duty = rota::duty_on(rota, turn.first);
    if (duty && duty->centre == absence.centre) turns.push_back(turn.first);
  }
  return turns;
}

std::optional<AbsenceRefusal> refuse(const Absence& absence, Instant now) {
  if (absence.to < absence.from) return AbsenceRefusal::reversed;
  if (absence.to < paris_day(now)) return AbsenceRefusal::past;
  if (absence.to - absence.from > kAbsenceDaysMax) return AbsenceRefusal::too_long;
  return std::nullopt;
}

std::string span_of(const Absence& absence) {
  return fmt::format("{} .. {}", iso(absence.from), iso(absence.to));
}

}  // namespace

std::string_view words_of(AbsenceRefusal refusal) {
  switch (refusal) {
    case AbsenceRefusal::reversed:
      return "La fin de l’absence est avant son début.";
    case AbsenceRefusal::past:
      return "Cette absence est déjà passée\u00a0: le tour de ces jours-là ne change plus.";
    case AbsenceRefusal::too_long:
      return "Une absence dure au plus treize mois\u00a0: au-delà, ôtez le centre de l’ordre du "
             "tour.";
  }
  return "";
}

Result<AbsenceAnswer> add_absence(store::Database& db, const Acting& acting, const Absence& absence,
                                  Instant now) {
  if (const auto refused = refuse(absence, now)) return AbsenceAnswer(*refused);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  auto covered = turns_covered(*rota, absence, now);
  auto done = note(*tx, acting, absence.centre.empty() ? "closure added" : "absence added",
                   absence.centre, span_of(absence), now);
  if (done) done = store::add_absence(*tx, absence, {Origin::program, acting.by, now});
  if (!done) return fail(done.error());
  const auto moved = settle_duty(*tx, absence.centre.empty() ? "closure" : "absence", now);
  if (!moved) return fail(moved.error());
  if (done = tx->commit(); !done) return fail(done.error());
  return AbsenceAnswer(std::move(covered));
}

Result<void> withdraw_absence(store::Database& db, const Acting& acting, const Absence& absence,
                              Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::withdraw_absence(*tx, absence, now); !done) return done;
  if (tx->changes() == 0) return fail(Code::not_found, "absence");
  auto done = note(*tx, acting, absence.centre.empty() ? "closure withdrawn" : "absence withdrawn",
                   absence.centre, span_of(absence), now);
  if (!done) return done;
  const auto moved = settle_duty(*tx, absence.centre.empty() ? "closure" : "absence", now);
  if (!moved) return fail(moved.error());
  return tx->commit();
}

Result<AbsenceAnswer> add_own_absence(store::Database& db, const Acting& acting,
                                      const Absence& absence, Instant now) {
  if (const auto refused = refuse(absence, now)) return AbsenceAnswer(*refused);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::add_person_absence(*tx, acting.by, absence, {Origin::program, acting.by, now});
  if (done) {
    done = note(*tx, acting, "own absence added", acting.own_centre, span_of(absence), now);
  }
  if (!done) return fail(done.error());
  const auto moved = settle_duty(*tx, "absence", now);
  if (!moved) return fail(moved.error());
  if (done = tx->commit(); !done) return fail(done.error());
  std::vector<Day> uncovered;
  for (const store::ChangedWeek& week : *moved) {
    if (week.before == acting.own_centre) uncovered.push_back(week.week);
  }
  return AbsenceAnswer(std::move(uncovered));
}

Result<void> withdraw_own_absence(store::Database& db, const Acting& acting, const Absence& absence,
                                  Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto gone = store::withdraw_person_absence(*tx, acting.by, absence, now);
  if (!gone) return fail(gone.error());
  if (!*gone) return fail(Code::not_found, "absence");
  auto done = note(*tx, acting, "own absence withdrawn", acting.own_centre, span_of(absence), now);
  if (!done) return done;
  const auto moved = settle_duty(*tx, "absence", now);
  if (!moved) return fail(moved.error());
  return tx->commit();
}

Result<void> correct_account(store::Database& db, const Acting& acting,
                             const store::DutyCredit& credit, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = note(*tx, acting, "account corrected", credit.centre,
                   fmt::format("{:+} jours, {}", credit.days, credit.reason), now);
  if (done) done = store::add_credit(*tx, credit, {}, {Origin::program, acting.by, now});
  if (!done) return done;
  return tx->commit();
}

}  // namespace vigie::app
