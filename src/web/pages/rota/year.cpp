// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/year.hpp"

#include "app/rota/read_year.hpp"
#include "base/format.hpp"
#include "rota/swap_rules.hpp"
#include "rota/wording.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/rota/common.hpp"
#include "web/pages/rota/correction.hpp"
#include "web/pages/rota/grid.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::string who(const app::DutyYear& year, const app::YearTurn& turn) {
  if (!turn.duty) return turn.turn.is_day() ? "pas encore planifié" : "pas encore planifiée";
  return rota::who_and_why(
      *turn.duty, {year.names.of(turn.duty->centre), year.names.of(turn.duty->instead_of)});
}

/// A line a week: who has it, or who has each of its days.
std::vector<View> list_view(const app::DutyYear& year, const std::string& own) {
  std::vector<View> lines;
  const Day this_week = monday_of(year.this_turn);
  for (auto turn = year.turns.begin(); turn != year.turns.end();) {
    const Day monday = monday_of(turn->turn.first);
    std::string words;
    bool mine = false;
    for (; turn != year.turns.end() && monday_of(turn->turn.first) == monday; ++turn) {
      mine = mine || (turn->duty && turn->duty->centre == own);
      const std::string day = text::weekday_date(turn->turn.first);
      words += words.empty() ? "" : "\u202f; ";
      if (turn->turn.is_day()) words += day.substr(0, day.find(' ')) + ", ";
      words += who(year, *turn);
    }
    lines.push_back(View()
                        .set("week", iso(monday))
                        .set("label", text::week_label(monday))
                        .set("who", words)
                        .set("now", monday == this_week)
                        .set("past", monday < this_week)
                        .set("own", mine));
  }
  return lines;
}

View option(Day week, std::string label, bool chosen) {
  return View().set("value", iso(week)).set("label", std::move(label)).set("chosen", chosen);
}

/// The turns of a centre that it may still give away.
std::vector<rota::Turn> own_turns(const app::DutyYear& year, const std::string& own) {
  std::vector<rota::Turn> turns;
  for (const DutyTurn& turn : year.rota.plan) {
    if (turn.week > year.this_turn && rota::holder_of(year.rota, turn.week) == own) {
      turns.push_back({turn.week, turn.days});
    }
  }
  return turns;
}

/// The centres that a coordinator may act for; nobody else has the choice.
std::vector<View> centres_to_act_for(const Visit& visit, const app::DutyYear& year,
                                     const std::string& shown) {
  std::vector<View> centres;
  if (!visit.may(people::Permission::coordinate, Where::network)) return centres;
  for (const app::YearCentre& centre : year.centres) {
    centres.push_back(
        View().set("key", centre.key).set("name", centre.name).set("chosen", centre.key == shown));
  }
  return centres;
}

void add_swap_form(View& view, const Visit& visit, const app::DutyYear& year,
                   const std::string& own) {
  const std::vector<rota::Turn> turns = own_turns(year, own);
  const auto asked = parse_day(visit.request.parameter("ceder"));
  rota::Turn given = turns.empty() ? rota::Turn{} : turns.front();
  for (const rota::Turn& turn : turns) {
    if (asked && rota::turn_of(year.rota, *asked) == turn) given = turn;
  }
  std::vector<View> give;
  for (const rota::Turn& turn : turns) {
    give.push_back(option(turn.first, text::turn_label(turn.first, turn.days), turn == given));
  }
  std::vector<View> take;
  if (!turns.empty()) {
    for (const Day other : rota::weeks_in_return(year.rota, own, given.first, year.this_turn)) {
      const std::string holder = year.names.of(rota::holder_of(year.rota, other));
      const std::string when = short_turn(rota::turn_at(year.rota, other));
      take.push_back(option(other,
                            given.is_day() ? fmt::format("{}, tenu par {}", when, holder)
                                           : fmt::format("{}, tenue par {}", when, holder),
                            false));
    }
  }
  view.set("can_ask", !turns.empty() && may_act(visit))
      .set("give", std::move(give))
      .set("take", std::move(take));
}

