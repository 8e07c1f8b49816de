// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/sources.hpp"

#include <algorithm>

#include "app/source/opml_exchange.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "store/people/centre_repo.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"
#include "web/pages/source/source_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::SourceLine;
using render::View;

constexpr std::string_view kWholeNetwork = "tous";
constexpr std::size_t kRowsMax = 500;  ///< a page; beyond it one filters

/// Worst first; what is paused or well comes last.
int severity(const SourceLine& line) {
  if (line.status.paused) return 7;
  switch (line.status.state) {
    case SourceState::gone:
      return 0;
    case SourceState::not_a_feed:
      return 1;
    case SourceState::failing:
      return 2;
    case SourceState::moved:
      return 3;
    case SourceState::slow:
      return 4;
    case SourceState::silent:
      return 5;
    case SourceState::unpolled:
      return 6;
    case SourceState::ok:
      break;
  }
  return 8;
}

struct StateFilter {
  std::string_view code;
  std::string_view label;
  bool (*fits)(const SourceLine&);
};
constexpr StateFilter kStateFilters[] = {
    {"echec", "En échec",
     [](const SourceLine& line) { return severity(line) <= 2 || severity(line) == 4; }},
    {"deplacees", "Déplacées", [](const SourceLine& line) { return severity(line) == 3; }},
    {"silence", "Silencieuses", [](const SourceLine& line) { return severity(line) == 5; }},
    {"pause", "En pause", [](const SourceLine& line) { return severity(line) == 7; }},
    {"personne", "Sans centre", [](const SourceLine& line) { return line.holders.empty(); }}};

struct ListAsked {
  std::string centre;  ///< key, or kWholeNetwork
  std::string state;
  std::string words;

  bool network() const { return centre == kWholeNetwork; }
  std::string address(std::string_view other_state) const {
    std::string url = "/sources?centre=" + http::escape_query(centre);
    if (!other_state.empty()) url += fmt::format("&etat={}", other_state);
    if (!words.empty()) url += "&q=" + http::escape_query(words);
    return url;
  }
};

ListAsked list_asked(const Visit& visit) {
  ListAsked asked;
  asked.centre = visit.request.parameter("centre");
  if (asked.centre.empty()) asked.centre = visit.curator().centre_key;
  asked.state = visit.request.parameter("etat");
  asked.words = visit.request.parameter("q");
  return asked;
}

bool names_it(const SourceLine& line, const std::string& folded) {
  return folded.empty() || text::fold(line.card.title).find(folded) != std::string::npos ||
         text::fold(line.status.url).find(folded) != std::string::npos;
}

/// Those of the centre, its backups included, that the words name.
std::vector<SourceLine> in_reach(std::vector<SourceLine> all, const ListAsked& asked) {
  const std::string folded = text::fold(asked.words);
  std::erase_if(all, [&](const SourceLine& line) {
    const bool there =
        asked.network() || line.held_by(asked.centre) || line.backed_by(asked.centre);
    return !there || !names_it(line, folded);
  });
  std::ranges::stable_sort(all, {}, severity);
  return all;
}

void set_counts(View& view, const std::vector<SourceLine>& lines, const ListAsked& asked) {
  std::vector<View> chips;
  for (const StateFilter& filter : kStateFilters) {
    const auto count = std::ranges::count_if(lines, filter.fits);
    const bool chosen = filter.code == asked.state;
    if (count == 0 && !chosen) continue;
    chips.push_back(View()
                        .set("url", asked.address(chosen ? "" : filter.code))
                        .set("label", filter.label)
                        .set("count", text::number(count))
                        .set("chosen", chosen));
  }
  const auto troubled = std::ranges::count_if(lines, is_troubled);
  const auto total = static_cast<long long>(lines.size());
  view.set("chips", std::move(chips))
      .set("heading", text::plural(total, "source", "sources"))
      .set("sentence", total == 0 ? ""
                       : troubled == 0
                           ? "Toutes répondent."
                           : fmt::format("{} d’un coup d’œil.",
                                         text::plural(troubled, "a besoin", "ont besoin")));
}

Result<View> sources_view(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const ListAsked asked = list_asked(visit);
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  CentreId of;
  std::vector<View> choices;
  for (const store::StoredCentre& each : *centres) {
    const bool chosen = each.centre.key == asked.centre;
    if (chosen) of = each.id;
    if (each.retired_at && !chosen) continue;
    choices.push_back(
        View().set("key", each.centre.key).set("label", each.centre.name).set("chosen", chosen));
  }
  if (!of && !asked.network()) return store::unknown_centre(asked.centre);
  auto all = app::read_sources(reader, of, visit.now);
  if (!all) return fail(all.error());
  auto lines = in_reach(std::move(*all), asked);
  View view;
  set_counts(view, lines, asked);
  for (const StateFilter& filter : kStateFilters) {
    if (filter.code == asked.state) std::erase_if(lines, std::not_fn(filter.fits));
  }
  const bool coordinates = visit.may(people::Permission::coordinate, Where::network);
  const bool decides = visit.may(people::Permission::decide, Where::own_centre);
  std::vector<View> rows;
  for (const SourceLine& line : lines) {
    if (rows.size() == kRowsMax) break;
    const bool may = coordinates || (decides && line.held_by(visit.curator().centre_key));
    rows.push_back(source_row_view(line, may, visit.now)
                       .set("backs_up", !asked.network() && !line.held_by(asked.centre)));
  }
  view.set("sheet", source_sheet())
      .set("network", asked.network())
      .set("centres", std::move(choices))
      .set("centre", asked.centre)
      .set("state", asked.state)
      .set("words", asked.words)
      .set("acts", coordinates || decides)
      .set("nothing", rows.empty())
      .set("rows", std::move(rows))
      .set("opml", View().set("url", "/sources.opml?centre=" + http::escape_query(asked.centre)));
  return view;
}

}  // namespace

View source_sheet() { return View().set("url", asset_url("sources.css")); }

Response get_sources(const Layout& layout, const Visit& visit) {
  auto view = sources_view(visit);
  if (!view) return error_page(layout, visit, view.error());
  return layout.page(visit, "source/sources", "Sources", Section::sources, std::move(*view));
}

Response get_sources_opml(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const ListAsked asked = list_asked(visit);
  std::string title = "Sources du réseau";
  if (!asked.network()) {
    const auto centre = store::centre_by_key(reader, asked.centre);
    if (!centre) return error_page(layout, visit, centre.error());
    title = "Sources de " + centre->centre.name;
  }
  auto opml = app::sources_as_opml(reader, asked.network() ? "" : asked.centre, title);
  if (!opml) return error_page(layout, visit, opml.error());
  Response response;
  response.content_type = "text/x-opml; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"sources.opml\"");
  response.body = std::move(*opml);
  return response;
}

}  // namespace vigie::web
