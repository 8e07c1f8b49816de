// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/common.hpp"

#include <array>

#include "app/rota/swap_mails.hpp"
#include "base/format.hpp"
#include "people/wording.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using people::Permission;
using render::View;

constexpr std::array<std::string_view, 12> kMonths = {"janv.", "févr.", "mars",  "avr.",
                                                      "mai",   "juin",  "juil.", "août",
                                                      "sept.", "oct.",  "nov.",  "déc."};

struct RailLine {
  TourPage page;
  std::string_view label;
  std::string_view url;
};
constexpr RailLine kRail[] = {{TourPage::week, "Cette semaine", "/tour"},
                              {TourPage::year, "L’année", "/tour/annee"},
                              {TourPage::centre, "Mon centre", "/tour/centre"},
                              {TourPage::load, "Charges", "/tour/charges"},
                              {TourPage::plan, "Planning à acter", "/tour/planning"}};

}  // namespace

View tour_view(const Visit& visit, TourPage page) {
  std::vector<View> rail;
  for (const RailLine& line : kRail) {
    if (line.page == TourPage::plan && !visit.may(Permission::coordinate, Where::anywhere))
      continue;
    rail.push_back(
        View().set("label", line.label).set("url", line.url).set("current", line.page == page));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("tour.css"))).set("rail", std::move(rail));
  return view;
}

Response tour_page(const Layout& layout, const Visit& visit, std::string_view name,
                   std::string_view title, View view, int status) {
  return layout.page(visit, name, title, Section::tour, std::move(view), status);
}

Result<app::Acting> acting_for(const Visit& visit) {
  const store::Curator& curator = visit.curator();
  const std::string asked(visit.request.field("pour"));
  app::Acting acting{curator.id, asked.empty() ? curator.centre_key : asked, curator.centre_key};
  if (acting.on_behalf() && !visit.may(Permission::coordinate, Where::anywhere)) {
    return fail(Code::forbidden, "for another centre",
                std::string(people::refusal_of(Permission::coordinate)));
  }
  return acting;
}

std::string centre_shown(const Visit& visit) {
  const std::string asked(visit.request.parameter("pour"));
  const bool may = visit.may(Permission::coordinate, Where::anywhere);
  return asked.empty() || !may ? visit.curator().centre_key : asked;
}

View request_view(const Visit& visit, const store::DutyRequestRow& row,
                  const app::CentreNames& names, const std::string& centre) {
  const bool own = !visit.visitor || centre == visit.curator().centre_key;
  const bool asked = row.state == OverrideState::asked;
  const bool mine = row.centre == centre;
  const bool answers = asked && app::is_asked_of(row, centre);
  const std::string asker = names.of(row.centre);
  return View()
      .set("number", std::to_string(row.id.value))
      .set("behalf", own ? std::string() : centre)
      .set("version", std::to_string(row.version))
      .set("sentence", mine ? fmt::format("{} pour la {}.", own ? "Votre demande" : "Demande",
                                          text::week_label(row.week))
                            : app::request_sentence(row, asker, centre))
      .set("reason", row.reason)
      .set("state", fmt::format("{} {}", rota::word_of(row.kind), rota::word_of(row.state)))
      .set("asked_at", moment_of(row.asked_at))
      .set("week", iso(row.week))
      .set("answers", answers)
      .set("withdraws", asked && mine)
      .set("untakes", row.state == OverrideState::taken && (mine || row.other == centre));
}

std::string short_week(Day week) {
  const YearMonthDay date = civil(week);
  return fmt::format("{}\u00a0{}", date.day, kMonths.at(date.month - 1));
}

Response refused_swap(const Layout& layout, const Visit& visit, rota::SwapRefusal refusal) {
  return refusal_page(layout, visit, 409, "Rien n’a changé", rota::sentence_of(refusal));
}

}  // namespace vigie::web