std::string acted_sentence(const app::DutyYear& year) {
  if (!year.acted) return "Aucun planning n’est encore acté.";
  int open = 0;
  for (const app::YearTurn& turn : year.turns) {
    open += turn.duty && !turn.duty->centre.empty() ? 1 : 0;
  }
  const std::string day =
      year.acted->acted_on ? " le " + text::long_date(*year.acted->acted_on) : std::string();
  const std::string by =
      year.acted->meeting.empty() ? std::string() : " par " + year.acted->meeting;
  return fmt::format("Planning acté{}{}, {}.", day, by,
                     year.rota.turn == TurnSpan::day
                         ? text::plural(open, "journée ouverte", "journées ouvertes")
                         : text::plural(open, "semaine ouverte", "semaines ouvertes"));
}

Day asked_start(const Visit& visit) {
  const auto asked = parse_day(visit.request.parameter("de"));
  return asked ? *asked : app::year_start(paris_day(visit.now));
}

std::string title_of(Day from) {
  const int first = civil(from).year;
  const int last = civil(from + 363).year;
  return first == last ? fmt::format("L’année {}", first)
                       : fmt::format("L’année {}-{}", first, last);
}

}  // namespace

Response get_year(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto year = app::read_year(reader, asked_start(visit), visit.now);
  if (!year) return error_page(layout, visit, year.error());
  const std::string own = centre_shown(visit);
  std::vector<View> requests;
  for (const store::DutyRequestRow& row : year->requests) {
    if (row.state != OverrideState::asked && row.state != OverrideState::taken) continue;
    if (row.week <= year->this_turn) continue;
    const bool concerns = row.open_call || row.centre == own || row.other == own;
    if (concerns) requests.push_back(request_view(visit, row, year->names, own));
  }
  auto changed = what_changed(reader, visit, year->rota, year->names);
  if (!changed) return error_page(layout, visit, changed.error());
  std::vector<View> warnings;
  for (const app::DutyWarning& warning : year->warnings) {
    warnings.push_back(View().set("sentence", warning.sentence));
  }
  auto corrections = corrections_view(reader, year->names);
  if (!corrections) return error_page(layout, visit, corrections.error());
  const std::string title = title_of(year->from);
  View view = tour_view(visit, TourPage::year);
  view.set("heading", title)
      .set("acted", acted_sentence(*year))
      .set("before", iso(year->from - 364))
      .set("after", iso(year->from + 364))
      .set("changed", std::move(*changed))
      .set("requests", std::move(requests))
      .set("warnings", std::move(warnings))
      .set("corrected", !corrections->empty())
      .set("corrections", std::move(*corrections))
      .set("by_days", year->rota.turn == TurnSpan::day)
      .set("grid", grid_view(*year, own))
      .set("weeks", list_view(*year, own));
  auto others = centres_to_act_for(visit, *year, own);
  view.set("coordinates", !others.empty())
      .set("others", std::move(others))
      .set("behalf", own == visit.curator().centre_key ? std::string() : own)
      .set("behalf_name", year->names.of(own));
  add_swap_form(view, visit, *year, own);
  return tour_page(layout, visit, "rota/annee", title, std::move(view));
}

Response get_year_csv(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto year = app::read_year(reader, asked_start(visit), visit.now);
  if (!year) return error_page(layout, visit, year.error());
  const bool by_days = year->rota.turn == TurnSpan::day;
  std::string csv =
      fmt::format("\xEF\xBB\xBF{};centre;prévu;pourquoi\r\n", by_days ? "jour" : "lundi");
  for (const app::YearTurn& turn : year->turns) {
    const std::string centre = turn.duty ? year->names.of(turn.duty->centre) : std::string();
    const std::string planned = turn.duty ? year->names.of(turn.duty->planned) : std::string();
    csv += fmt::format("{};{};{};{}\r\n", iso(turn.turn.first), text::csv_field(centre),
                       text::csv_field(planned), text::csv_field(who(*year, turn)));
  }
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = std::move(csv);
  response.headers.emplace_back(
      "Content-Disposition", fmt::format("attachment; filename=\"tour-{}.csv\"", iso(year->from)));
  return response;
}

}  // namespace vigie::web
