// SPDX-License-Identifier: EUPL-1.2
// RIS. Zotero and citation-js find the paper with T2 and JF together; the converter of PMB makes a
// subtitle of T2, knows a serial by JF alone, and reads a whole day in PY: hence two dialects.
#include "base/format.hpp"
#include "exports/authors.hpp"
#include "exports/formats.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

/// One line, without what a reader would take for the next value or record.
std::string safe(std::string value) {
  for (const auto& [mark, instead] :
       {std::pair<std::string_view, std::string_view>{"###", "# # #"}, {"TY  -", "TY -"}}) {
    for (std::size_t at = value.find(mark); at != std::string::npos; at = value.find(mark, at)) {
      value.replace(at, mark.size(), instead);
      at += instead.size();
    }
  }
  return value;
}

class Lines {
 public:
  explicit Lines(const Options& options) : options_(&options) {}

  void add(std::string_view tag, std::string_view value) {
    const std::string line = safe(told(value, *options_));
    if (!line.empty()) out_ += fmt::format("{}  - {}\r\n", tag, line);
  }
  std::string end() { return out_ + "ER  - \r\n\r\n"; }

 private:
  const Options* options_;
  std::string out_;
};

std::string_view type_of(const BibRecord& record) {
  if (record.kind == Kind::audio) return "SOUND";
  if (record.kind == Kind::video) return "VIDEO";
  switch (record.host.rhythm) {
    case MediaRhythm::week:
    case MediaRhythm::month:
      return "MGZN";
    case MediaRhythm::review:
      return "JOUR";
    case MediaRhythm::none:
    case MediaRhythm::day:
      break;
  }
  return "NEWS";
}

std::string with_slashes(Day day) {
  const YearMonthDay at = civil(day);
  return fmt::format("{:04}/{:02}/{:02}", at.year, at.month, at.day);
}

void add_authors(Lines& lines, const BibRecord& record, bool pmb) {
  bool first = true;
  for (const Person& person : record.authors.persons) {
    lines.add(pmb && first ? "A1" : "AU", name_of(person));
    first = false;
  }
  for (const std::string& body : record.authors.bodies) {
    lines.add(pmb && first ? "A1" : "AU", body);
    first = false;
  }
}

void add_host(Lines& lines, const BibRecord& record, bool pmb) {
  if (pmb) {
    lines.add("JF", serial_title(record.host));
    lines.add("SN", record.host.catalogue_issn);
    if (record.day) lines.add("PY", with_slashes(*record.day));
    const std::string number = record.issue.empty() && record.day ? iso(*record.day) : record.issue;
    lines.add("IS", number);
    return;
  }
  lines.add("T2", record.host.name);
  lines.add("JF", record.host.name);
  lines.add("SN", record.host.issn);
  if (record.day) {
    lines.add("PY", fmt::format("{:04}", civil(*record.day).year));
    lines.add("DA", with_slashes(*record.day));
  }
  lines.add("IS", record.issue);
}

}  // namespace

std::string ris_of(const BibRecord& record, const Options& options) {
  const bool pmb = options.dialect == Dialect::pmb;
  Lines lines(options);
  lines.add("TY", type_of(record));
  lines.add("TI", record.title);
  add_authors(lines, record, pmb);
  add_host(lines, record, pmb);
  lines.add("UR", record.url);
  lines.add("AB", record.note);
  lines.add("N1", access_note(record.access));
  lines.add("N1", undated_note(record));
  if (pmb) lines.add("N1", permalink_note(record));
  for (const std::string& theme : record.themes) lines.add("KW", theme);
  for (const std::string& place : record.territories) lines.add("KW", place);
  lines.add("LA", record.language);
  if (!pmb) lines.add("ID", record.id);
  return lines.end();
}

}  // namespace vigie::exports
