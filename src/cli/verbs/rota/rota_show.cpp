// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_show.hpp"

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "model/access_words.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

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

std::string duty_sentence(const RotaWeek& week, const app::RotaTurn& turn) {
  if (!turn.duty) {
    return turn.turn.is_day() ? "personne, le tour n’a pas ce jour."
                              : "personne, le tour n’a pas cette semaine.";
  }
  return rota::who_and_why(*turn.duty,
                           {week.name_of(turn.duty->centre), week.name_of(turn.duty->instead_of)}) +
         ".";
}

/// "Panorama : IREV."; a line a day where turns are days.
std::string duty_line(const RotaWeek& week, const app::RotaTurn& turn) {
  if (!turn.turn.is_day()) return fmt::format("Panorama : {}", duty_sentence(week, turn));
  return fmt::format("Panorama, {} : {}", text::weekday_date(turn.turn.first),
                     duty_sentence(week, turn));
}

Json duty_json(const std::optional<rota::DutyHolder>& duty) {
  if (!duty) return {};
  return {{"centre", duty->centre},
          {"planned", duty->planned},
          {"instead_of", duty->instead_of},
          {"why", code_of(duty->why)},
          {"reason", duty->reason}};
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

/// A day of the week that a person named; nothing when that is no day.
std::optional<Day> day_of(const std::string& named, Day today) {
  return named.empty() ? today : parse_day(named);
}

}  // namespace

std::vector<std::string> rota_week_lines(const RotaWeek& week) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Semaine {} : {}", iso(week.week), text::week_label(week.week)));
  if (week.turns.size() > 1) {
    for (const app::RotaTurn& turn : week.turns) lines.push_back(duty_line(week, turn));
  } else {
    lines.push_back(duty_line(week, {week.turn, week.duty}));
  }
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
  Json turns = Json::array();
  for (const app::RotaTurn& turn : week.turns) {
    turns.push({{"first", iso(turn.turn.first)},
                {"days", turn.turn.days},
                {"duty", duty_json(turn.duty)}});
  }
  Json centres = Json::array();
  for (const app::CentreWeek& centre : week.centres) centres.push(centre_json(centre));
  return Json{{"week", iso(week.week)},  {"day", iso(week.day)},
              {"handoff", week.handoff}, {"duty", duty_json(week.duty)},
              {"turns", turns},          {"closures", absences_json(week.closures)},
              {"centres", centres}}
      .pretty();
}

int run_rota_show(const RotaShowArguments& arguments, Console& console,
                  const Installation& installation) {
  const Day today = paris_day(SystemClock().now());
  const auto day = day_of(arguments.week, today);
  if (!day) {
    console.notice(fmt::format("« {} » n’est pas une date AAAA-MM-JJ.", arguments.week));
    return kExitUsage;
  }
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto week = app::rota_week(reader, *day, arguments.centre, today);
  if (!week) return console.report(week.error());
  if (arguments.json) {
    console.line(rota_week_json(*week));
    return kExitOk;
  }
  for (const std::string& line : rota_week_lines(*week)) console.line(line);
  return kExitOk;
}

}  // namespace vigie::cli
