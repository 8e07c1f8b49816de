// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/coverage.hpp"

#include <algorithm>

#include "app/tag/coverage.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr int kWeeks[] = {1, 4, 12, 26};
constexpr int kUsualWeeks = 4;

std::string weeks_of(int weeks) { return text::plural(weeks, "semaine", "semaines"); }

int weeks_asked(const Visit& visit) {
  const auto asked = read_number(visit.request.parameter("semaines")).value_or(0);
  for (const int weeks : kWeeks) {
    if (weeks == asked) return weeks;
  }
  return kUsualWeeks;
}

std::vector<View> choices_view(int chosen) {
  std::vector<View> choices;
  for (const int weeks : kWeeks) {
    choices.push_back(View()
                          .set("weeks_code", std::to_string(weeks))
                          .set("weeks_label", weeks_of(weeks))
                          .set("chosen", weeks == chosen));
  }
  return choices;
}

struct Order {
  std::string_view code;
  std::string_view label;
};
constexpr Order kOrders[] = {{"nom", "Nom"}, {"sources", "Sources"}, {"articles", "Articles"}};

std::string_view order_asked(const Visit& visit) {
  const std::string_view asked = visit.request.parameter("tri");
  for (const Order& order : kOrders) {
    if (order.code == asked) return order.code;
  }
  return kOrders[0].code;
}

/// The heads of a table, each a link that sorts by it.
std::vector<View> heads_view(std::string_view chosen, int weeks) {
  std::vector<View> heads;
  for (const Order& order : kOrders) {
    heads.push_back(
        View()
            .set("label", order.label)
            .set("url", fmt::format("/couverture?semaines={}&tri={}", weeks, order.code))
            .set("sorted", order.code == chosen));
  }
  return heads;
}

std::vector<app::Gap> sorted(std::vector<app::Gap> gaps, std::string_view order) {
  if (order == "sources") std::ranges::stable_sort(gaps, {}, &app::Gap::sources);
  if (order == "articles") std::ranges::stable_sort(gaps, {}, &app::Gap::articles);
  if (order == "nom") std::ranges::stable_sort(gaps, {}, &app::Gap::name);
  return gaps;
}

View table_view(std::string_view id, std::string_view heading, const std::vector<app::Gap>& gaps,
                bool known) {
  std::vector<View> rows;
  rows.reserve(gaps.size());
  for (const app::Gap& gap : gaps) {
    rows.push_back(View()
                       .set("name", gap.name)
                       .set("url", "/sources/ajouter?pour=" + http::escape_query(gap.name))
                       .set("sources", text::number(gap.sources))
                       .set("articles", text::number(gap.articles))
                       .set("readers", fmt::format("{}", fmt::join(gap.readers, ", "))));
  }
  return View()
      .set("table_id", id)
      .set("heading", heading)
      .set("unknown", !known)
      .set("complete", known && gaps.empty())
      .set("incomplete", !gaps.empty())
      .set("gaps", std::move(rows));
}

std::string_view lacks(const app::Gap& gap) {
  if (gap.sources == 0) return gap.articles == 0 ? "ni source ni article" : "aucune source";
  return "aucun article";
}

std::vector<View> quarters_view(const app::Coverage& coverage) {
  std::vector<View> departements;
  for (const app::DepartementGaps& each : coverage.neighbourhoods) {
    std::vector<View> quarters;
    for (const app::Gap& gap : each.neighbourhoods) {
      quarters.push_back(View().set("name", gap.name).set("lacks", lacks(gap)));
    }
    const auto count = static_cast<std::int64_t>(each.neighbourhoods.size());
    departements.push_back(View()
                               .set("departement", each.place.name)
                               .set("missing", text::plural(count, "quartier", "quartiers"))
                               .set("quarters", std::move(quarters)));
  }
  return departements;
}

std::vector<View> away_view(const app::Coverage& coverage) {
  std::vector<View> away;
  for (const app::AwaySource& source : coverage.away) {
    away.push_back(View()
                       .set("title", source.title)
                       .set("holder", source.holder)
                       .set("reader", source.reader.empty() ? "personne ne la lit"
                                                            : "lue par " + source.reader));
  }
  return away;
}

}  // namespace

Response get_coverage(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto territories = shelf.get();
  if (!territories) return error_page(layout, visit, territories.error());
  store::Reader reader = visit.db.reader();
  const int weeks = weeks_asked(visit);
  const std::string_view order = order_asked(visit);
  const auto coverage = app::coverage(reader, **territories, weeks, visit.now);
  if (!coverage) return error_page(layout, visit, coverage.error());
  View view;
  view.set("weeks", weeks_of(weeks))
      .set("may_decide", visit.may(people::Permission::decide, Where::own_centre))
      .set("choices", choices_view(weeks))
      .set("tables",
           std::vector<View>{table_view("themes", "Thèmes", sorted(coverage->themes, order),
                                        coverage->themes_known > 0),
                             table_view("departements", "Départements",
                                        sorted(coverage->departements, order), true)})
      .set("heads", heads_view(order, weeks))
      .set("no_quarters", coverage->neighbourhoods_known == 0)
      .set("all_quarters", coverage->neighbourhoods_known > 0 && coverage->neighbourhoods.empty())
      .set("departements", quarters_view(*coverage))
      .set("nobody_away", coverage->away.empty())
      .set("away", away_view(*coverage));
  return layout.page(visit, "source/couverture", "Couverture", Section::sources, std::move(view));
}

}  // namespace vigie::web
