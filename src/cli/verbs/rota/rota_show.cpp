// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_show.hpp"

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "model/access_words.hpp"
#include "rota/wording.hpp"
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

std::string duty_sentence(const RotaWeek& week) {
  if (!week.duty) return "personne, le tour n’a pas cette semaine.";
  return rota::who_and_why(*week.duty,
                           {week.name_of(week.duty->centre), week.name_of(week.duty->instead_of)}) +
         ".";
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

std::string clock_of(const RotaWeek& week) {
  if (week.zone == kParis) return "heure de Paris";
  return fmt::format("heure du centre ({})", week.zone);
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
    lines.push_back(fmt::format("Passage de main : {}, {}.", rota::hour_in_words(week.handoff),
                                clock_of(week)));
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
