// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/year.hpp"

#include "app/rota/read_year.hpp"
#include "base/format.hpp"
#include "rota/swap_rules.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "web/pages/rota/common.hpp"
#include "web/pages/rota/correction.hpp"
#include "web/pages/rota/grid.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::string who(const app::DutyYear& year, const app::YearWeek& week) {
  if (!week.duty) return "pas encore planifiée";
  return rota::who_and_why(
      *week.duty, {year.names.of(week.duty->centre), year.names.of(week.duty->instead_of)});
}

std::vector<View> list_view(const app::DutyYear& year, const std::string& own) {
  std::vector<View> lines;
  for (const app::YearWeek& week : year.weeks) {
    lines.push_back(View()
                        .set("week", iso(week.week))
                        .set("label", text::week_label(week.week))
                        .set("who", who(year, week))
                        .set("now", week.week == year.this_week)
                        .set("past", week.week < year.this_week)
                        .set("own", week.duty && week.duty->centre == own));
  }
  return lines;
}

View option(Day week, std::string label, bool chosen) {
  return View().set("value", iso(week)).set("label", std::move(label)).set("chosen", chosen);
}

/// The weeks of a centre that it may still give away.
std::vector<Day> own_weeks(const app::DutyYear& year, const std::string& own) {
  std::vector<Day> weeks;
  for (const DutyTurn& turn : year.rota.plan) {
    if (turn.week > year.this_week && rota::holder_of(year.rota, turn.week) == own) {
      weeks.push_back(turn.week);
    }
  }
  return weeks;
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
  const std::vector<Day> weeks = own_weeks(year, own);
  const auto asked = parse_day(visit.request.parameter("ceder"));
  Day given = weeks.empty() ? Day{} : weeks.front();
  for (const Day week : weeks) {
    if (asked && monday_of(*asked) == week) given = week;
  }
  std::vector<View> give;
  for (const Day week : weeks) give.push_back(option(week, text::week_label(week), week == given));
  std::vector<View> take;
  if (!weeks.empty()) {
    for (const Day week : rota::weeks_in_return(year.rota, own, given, year.this_week)) {
      take.push_back(option(week,
                            fmt::format("{}, tenue par {}", short_week(week),
                                        year.names.of(rota::holder_of(year.rota, week))),
                            false));
    }
  }
  view.set("can_ask", !weeks.empty() && may_act(visit))
      .set("give", std::move(give))
      .set("take", std::move(take));
}

std::string acted_sentence(const app::DutyYear& year) {
  if (!year.acted) return "Aucun planning n’est encore acté.";
  int open = 0;
  for (const app::YearWeek& week : year.weeks) {
    open += week.duty && !week.duty->centre.empty() ? 1 : 0;
  }
  const std::string day =
      year.acted->acted_on ? " le " + text::long_date(*year.acted->acted_on) : std::string();
  const std::string by =
      year.acted->meeting.empty() ? std::string() : " par " + year.acted->meeting;
  return fmt::format("Planning acté{}{}, {}.", day, by,
                     text::plural(open, "semaine ouverte", "semaines ouvertes"));
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

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
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
    if (row.week <= year->this_week) continue;
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
  std::string csv = "\xEF\xBB\xBFlundi;centre;prévu;pourquoi\r\n";
  for (const app::YearWeek& week : year->weeks) {
    const std::string centre = week.duty ? year->names.of(week.duty->centre) : std::string();
    const std::string planned = week.duty ? year->names.of(week.duty->planned) : std::string();
    csv += fmt::format("{};{};{};{}\r\n", iso(week.week), quoted(centre), quoted(planned),
                       quoted(who(*year, week)));
  }
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = std::move(csv);
  response.headers.emplace_back(
      "Content-Disposition", fmt::format("attachment; filename=\"tour-{}.csv\"", iso(year->from)));
  return response;
}

}  // namespace vigie::web
