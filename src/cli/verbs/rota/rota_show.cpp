// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_show.hpp"

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

using app::RotaWeek;
using rota::Why;

std::string_view code_of(Why why) {
  switch (why) {
    case Why::plan:
      return "plan";
    case Why::swap:
      return "swap";
    case Why::replacement:
      return "replacement";
    case Why::backup:
      return "backup";
    case Why::closed:
      return "closed";
    case Why::nobody:
      return "nobody";
  }
  return "plan";
}

std::string because(const std::string& reason) {
  return reason.empty() ? std::string() : fmt::format(" ({})", reason);
}

/// "ORIV, qui remplace CR-CSUR (saison cyclonique)".
std::string duty_sentence(const RotaWeek& week) {
  if (!week.duty) return "personne, le tour n’a pas cette semaine.";
  const rota::DutyHolder& duty = *week.duty;
  const std::string who = week.name_of(duty.centre);
  const std::string other = week.name_of(duty.instead_of);
  const std::string reason = because(duty.reason);
  switch (duty.why) {
    case Why::plan:
      return fmt::format("{}.", who);
    case Why::swap:
      return fmt::format("{}, par échange avec {}.", who, other);
    case Why::replacement:
      return fmt::format("{}, qui remplace {}{}.", who, other, reason);
    case Why::backup:
      return fmt::format("{}, suppléant de {}, absent{}.", who, other, reason);
    case Why::closed:
      return fmt::format("personne, semaine fermée{}.", reason);
    case Why::nobody:
      return fmt::format("personne, car {} est absent{} et aucun suppléant n’est là.", other,
                         reason);
  }
  return who;
}

/// "lundi 09:00" as it is read: "lundi à 9 h 00", with its no-break spaces.
std::string hour_in_words(std::string_view handoff) {
  const std::size_t space = handoff.find(' ');
  const std::size_t colon = handoff.find(':');
  if (space == std::string_view::npos || colon == std::string_view::npos || colon < space) {
    return std::string(handoff);
  }
  std::string_view hour = handoff.substr(space + 1, colon - space - 1);
  if (hour.size() == 2 && hour.front() == '0') hour.remove_prefix(1);
  return fmt::format("{} à {}\u00a0h\u00a0{}", handoff.substr(0, space), hour,
                     handoff.substr(colon + 1));
}

std::string span(const Absence& absence) {
  return fmt::format("du {} au {}{}", text::long_date(absence.from), text::long_date(absence.to),
                     because(absence.reason));
}

std::string held_line(const app::HeldRow& row) {
  const HeldSource& source = row.source;
  std::string line = fmt::format("  {}", source.title);
  if (source.access != Access::free) line += fmt::format(", {}", access_words(source.access));
  if (source.weight_minutes) line += fmt::format(", {} min par semaine", *source.weight_minutes);
  if (source.fixed) line += ", fixe";
  if (row.reader != source.holder) return line + fmt::format(" → lue par {}", row.reader);
  if (!source.backup.empty()) line += fmt::format(" (suppléant : {})", source.backup);
  return line;
}

void add_centre(const app::CentreWeek& centre, std::vector<std::string>& lines) {
  lines.push_back("");
  lines.push_back(
      fmt::format("{} [{}] : {}", centre.name, centre.key,
                  text::plural(static_cast<long long>(centre.held.size()), "source", "sources")));
  for (const Absence& absence : centre.absences) {
    lines.push_back(
        fmt::format("  Absent {} : ses sources vont à leurs suppléants.", span(absence)));
  }
  for (const app::HeldRow& row : centre.held) lines.push_back(held_line(row));
}

Json absences_json(const std::vector<Absence>& absences) {
  Json list = Json::array();
  for (const Absence& absence : absences) {
    list.push({{"from", iso(absence.from)}, {"to", iso(absence.to)}, {"reason", absence.reason}});
  }
  return list;
}

Json centre_json(const app::CentreWeek& centre) {
  Json sources = Json::array();
  for (const app::HeldRow& row : centre.held) {
    Json source = {{"title", row.source.title},   {"url", row.source.url},
                   {"holder", row.source.holder}, {"backup", row.source.backup},
                   {"reader", row.reader},        {"access", name_of(row.source.access)},
                   {"fixed", row.source.fixed}};
    if (row.source.weight_minutes) source.set("weight_minutes", *row.source.weight_minutes);
    sources.push(source);
  }
  return {{"key", centre.key},
          {"name", centre.name},
          {"absences", absences_json(centre.absences)},
          {"sources", sources}};
}

/// The Monday of the week that a person named; nothing when that is no day.
std::optional<Day> week_of(const std::string& named, Day today) {
  if (named.empty()) return monday_of(today);
  const auto day = parse_day(named);
  if (!day) return std::nullopt;
  return monday_of(*day);
}

}  // namespace

std::vector<std::string> rota_week_lines(const RotaWeek& week) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Semaine {} : {}", iso(week.week), text::week_label(week.week)));
  lines.push_back(fmt::format("Panorama : {}", duty_sentence(week)));
  if (week.duty && !week.duty->centre.empty() && !week.handoff.empty()) {
    lines.push_back(
        fmt::format("Passage de main : {}, heure de Paris.", hour_in_words(week.handoff)));
  }
  if (!week.duty || week.duty->why != Why::closed) {
    for (const Absence& closure : week.closures) {
      lines.push_back(fmt::format("Réseau fermé {}.", span(closure)));
    }
  }
  for (const app::CentreWeek& centre : week.centres) add_centre(centre, lines);
  return lines;
}

std::string rota_week_json(const RotaWeek& week) {
  Json duty;
  if (week.duty) {
    duty = {{"centre", week.duty->centre},
            {"planned", week.duty->planned},
            {"instead_of", week.duty->instead_of},
            {"why", code_of(week.duty->why)},
            {"reason", week.duty->reason}};
  }
  Json centres = Json::array();
  for (const app::CentreWeek& centre : week.centres) centres.push(centre_json(centre));
  return Json{{"week", iso(week.week)},
              {"day", iso(week.day)},
              {"handoff", week.handoff},
              {"duty", duty},
              {"closures", absences_json(week.closures)},
              {"centres", centres}}
      .pretty();
}

int run_rota_show(const RotaShowArguments& arguments, Console& console,
                  const Installation& installation) {
  const Day today = paris_day(SystemClock().now());
  const auto monday = week_of(arguments.week, today);
  if (!monday) {
    console.notice(fmt::format("« {} » n’est pas une date AAAA-MM-JJ.", arguments.week));
    return kExitUsage;
  }
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto week = app::rota_week(reader, *monday, arguments.centre, today);
  if (!week) return console.report(week.error());
  if (arguments.json) {
    console.line(rota_week_json(*week));
    return kExitOk;
  }
  for (const std::string& line : rota_week_lines(*week)) console.line(line);
  return kExitOk;
}

}  // namespace vigie::cli
