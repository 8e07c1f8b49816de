// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/report/report_view.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::web {
namespace {

using exports::FigureValue;
using exports::Nature;
using exports::ReportLine;
using render::View;

// The drawing, in its own units: the page scales it.
constexpr int kPlotLeft = 52;
constexpr int kPlotTop = 30;
constexpr int kPlotHeight = 220;
constexpr int kBarWidth = 56;
constexpr int kBarStep = 100;

View line_view(const ReportLine& line, int year, std::string_view query, bool may_enter) {
  const bool hand = line.figure->by_hand && may_enter;
  return View()
      .set("name", line.figure->name)
      .set("now", exports::value_words(line.now))
      .set("before", exports::value_words(line.before))
      .set("change", line.change)
      .set("why_none", line.why_none)
      .set("definition", line.figure->definition)
      .set("source", line.now ? std::string_view(line.now->source) : line.figure->source)
      .set("remark", line.now ? std::string_view(line.now->remark) : "")
      .set("recomputed",
           line.recomputed ? text::number(static_cast<long long>(*line.recomputed)) : std::string())
      .set("enter", hand)
      .set("enter_query", fmt::format("{}?{}saisir={}", year, query, line.figure->code));
}

std::vector<View> tables_view(const exports::Report& report, std::string_view query,
                              bool may_enter) {
  std::vector<View> tables;
  for (const Nature nature : {Nature::annual, Nature::stock, Nature::cumulative}) {
    std::vector<View> lines;
    for (const ReportLine& line : report.lines) {
      if (line.figure->nature == nature) {
        lines.push_back(line_view(line, report.year, query, may_enter));
      }
    }
    if (lines.empty()) continue;
    tables.push_back(View()
                         .set("heading", exports::heading_of(nature))
                         .set("heading_id", fmt::format("nature-{}", tables.size()))
                         .set("year_now", std::to_string(report.year))
                         .set("year_before", std::to_string(report.year - 1))
                         .set("lines", std::move(lines)));
  }
  return tables;
}

std::vector<View> sentences_view(const exports::Report& report) {
  std::vector<View> sentences;
  for (const ReportLine& line : report.lines) {
    std::string sentence = exports::sentence_of(line, report.year);
    if (!sentence.empty()) sentences.push_back(View().set("sentence", sentence));
  }
  return sentences;
}

View chart_view(const exports::Figure& figure, const std::vector<FigureValue>& series) {
  double top = 1;
  for (const FigureValue& value : series) top = std::max(top, value.number.value_or(0));
  std::vector<View> bars;
  std::vector<View> breaks;
  int at = kPlotLeft;
  for (const FigureValue& value : series) {
    if (value.year == figure.broken_in) {
      breaks.push_back(View().set("x", std::to_string(at - 22)).set("why", figure.broken_why));
    }
    const int height = static_cast<int>(value.number.value_or(0) / top * kPlotHeight);
    bars.push_back(View()
                       .set("x", std::to_string(at))
                       .set("middle", std::to_string(at + kBarWidth / 2))
                       .set("y", std::to_string(kPlotTop + kPlotHeight - height))
                       .set("above", std::to_string(kPlotTop + kPlotHeight - height - 8))
                       .set("height", std::to_string(height))
                       .set("year", std::to_string(value.year))
                       .set("value", exports::value_words(value)));
    at += kBarStep;
  }
  return View()
      .set("title", fmt::format("{}, par année", figure.name))
      .set("name", figure.name)
      .set("width", std::to_string(std::max(at, kPlotLeft + kBarStep)))
      .set("bars", std::move(bars))
      .set("breaks", std::move(breaks));
}

/// Figures of the year, and not running totals; where at least two years are known.
std::vector<View> charts_view(const app::YearlyReport& report) {
  std::vector<View> charts;
  for (const std::string_view code : {"pan.articles", "infodoc.demandes", "cosoter.visites"}) {
    const auto series = exports::series_of(code, report.values);
    std::vector<FigureValue> known;
    for (const FigureValue& value : series) {
      if (value.number && value.year <= report.report.year) known.push_back(value);
    }
    if (known.size() < 2) continue;
    charts.push_back(chart_view(*exports::figure_named(code), known));
  }
  return charts;
}

std::vector<View> facets_view(const app::YearlyReport& report) {
  std::vector<View> rows;
  for (const store::FacetCount& each : report.facets) {
    rows.push_back(View()
                       .set("facet", each.facet)
                       .set("label", each.label)
                       .set("items", text::number(each.items)));
  }
  return rows;
}

View form_view(const ReportForm& form) {
  const exports::Figure* figure = exports::figure_named(form.entry.code);
  std::vector<View> exactnesses;
  for (const auto& [code, label] :
       {std::pair{"exact", "exact"}, std::pair{"rounded", "arrondi"},
        std::pair{"comparable", "comparable à l’année d’avant, sans nombre"}}) {
    exactnesses.push_back(
        View().set("code", code).set("label", label).set("chosen", form.entry.exactness == code));
  }
  return View()
      .set("code", form.entry.code)
      .set("name", figure == nullptr ? "" : figure->name)
      .set("definition", figure == nullptr ? "" : figure->definition)
      .set("number", form.entry.number)
      .set("source", form.entry.source)
      .set("remark", form.entry.remark)
      .set("version", std::to_string(form.entry.version))
      .set("exactnesses", std::move(exactnesses))
      .set("refusal", form.refusal);
}

}  // namespace

View report_view(const app::YearlyReport& report, std::string_view centre_key,
                 const ReportForm& form, bool may_enter) {
  const int year = report.report.year;
  const bool open = !report.closed_at;
  const std::string query =
      centre_key.empty() ? std::string() : fmt::format("centre={}&", centre_key);
  View view;
  view.set("year", std::to_string(year))
      .set("previous", std::to_string(year - 1))
      .set("next", std::to_string(year + 1))
      .set("centre", centre_key)
      .set("centre_query", query)
      .set("closed",
           report.closed_at ? text::long_date(paris_day(*report.closed_at)) : std::string())
      .set("may_close", may_enter && open)
      .set("tables", tables_view(report.report, query, may_enter && open))
      .set("sentences", sentences_view(report.report))
      .set("charts", charts_view(report))
      .set("facets", facets_view(report))
      .set("any_facet", !report.facets.empty())
      .set("entering", !form.entry.code.empty() && may_enter && open)
      .set("form", form_view(form));
  return view;
}

}  // namespace vigie::web
