// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/grid.hpp"

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/rota/common.hpp"

namespace vigie::web {
namespace {

using render::View;
using rota::Why;

using Turns = std::vector<app::YearTurn>;

/// A column: a week, with its turn or those of its days.
struct Week {
  Day monday;
  Turns turns;
};

std::vector<Week> weeks_of(const app::DutyYear& year) {
  std::vector<Week> weeks;
  for (const app::YearTurn& one : year.turns) {
    const Day monday = monday_of(one.turn.first);
    if (weeks.empty() || weeks.back().monday != monday) weeks.push_back({monday, {}});
    weeks.back().turns.push_back(one);
  }
  return weeks;
}

struct Cell {
  std::string_view look;
  std::string word{};  ///< "" : nothing to say
  std::string mark{};  ///< what is seen: the days of a week of which it has some
};

Cell cell_of(const app::DutyYear& year, const app::YearCentre& centre, const app::YearTurn& turn) {
  const auto& duty = turn.duty;
  if (duty && duty->centre == centre.key) {
    if (duty->why == Why::swap) return {"swap", "échange"};
    if (duty->why == Why::replacement) return {"swap", "remplacement"};
    if (duty->why == Why::backup) return {"swap", "suppléance"};
    return turn.turn.first < year.this_turn ? Cell{"past", "fait"} : Cell{"duty", "de panorama"};
  }
  if (duty && duty->why == Why::closed) return {"closed"};
  if (rota::presence_in(year.rota, centre.key, turn.turn).away_days > 0) return {"away", "absent"};
  return {""};
}

constexpr std::string_view kDayMarks[] = {"l", "ma", "me", "j", "v"};
constexpr std::string_view kDayNames[] = {"lundi", "mardi", "mercredi", "jeudi", "vendredi"};

bool is_held(const Cell& cell) {
  return cell.look == "duty" || cell.look == "swap" || cell.look == "past";
}

/// The days of a week as one cell: those it has are named, and what moved is seen first.
Cell cell_of_days(const app::DutyYear& year, const app::YearCentre& centre, const Turns& turns) {
  Cell week{""};
  std::size_t closed = 0;
  for (const app::YearTurn& turn : turns) {
    const Cell cell = cell_of(year, centre, turn);
    const auto at = static_cast<std::size_t>(weekday_of(turn.turn.first) - 1);
    closed += cell.look == "closed" ? 1 : 0;
    if (cell.word.empty() || at >= std::size(kDayNames)) continue;
    week.word += fmt::format("{}{} {}", week.word.empty() ? "" : ", ", kDayNames[at], cell.word);
    if (is_held(cell))
      week.mark += fmt::format("{}{}", week.mark.empty() ? "" : " ", kDayMarks[at]);
    if (cell.look == "swap" || week.look.empty() || week.look == "away") week.look = cell.look;
  }
  if (closed == turns.size()) week.look = "closed";
  return week;
}

Cell cell_of(const app::DutyYear& year, const app::YearCentre& centre, const Week& week) {
  if (week.turns.size() == 1 && !week.turns.front().turn.is_day()) {
    return cell_of(year, centre, week.turns.front());
  }
  return cell_of_days(year, centre, week.turns);
}

View month_view(const std::string& label, int weeks) {
  return View().set("label", label).set("span", std::to_string(weeks));
}

std::vector<View> months_view(const std::vector<Week>& all) {
  std::vector<View> months;
  std::string label;
  int weeks = 0;
  for (const Week& week : all) {
    std::string month = short_week(week.monday);
    month.erase(0, month.find("\u00a0") + 2);
    if (month != label && weeks > 0) {
      months.push_back(month_view(label, weeks));
      weeks = 0;
    }
    label = month;
    ++weeks;
  }
  if (weeks > 0) months.push_back(month_view(label, weeks));
  return months;
}

}  // namespace

View grid_view(const app::DutyYear& year, const std::string& own) {
  const std::vector<Week> weeks = weeks_of(year);
  const Day this_week = monday_of(year.this_turn);
  std::vector<View> heads;
  for (const Week& week : weeks) {
    heads.push_back(View()
                        .set("day", std::to_string(civil(week.monday).day))
                        .set("label", text::week_label(week.monday))
                        .set("week", iso(week.monday))
                        .set("now", week.monday == this_week));
  }
  std::vector<View> rows;
  for (const app::YearCentre& centre : year.centres) {
    std::vector<View> cells;
    for (const Week& week : weeks) {
      const Cell cell = cell_of(year, centre, week);
      cells.push_back(View()
                          .set("look", cell.look)
                          .set("word", cell.word)
                          .set("mark", cell.mark)
                          .set("now", week.monday == this_week));
    }
    rows.push_back(View()
                       .set("name", centre.name)
                       .set("own", centre.key == own)
                       .set("cells", std::move(cells))
                       .set("count", std::to_string(centre.turns)));
  }
  return View()
      .set("months", months_view(weeks))
      .set("heads", std::move(heads))
      .set("rows", std::move(rows));
}

}  // namespace vigie::web
