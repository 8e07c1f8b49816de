// SPDX-License-Identifier: EUPL-1.2
// The report as a table for spreadsheets, for programs, and as a page that stands alone.
#include "base/format.hpp"
#include "exports/report.hpp"
#include "exports/texts.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

std::string cell(std::string_view text) {
  // A spreadsheet would run what begins so.
  const bool formula = !text.empty() && (text[0] == '=' || text[0] == '@' || text[0] == '\t');
  std::string out = "\"";
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string plain_number(const std::optional<FigureValue>& value) {
  return value && value->number ? fmt::format("{:.15g}", *value->number) : "";
}

std::string_view exactness_word(const std::optional<FigureValue>& value) {
  if (!value) return "non mesuré";
  switch (value->exactness) {
    case Exactness::exact:
      return "exact";
    case Exactness::rounded:
      return "arrondi";
    case Exactness::comparable:
      return "comparable";
  }
  return "";
}

}  // namespace

std::string report_csv(const Report& report) {
  std::string out =
      "\uFEFFcode;figure;nature;annee;valeur;exactitude;annee_precedente;ecart;source;remarque;"
      "definition\r\n";
  for (const ReportLine& line : report.lines) {
    const std::string_view source = line.now ? line.now->source : line.figure->source;
    const std::string_view remark = line.now ? line.now->remark : "";
    out += fmt::format("{};{};{};{};{};{};{};{};{};{};{}\r\n", cell(line.figure->code),
                       cell(line.figure->name), cell(word_of(line.figure->nature)), report.year,
                       plain_number(line.now), cell(exactness_word(line.now)),
                       plain_number(line.before), cell(line.change), cell(source), cell(remark),
                       cell(line.figure->definition));
  }
  return out;
}

std::string report_json(const Report& report) {
  std::string out = fmt::format("{{\n  \"year\": {},\n  \"figures\": [\n", report.year);
  bool first = true;
  for (const ReportLine& line : report.lines) {
    const auto number = [](const std::optional<FigureValue>& value) {
      const std::string text = plain_number(value);
      return text.empty() ? std::string("null") : text;
    };
    out += first ? "" : ",\n";
    first = false;
    out += fmt::format(
        "    {{\"code\": {}, \"name\": {}, \"nature\": {}, \"value\": {}, \"exactness\": {}, "
        "\"before\": {}, \"change\": {}, \"source\": {}, \"definition\": {}}}",
        json_string(line.figure->code), json_string(line.figure->name),
        json_string(word_of(line.figure->nature)), number(line.now),
        json_string(exactness_word(line.now)), number(line.before), json_string(line.change),
        json_string(line.now ? std::string_view(line.now->source) : line.figure->source),
        json_string(line.figure->definition));
  }
  return out + "\n  ]\n}\n";
}

std::string report_html(const Report& report, std::string_view whose) {
  const auto safe = [](std::string_view text) { return text::escape_html(text); };
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"><title>Rapport "
      "{0}</title>"
      "</head>\n<body>\n<h1>Rapport {0}, {1}</h1>\n",
      report.year, safe(whose));
  std::optional<Nature> open;
  for (const ReportLine& line : report.lines) {
    if (open != line.figure->nature) {
      if (open) out += "</table>\n";
      open = line.figure->nature;
      out += fmt::format(
          "<h2>{}</h2>\n<table>\n<tr><th>Chiffre</th><th>{}</th><th>{}</th>"
          "<th>Écart</th><th>Définition et source</th></tr>\n",
          safe(heading_of(*open)), report.year, report.year - 1);
    }
    out += fmt::format("<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td><td>{} {}</td></tr>\n",
                       safe(line.figure->name), safe(value_words(line.now)),
                       safe(value_words(line.before)), safe(line.change),
                       safe(line.figure->definition),
                       safe(line.now ? std::string_view(line.now->source) : line.figure->source));
  }
  if (open) out += "</table>\n";
  out += "<h2>En phrases</h2>\n<ul>\n";
  for (const ReportLine& line : report.lines) {
    const std::string sentence = sentence_of(line, report.year);
    if (!sentence.empty()) out += fmt::format("<li>{}</li>\n", safe(sentence));
  }
  return out + "</ul>\n</body>\n</html>\n";
}

}  // namespace vigie::exports
