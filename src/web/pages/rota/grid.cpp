// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/grid.hpp"

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/rota/common.hpp"

namespace vigie::web {
namespace {

using render::View;
using rota::Why;

struct Cell {
  std::string_view look;
  std::string_view word;  ///< "" : nothing to say
};

Cell cell_of(const app::DutyYear& year, const app::YearCentre& centre, const app::YearWeek& week) {
  if (week.duty && week.duty->centre == centre.key) {
    if (week.duty->why == Why::swap) return {"swap", "échange"};
    if (week.duty->why == Why::replacement) return {"swap", "remplacement"};
    if (week.duty->why == Why::backup) return {"swap", "suppléance"};
    return week.week < year.this_week ? Cell{"past", "fait"} : Cell{"duty", "de panorama"};
  }
  if (week.duty && week.duty->why == Why::closed) return {"closed", ""};
  if (rota::presence_in(year.rota, centre.key, week.week).away_days > 0) return {"away", "absent"};
  return {"", ""};
}

View month_view(const std::string& label, int weeks) {
  return View().set("label", label).set("span", std::to_string(weeks));
}

std::vector<View> months_view(const app::DutyYear& year) {
  std::vector<View> months;
  std::string label;
  int weeks = 0;
  for (const app::YearWeek& week : year.weeks) {
    std::string month = short_week(week.week);
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
  std::vector<View> heads;
  for (const app::YearWeek& week : year.weeks) {
    heads.push_back(View()
                        .set("day", std::to_string(civil(week.week).day))
                        .set("label", text::week_label(week.week))
                        .set("week", iso(week.week))
                        .set("now", week.week == year.this_week));
  }
  std::vector<View> rows;
  for (const app::YearCentre& centre : year.centres) {
    std::vector<View> cells;
    for (const app::YearWeek& week : year.weeks) {
      const Cell cell = cell_of(year, centre, week);
      cells.push_back(View()
                          .set("look", cell.look)
                          .set("word", cell.word)
                          .set("now", week.week == year.this_week));
    }
    rows.push_back(View()
                       .set("name", centre.name)
                       .set("own", centre.key == own)
                       .set("cells", std::move(cells))
                       .set("count", std::to_string(centre.weeks)));
  }
  return View()
      .set("months", months_view(year))
      .set("heads", std::move(heads))
      .set("rows", std::move(rows));
}

}  // namespace vigie::web
