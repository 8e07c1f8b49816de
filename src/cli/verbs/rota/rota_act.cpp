// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_act.hpp"

#include "app/rota/absences.hpp"
#include "app/rota/calendar_feed.hpp"
#include "app/rota/calibration.hpp"
#include "app/rota/centre_names.hpp"
#include "app/rota/duty_check.hpp"
#include "app/rota/reminder_choice.hpp"
#include "app/rota/swap_mails.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "cli/verbs/rota/rota_plan.hpp"
#include "people/permissions.hpp"
#include "people/wording.hpp"
#include "rota/turns.hpp"
#include "rota/wording.hpp"
#include "store/people/grant_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::cli {
namespace {

std::optional<Day> day_or_say(const std::string& text, Console& console) {
  const auto day = parse_day(text);
  if (!day) console.notice(fmt::format("«\u00a0{}\u00a0» n’est pas une date AAAA-MM-JJ.", text));
  return day;
}

int refuse(Console& console, rota::SwapRefusal refusal) {
  console.notice(rota::sentence_of(refusal));
  return kExitFailed;
}

/// The turn in which the day that somebody named is.
Result<rota::Turn> turn_named(store::Reader& reader, Day day) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  return rota::turn_of(*rota, day);
}

std::string request_line(const store::DutyRequestRow& row, const app::CentreNames& names) {
  std::string line = fmt::format("{}  {} de {}", row.id.value, text::turn_label(row.week, row.days),
                                 names.of(row.centre));
  if (row.other_week) {
    line += fmt::format(" contre {} de {}", text::turn_label(*row.other_week, row.other_days),
                        names.of(row.other));
  } else if (!row.other.empty()) {
    line += fmt::format(", demandée à {}", names.of(row.other));
  } else {
    line += ", à qui la prend";
  }
  return line + fmt::format(", {}", rota::word_of(row.state));
}

}  // namespace

Result<Acts> open_for(const RotaActArguments& arguments, const Installation& installation,
                      people::Permission permission) {
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  auto reader = db->reader();
  const auto curator = open_account(reader, arguments.as);
  if (!curator) return fail(curator.error());
  const auto grants = store::grants_of(reader, curator->id);
  if (!grants) return fail(grants.error());
  const std::string centre = arguments.centre.empty() ? curator->centre_key : arguments.centre;
  const bool own = centre == curator->centre_key;
  const auto needed = own ? permission : people::Permission::coordinate;
  const people::Scope scope{.centre = own ? curator->centre : CentreId{}};
  if (!people::may(*grants, needed, scope)) {
    return fail(Code::forbidden, "rota", std::string(people::refusal_of(needed)));
  }
  return Acts{std::move(*db), {curator->id, centre, curator->centre_key}};
}

int run_rota_ask(const RotaActArguments& arguments, Console& console,
                 const Installation& installation) {
  const auto week = day_or_say(arguments.week, console);
  if (!week) return kExitUsage;
  std::optional<Day> other;
  if (!arguments.in_return.empty()) {
    other = day_or_say(arguments.in_return, console);
    if (!other) return kExitUsage;
  }
  auto acts = open_for(arguments, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  auto reader = acts->db.reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return console.report(rota.error());
  app::SwapForm form{
      .week = rota::turn_of(*rota, *week).first, .other = arguments.of, .reason = arguments.reason};
  if (other) form.other_week = rota::turn_of(*rota, *other).first;
  SystemEntropy entropy;
  const auto answer = app::ask_swap(acts->db, entropy, acts->acting, form, SystemClock().now());
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<rota::SwapRefusal>(&*answer)) {
    return refuse(console, *refused);
  }
  console.line(fmt::format("Demande {} envoyée. Rien ne bouge avant une réponse.",
                           std::get<OverrideId>(*answer).value));
  return kExitOk;
}

int run_rota_take_week(const RotaActArguments& arguments, Console& console,
                       const Installation& installation) {
  const auto week = day_or_say(arguments.week, console);
  if (!week) return kExitUsage;
  auto acts = open_for(arguments, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  auto reader = acts->db.reader();
  const auto turn = turn_named(reader, *week);
  if (!turn) return console.report(turn.error());
  const auto answer = app::take_week(acts->db, acts->acting, turn->first, SystemClock().now());
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<rota::SwapRefusal>(&*answer)) {
    return refuse(console, *refused);
  }
  console.line(fmt::format("La {} est prise.", text::turn_label(turn->first, turn->days)));
  return kExitOk;
}

int run_rota_answer(const RotaActArguments& arguments, Console& console,
                    const Installation& installation) {
  auto acts = open_for(arguments, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  auto reader = acts->db.reader();
  const auto row = store::duty_request(reader, OverrideId{arguments.request});
  if (!row) return console.report(row.error());
  if (!*row) {
    console.notice(fmt::format("Aucune demande n’a le numéro {}.", arguments.request));
    return kExitFailed;
  }
  const auto answer = app::answer_swap(
      acts->db, acts->acting, {(*row)->id, (*row)->version, arguments.move}, SystemClock().now());
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<rota::SwapRefusal>(&*answer)) {
    return refuse(console, *refused);
  }
  console.line(fmt::format("Demande {}\u00a0: {}.", arguments.request,
                           rota::word_of(std::get<OverrideState>(*answer))));
  return kExitOk;
}

int run_rota_requests(const RotaActArguments&, Console& console, const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto rows = store::requests_from(reader, monday_of(paris_day(SystemClock().now())));
  if (!rows) return console.report(rows.error());
  const auto names = app::CentreNames::read(reader);
  if (!names) return console.report(names.error());
  if (rows->empty()) console.line("Aucune demande.");
  for (const store::DutyRequestRow& row : *rows) console.line(request_line(row, *names));
  return kExitOk;
}

