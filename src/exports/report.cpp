// SPDX-License-Identifier: EUPL-1.2
#include "exports/report.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/embedded.hpp"
#include "base/format.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"

VIGIE_EMBEDDED(past_values);

namespace vigie::exports {
namespace {

constexpr double kBaseMin = 20;  // of a percentage

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, wrong] = std::from_chars(text.data(), end, value);
  if (wrong != std::errc() || rest != end) return std::nullopt;
  return value;
}

/// "2023" -> 2023; "2014-2023" -> 2023, the end of a running total.
std::optional<int> year_in(std::string_view period) {
  if (period.size() == 9 && period[4] == '-') period.remove_prefix(5);
  const auto year = number_in(period);
  if (!year || period.size() != 4) return std::nullopt;
  return static_cast<int>(*year);
}

std::optional<Exactness> exactness_in(std::string_view word) {
  if (word == "exact") return Exactness::exact;
  if (word == "arrondi") return Exactness::rounded;
  if (word == "comparable") return Exactness::comparable;
  return std::nullopt;
}

std::optional<FigureValue> best(std::string_view code, int year,
                                std::span<const FigureValue> values) {
  std::optional<FigureValue> found;
  for (const FigureValue& value : values) {
    if (value.code != code || value.year != year) continue;
    if (!found || value.origin >= found->origin) found = value;
  }
  return found;
}

std::string told_number(double number) {
  return text::number(static_cast<long long>(std::llround(number)));
}

std::string percent(double now, double before, bool rounded) {
  const double change = (now - before) / before * 100;
  const std::string digits =
      rounded ? fmt::format("{:+.0f}", change) : fmt::format("{:+.1f}", change);
  std::string french = digits;
  std::ranges::replace(french, '.', ',');
  if (french.starts_with('-')) french = "−" + french.substr(1);
  return french + "\u00A0%";
}

void tell_change(ReportLine& line, int year) {
  if (!line.now || !line.before || !line.now->number || !line.before->number) {
    if (line.before && !line.before->number)
      line.why_none = "l’année précédente est dite comparable";
    return;
  }
  if (line.figure->broken_in == year) {
    line.why_none = line.figure->broken_why;
    return;
  }
  const double now = *line.now->number;
  const double before = *line.before->number;
  if (before < kBaseMin) {
    line.why_none = "moins de vingt l’année précédente\u202F: aucun pourcentage";
    return;
  }
  const bool rounded =
      line.now->exactness == Exactness::rounded || line.before->exactness == Exactness::rounded;
  line.change = percent(now, before, rounded);
}

/// What was printed stands; what would be counted today is told beside it.
void tell_recomputed(ReportLine& line, int year, std::span<const FigureValue> values) {
  if (!line.now || line.now->origin != Origin::frozen) return;
  for (const FigureValue& value : values) {
    const bool other = value.code == line.figure->code && value.year == year &&
                       value.origin != Origin::frozen && value.number;
    if (other && value.number != line.now->number) line.recomputed = value.number;
  }
}

}  // namespace

std::string_view name_of(Exactness exactness) {
  switch (exactness) {
    case Exactness::exact:
      return "exact";
    case Exactness::rounded:
      return "rounded";
    case Exactness::comparable:
      return "comparable";
  }
  return "exact";
}

std::optional<Exactness> exactness_named(std::string_view name) {
  for (const Exactness each : {Exactness::exact, Exactness::rounded, Exactness::comparable}) {
    if (name_of(each) == name) return each;
  }
  return std::nullopt;
}

Result<std::vector<FigureValue>> read_past_values(std::string_view csv) {
  std::vector<FigureValue> values;
  const auto rows = text::read_csv(csv);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& fields = rows[i].fields;
    const auto year = fields.size() < 5 ? std::nullopt : year_in(fields[1]);
    const auto exactness = fields.size() < 5 ? std::nullopt : exactness_in(fields[3]);
    if (!year || !exactness || figure_named(fields[0]) == nullptr) {
      return fail(
          Code::invalid_input, fmt::format("past values, line {}", rows[i].line),
          fmt::format("ligne {}\u00A0: code, période ou exactitude inconnus", rows[i].line));
    }
    values.push_back({.code = fields[0],
                      .year = *year,
                      .number = number_in(fields[2]),
                      .exactness = *exactness,
                      .source = fields[4],
                      .remark = fields.size() > 5 ? fields[5] : "",
                      .origin = Origin::past});
  }
  return values;
}

std::string_view shipped_past_values() {
  for (const EmbeddedFile& file : embedded::past_values_files()) {
    if (file.name().ends_with("valeurs-passees.csv")) return file.bytes();
  }
  return {};
}

Report make_report(int year, std::span<const FigureValue> values, bool of_centre) {
  Report report{.year = year, .lines = {}};
  for (const Nature nature : {Nature::annual, Nature::stock, Nature::cumulative}) {
    for (const Figure& figure : figures()) {
      if (figure.nature != nature || (of_centre && !figure.of_centres)) continue;
      ReportLine line{.figure = &figure,
                      .now = best(figure.code, year, values),
                      .before = best(figure.code, year - 1, values),
                      .recomputed = {},
                      .change = {},
                      .why_none = {}};
      tell_change(line, year);
      tell_recomputed(line, year, values);
      report.lines.push_back(std::move(line));
    }
  }
  return report;
}

std::vector<FigureValue> series_of(std::string_view code, std::span<const FigureValue> values) {
  std::map<int, FigureValue> by_year;
  for (const FigureValue& value : values) {
    if (value.code != code) continue;
    const auto known = by_year.find(value.year);
    if (known == by_year.end() || value.origin >= known->second.origin) by_year[value.year] = value;
  }
  std::vector<FigureValue> series;
  for (auto& [year, value] : by_year) series.push_back(std::move(value));
  return series;
}

std::string_view heading_of(Nature nature) {
  switch (nature) {
    case Nature::annual:
      return "Dans l’année";
    case Nature::stock:
      return "Au 31 décembre";
    case Nature::cumulative:
      return "Depuis l’origine";
  }
  return "";
}

std::string_view word_of(Nature nature) {
  switch (nature) {
    case Nature::annual:
      return "annuel";
    case Nature::stock:
      return "au 31 décembre";
    case Nature::cumulative:
      return "cumulé";
  }
  return "";
}

std::string value_words(const std::optional<FigureValue>& value) {
  if (!value) return "non mesuré";
  if (!value->number) return "comparable";
  const std::string number = told_number(*value->number);
  return value->exactness == Exactness::rounded ? number + " (arrondi)" : number;
}

std::string sentence_of(const ReportLine& line, int year) {
  if (!line.now || !line.now->number) return "";
  const std::string about = line.now->exactness == Exactness::rounded ? "environ " : "";
  std::string when;
  switch (line.figure->nature) {
    case Nature::annual:
      when = fmt::format("En {}", year);
      break;
    case Nature::stock:
      when = fmt::format("Au 31 décembre {}", year);
      break;
    case Nature::cumulative:
      when = fmt::format("De {} à {}", line.figure->since, year);
      break;
  }
  std::string out =
      fmt::format("{}, {}{} {}", when, about, told_number(*line.now->number), line.figure->name);
  if (line.before && line.before->number && line.figure->nature != Nature::cumulative &&
      line.figure->broken_in != year) {
    out += fmt::format(" ({} en {}{}{})", told_number(*line.before->number), year - 1,
                       line.change.empty() ? "" : ", ", line.change);
  }
  return out + ".";
}

}  // namespace vigie::exports
