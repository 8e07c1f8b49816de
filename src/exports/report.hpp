// SPDX-License-Identifier: EUPL-1.2
/// The yearly report: figures with their definition, their nature and where they come from.
///
/// Shape   values of years, from wherever they come -> one line a figure, with the year before,
///         and what changed between the two. A nature (happened in the year, standing on 31
///         December, running total) is never mixed with another in a sentence, a table or a chart.
///         What was not measured is none, never 0. No change in percent is told where the year
///         before is under 20, where a value is approximate without a number, or where tool or
///         definition changed between.
/// Units   civil years of Paris. A rounded value is kept rounded, and its change has no decimals.
/// Pure    yes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vigie::exports {

enum class Nature { annual, stock, cumulative };
enum class Exactness {
  exact,
  rounded,
  comparable
};  // comparable: said to be alike, without number
/// Where a value comes from; the later beats the earlier.
enum class Origin { measured, past, hand, frozen };

std::string_view name_of(Exactness exactness);
std::optional<Exactness> exactness_named(std::string_view name);

struct Figure {
  std::string_view code;
  std::string_view name;
  std::string_view definition;  ///< one sentence
  std::string_view source;
  Nature nature = Nature::annual;
  bool by_hand = false;
  bool of_centres = false;  ///< a centre has its own
  int since = 0;            ///< of a running total
  int broken_in = 0;        ///< first year of another way of counting; 0: none
  std::string_view broken_why = {};
};
std::span<const Figure> figures();
const Figure* figure_named(std::string_view code);

struct FigureValue {
  std::string code;
  int year = 0;
  std::optional<double> number;
  Exactness exactness = Exactness::exact;
  std::string source;
  std::string remark;
  Origin origin = Origin::measured;
};

/// The file of values from before vigie: "code;periode;valeur;exactitude;source;remarque".
Result<std::vector<FigureValue>> read_past_values(std::string_view csv);
/// The one that travels with the program.
std::string_view shipped_past_values();

struct ReportLine {
  const Figure* figure = nullptr;
  std::optional<FigureValue> now;
  std::optional<FigureValue> before;
  std::optional<double> recomputed;  ///< of a closed year, where it differs from what was printed
  std::string change;                ///< "+11 %", "+12"; "" where none may be told
  std::string why_none;              ///< "changement d’outil en 2024"
};
struct Report {
  int year = 0;
  std::vector<ReportLine> lines;  ///< annual, then stock, then cumulative; each in its order
};
/// `centre`: of one centre, only figures that centres have.
Report make_report(int year, std::span<const FigureValue> values, bool of_centre);

/// Values of every year of one figure, each year's best.
std::vector<FigureValue> series_of(std::string_view code, std::span<const FigureValue> values);

std::string_view heading_of(Nature nature);  ///< "Dans l’année"
std::string_view word_of(Nature nature);     ///< "annuel", in a file
/// "5 300 (arrondi)", "comparable", "non mesuré"
std::string value_words(const std::optional<FigureValue>& value);
/// "En 2026, 450 articles relayés au panorama (430 en 2025, +5 %)." One nature, one sentence.
std::string sentence_of(const ReportLine& line, int year);
std::string report_csv(const Report& report);
std::string report_json(const Report& report);
std::string report_html(const Report& report, std::string_view whose);

}  // namespace vigie::exports