int run_rota_calendar(const RotaActArguments& arguments, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  if (!arguments.centre.empty()) {
    const auto known = store::centre_by_key(reader, arguments.centre);
    if (!known) return console.report(known.error());
  }
  const auto text = app::calendar_of(reader, arguments.centre, installation.config.web.public_url,
                                     SystemClock().now());
  if (!text) return console.report(text.error());
  console.line(*text);
  return kExitOk;
}

int run_rota_absent(const RotaActArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto from = day_or_say(arguments.from, console);
  const auto to = from ? day_or_say(arguments.to, console) : std::nullopt;
  if (!to) return kExitUsage;
  auto acts =
      open_for(arguments, installation,
               arguments.closed ? people::Permission::coordinate : people::Permission::decide);
  if (!acts) return console.report(acts.error());
  const std::string centre = arguments.closed ? std::string() : acts->acting.centre;
  const auto answer = app::add_absence(acts->db, acts->acting,
                                       {centre, *from, *to, arguments.reason}, SystemClock().now());
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<app::AbsenceRefusal>(&*answer)) {
    console.notice(app::words_of(*refused));
    return kExitUsage;
  }
  console.line(arguments.closed ? "Fermeture notée." : "Absence notée.");
  auto reader = acts->db.reader();
  for (const Day first : std::get<std::vector<Day>>(*answer)) {
    const auto turn = turn_named(reader, first);
    if (!turn) return console.report(turn.error());
    console.line(fmt::format("Elle couvre votre tour, {}\u00a0: vigie rota ask --week {}",
                             text::turn_label(turn->first, turn->days), iso(first)));
  }
  return kExitOk;
}

int run_rota_remind(const RotaRemindArguments& arguments, Console& console,
                    const Installation& installation) {
  auto acts = open_for(arguments.act, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  auto reader = acts->db.reader();
  auto known = app::read_reminder_choice(reader, acts->acting.centre);
  if (!known) return console.report(known.error());
  if (arguments.none || arguments.network || !arguments.days.empty()) {
    std::optional<std::vector<int>> days;
    if (!arguments.network) days = arguments.none ? std::vector<int>() : arguments.days;
    const auto answer =
        app::choose_reminders(acts->db, acts->acting, days, known->mark(), SystemClock().now());
    if (!answer) return console.report(answer.error());
    known = app::read_reminder_choice(reader, acts->acting.centre);
    if (!known) return console.report(known.error());
  }
  console.line(known->days.empty() ? std::string("Aucun rappel.")
                                   : fmt::format("Rappels, en jours avant le lundi\u00a0: {}{}.",
                                                 fmt::join(known->days, ", "),
                                                 known->chosen ? "" : " (réglage du réseau)"));
  return kExitOk;
}

int run_rota_calibrate(const RotaActArguments& arguments, Console& console,
                       const Installation& installation) {
  auto acts = open_for(arguments, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  const Instant now = SystemClock().now();
  auto reader = acts->db.reader();
  const auto known = app::read_calibration(reader, acts->acting.centre);
  if (!known) return console.report(known.error());
  const CalibrationId running = known->running ? known->running->id : CalibrationId{};
  const auto answer = arguments.stop ? app::stop_calibration(acts->db, acts->acting, running, now)
                                     : app::begin_calibration(acts->db, acts->acting, now);
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<rota::CalibrationRefusal>(&*answer)) {
    console.notice(rota::sentence_of(*refused));
    return kExitFailed;
  }
  console.line(
      arguments.stop
          ? "Mesure arrêtée\u00a0: rien n’en est gardé."
          : fmt::format("La pile est mesurée jusqu’au {}, source par source.",
                        text::long_date(paris_day(now + rota::kCalibrationDays * kDaySeconds))));
  return kExitOk;
}

int run_rota_correct(const RotaActArguments& arguments, Console& console,
                     const Installation& installation) {
  auto acts = open_for(arguments, installation, people::Permission::coordinate);
  if (!acts) return console.report(acts.error());
  const Instant now = SystemClock().now();
  const store::DutyCredit credit{acts->acting.centre, paris_day(now), arguments.days,
                                 store::CreditKind::correction, arguments.reason};
  if (auto done = app::correct_account(acts->db, acts->acting, credit, now); !done) {
    return console.report(done.error());
  }
  console.line("Compte corrigé.");
  return kExitOk;
}

int run_rota_check(const RotaCheckArguments& arguments, Console& console,
                   const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  Day from = paris_day(SystemClock().now());
  if (!arguments.from.empty()) {
    const auto asked = day_or_say(arguments.from, console);
    if (!asked) return kExitUsage;
    from = *asked;
  }
  const auto warnings = app::duty_warnings(reader, from);
  if (!warnings) return console.report(warnings.error());
  if (arguments.json) {
    Json list = Json::array();
    for (const app::DutyWarning& warning : *warnings) {
      list.push({{"week", iso(warning.finding.week)},
                 {"days", warning.finding.days},
                 {"kind", rota::code_of(warning.finding.kind)},
                 {"centre", warning.finding.centre},
                 {"other", warning.finding.other},
                 {"sentence", warning.sentence}});
    }
    console.line(list.pretty());
  } else if (warnings->empty()) {
    console.line("Rien à voir\u00a0: chaque tour ouvert a quelqu’un.");
  } else {
    for (const app::DutyWarning& warning : *warnings) console.line(warning.sentence);
  }
  return warnings->empty() ? kExitOk : kExitPartial;
}

}  // namespace vigie::cli
