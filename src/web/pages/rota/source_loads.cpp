// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/source_loads.hpp"

#include <algorithm>
#include <cmath>

#include "app/rota/calibration.hpp"
#include "app/rota/source_load.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/rota/common.hpp"
#include "web/pages/rota/load.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using app::HeldLoad;
using render::View;

/// A column that the page can be sorted by: the largest first.
struct LoadColumn {
  std::string_view name;
  std::string_view label;
  double (*value)(const HeldLoad&);
};
constexpr LoadColumn kLoadColumns[] = {
    {"articles", "sujets", [](const HeldLoad& row) { return double(row.work.items); }},
    {"decisions", "décidés", [](const HeldLoad& row) { return double(row.work.decided); }},
    {"gardes", "gardés", [](const HeldLoad& row) { return double(row.work.kept); }},
    {"relayes", "relayés", [](const HeldLoad& row) { return double(row.work.relayed); }},
    {"mesure", "min par article",
     [](const HeldLoad& row) { return row.minutes_an_article.value_or(-1); }},
    {"charge", "min par semaine", [](const HeldLoad& row) { return row.load.minutes; }}};

void sort_by(std::string_view name, std::vector<HeldLoad>& rows) {
  for (const LoadColumn& column : kLoadColumns) {
    if (column.name != name) continue;
    std::ranges::stable_sort(rows, [&column](const HeldLoad& a, const HeldLoad& b) {
      return column.value(a) > column.value(b);
    });
  }
}

std::vector<View> columns_view(std::string_view centre, std::string_view sorted) {
  std::vector<View> columns;
  for (const LoadColumn& column : kLoadColumns) {
    columns.push_back(
        View()
            .set("label", column.label)
            .set("url", fmt::format("/tour/charges/sources?centre={}&tri={}", centre, column.name))
            .set("sorted", column.name == sorted));
  }
  return columns;
}

/// "1,4": of a figure that is a fraction of a minute as often as not.
std::string tenths(double minutes) {
  const long long all = std::llround(minutes * 10);
  return fmt::format("{},{}", all / 10, all % 10);
}

View load_row(const HeldLoad& row) {
  return View()
      .set("title", row.title)
      .set("items", text::number(row.work.items))
      .set("decided", text::number(row.work.decided))
      .set("kept", text::number(row.work.kept))
      .set("relayed", text::number(row.work.relayed))
      .set("minutes", row.minutes_an_article ? tenths(*row.minutes_an_article) : std::string("–"))
      .set("readings",
           row.readings == 0 ? std::string() : text::plural(row.readings, "lecture", "lectures"))
      .set("load", load_words(row.load.minutes))
      .set("basis", app::words_of(row.load.basis));
}

std::string last_words(const app::CentreCalibration& known) {
  if (!known.last || !known.last->started_at.seconds) return "";
  const std::string when = day_of(known.last->started_at);
  switch (known.last->state) {
    case CalibrationState::measured:
      return fmt::format(
          "Dernière mesure\u00a0: commencée le {}, {}, {}\u00a0min par article en "
          "médiane.",
          when, text::plural(known.last->readings, "lecture", "lectures"),
          tenths(known.last->desk_minutes));
    case CalibrationState::too_few:
      return fmt::format(
          "La mesure commencée le {} n’a rien laissé\u00a0: trop peu de lectures, ou d’une seule "
          "personne.",
          when);
    case CalibrationState::stopped:
      return fmt::format("La mesure commencée le {} a été arrêtée\u00a0: rien n’en est gardé.",
                         when);
    case CalibrationState::running:
      break;
  }
  return "";
}

void add_calibration(const Visit& visit, const app::CentreCalibration& known, bool own,
                     View& view) {
  const bool acts = own && visit.may(people::Permission::decide, Where::own_centre);
  view.set("number", known.running ? std::to_string(known.running->id.value) : std::string())
      .set("until", known.running ? day_of(known.running->ends_at) : std::string())
      .set("begun_by", known.running ? known.running->started_by : std::string())
      .set("is_running", known.running.has_value())
      .set("stops", acts && known.running)
      .set("offered", acts && known.offered)
      .set("alone", acts && !known.running && known.people < rota::kReadersMin)
      .set("last", last_words(known));
}

Response answered_calibration(const Layout& layout, const Visit& visit,
                              const Result<app::CalibrationAnswer>& answer) {
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refused = std::get_if<rota::CalibrationRefusal>(&*answer)) {
    return refusal_page(layout, visit, 409, "Rien n’a changé", rota::sentence_of(*refused));
  }
  return see_other("/tour/charges/sources#mesure");
}

app::Acting acting_at_home(const Visit& visit) {
  const store::Curator& curator = visit.curator();
  return {curator.id, curator.centre_key, curator.centre_key};
}

std::vector<View> centre_choices(const std::vector<store::StoredCentre>& centres,
                                 std::string_view shown) {
  std::vector<View> choices;
  for (const store::StoredCentre& one : centres) {
    if (one.retired_at) continue;
    choices.push_back(View()
                          .set("key", one.centre.key)
                          .set("name", one.centre.name)
                          .set("chosen", one.centre.key == shown));
  }
  return choices;
}

}  // namespace

Response get_source_loads(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const std::string& own = visit.curator().centre_key;
  const std::string asked(visit.request.parameter("centre"));
  const std::string centre = asked.empty() ? own : asked;
  const std::string sorted(visit.request.parameter("tri"));
  auto rows = app::read_source_loads(reader, centre, visit.now);
  if (!rows) return error_page(layout, visit, rows.error());
  const auto known = app::read_calibration(reader, centre);
  if (!known) return error_page(layout, visit, known.error());
  const auto centres = store::centres(reader);
  if (!centres) return error_page(layout, visit, centres.error());
  sort_by(sorted, *rows);
  std::vector<View> lines;
  for (const HeldLoad& row : *rows) lines.push_back(load_row(row));
  View view = tour_view(visit, TourPage::load);
  view.set("weeks", std::to_string(app::kMeasuredWeeks))
      .set("choices", centre_choices(*centres, centre))
      .set("columns", columns_view(centre, sorted.empty() ? "charge" : std::string_view(sorted)))
      .set("none", lines.empty())
      .set("some", !lines.empty())
      .set("rows", std::move(lines));
  add_calibration(visit, *known, centre == own, view);
  return tour_page(layout, visit, "rota/charges_sources", "Charges, source par source",
                   std::move(view));
}

Response post_calibration(const Layout& layout, const Visit& visit) {
  return answered_calibration(layout, visit,
                              app::begin_calibration(visit.db, acting_at_home(visit), visit.now));
}

Response post_calibration_stop(const Layout& layout, const Visit& visit) {
  const auto id = read_id<CalibrationId>(visit.request.field("mesure"));
  return answered_calibration(
      layout, visit, app::stop_calibration(visit.db, acting_at_home(visit), id, visit.now));
}

}  // namespace vigie::web
