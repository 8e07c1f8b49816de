// SPDX-License-Identifier: EUPL-1.2
// BibRecord -> UNIMARC. Where a field stands is where the importers of PMB look for it; why no ISSN
// is in 011, no body in 710 beside a person, no theme in 606: decision 87.
#include <algorithm>

#include "base/format.hpp"
#include "exports/authors.hpp"
#include "exports/marc.hpp"
#include "text/french.hpp"

namespace vigie::exports {
namespace {

constexpr std::size_t kValueBytesMax = 2'000;
constexpr std::size_t kNoteBytesMax = 9'900;  // with indicators, code and end, under kFieldBytesMax
constexpr std::size_t kKeywordsMax = 40;
constexpr std::size_t kNamesMax = 30;

char type_of(Kind kind) {
  if (kind == Kind::audio) return 'i';
  return kind == Kind::video ? 'g' : 'a';
}

std::string compact(Day day) {
  const YearMonthDay at = civil(day);
  return fmt::format("{:04}{:02}{:02}", at.year, at.month, at.day);
}

/// 36 characters: day entered, date of publication, public, languages, character set.
std::string coded_data(const BibRecord& record) {
  std::string data = compact(record.signalled_on);
  data += 'd';
  data += record.day ? compact(*record.day).substr(0, 4) : "    ";
  data += "    u  y0fre";
  data += 'y';
  data += "50  ";  // by which PMB knows UTF-8
  data += "    ba";
  return data;
}

class Fields {
 public:
  Fields(MarcRecord& record, const Options& options) : record_(&record), options_(&options) {}

  void control(std::string_view tag, std::string data) {
    record_->fields.push_back({.tag = std::string(tag), .data = std::move(data), .subfields = {}});
  }
  /// Subfields without a value are left out; a field without subfields is, too.
  void add(std::string_view tag, std::string_view indicators, std::vector<MarcSubfield> subfields,
           std::size_t bytes_max = kValueBytesMax) {
    for (MarcSubfield& each : subfields) {
      // What separates fields in the file may not stand in a value: `told` takes controls out.
      each.value = cut_at_word(told(each.value, *options_), bytes_max);
    }
    std::erase_if(subfields, [](const MarcSubfield& each) { return each.value.empty(); });
    push(tag, indicators, std::move(subfields));
  }
  /// As they are: coded data and links, in which blanks count.
  void push(std::string_view tag, std::string_view indicators,
            std::vector<MarcSubfield> subfields) {
    if (subfields.empty()) return;
    record_->fields.push_back({.tag = std::string(tag),
                               .indicators = {indicators[0], indicators[1]},
                               .data = {},
                               .subfields = std::move(subfields)});
  }

 private:
  MarcRecord* record_;
  const Options* options_;
};

void add_notes(Fields& fields, const BibRecord& record) {
  fields.add("300", "  ", {{'a', permalink_note(record)}});
  fields.add("300", "  ", {{'a', std::string(access_note(record.access))}});
  fields.add("300", "  ", {{'a', undated_note(record)}});
  fields.add("330", "  ", {{'a', record.note}}, kNoteBytesMax);
}

std::string issue_number(const BibRecord& record, IssueNaming naming) {
  const std::string day = iso(*record.day);
  if (naming == IssueNaming::month) return day.substr(0, 7);
  if (naming == IssueNaming::number && !record.issue.empty()) return record.issue;
  return day;
}

/// One of each: without its issue PMB would hang the article on a generic one and forget its date.
void add_links(Fields& fields, const BibRecord& record, const Options& options,
               IssueNaming naming) {
  const std::string key = record.host.key.empty() ? "sans-cle" : record.host.key;
  std::vector<MarcSubfield> serial{{'t', told(serial_title(record.host), options)}};
  if (!record.host.catalogue_issn.empty()) serial.push_back({'x', record.host.catalogue_issn});
  serial.push_back({'9', "id:vigie-media-" + key});
  serial.push_back({'9', "lnk:perio"});
  fields.push("461", "  ", std::move(serial));
  fields.push("463", "  ",
              {{'v', told(issue_number(record, naming), options)},
               {'d', iso(*record.day)},
               {'e', told(text::long_date(*record.day), options)},
               {'9', fmt::format("id:vigie-bull-{}-{}", key, iso(*record.day))},
               {'9', "lnk:bull"}});
}

void add_keywords(Fields& fields, const BibRecord& record) {
  std::size_t count = 0;
  for (const auto* list : {&record.themes, &record.territories}) {
    for (std::string word : *list) {
      if (++count > kKeywordsMax) return;
      std::ranges::replace(word, ';', ',');  // the sign that parts keywords in PMB
      fields.add("610", "0 ", {{'a', std::move(word)}});
    }
  }
}

void add_authors(Fields& fields, const Authors& authors) {
  std::size_t count = 0;
  for (const Person& person : authors.persons) {
    if (++count > kNamesMax) return;
    fields.add(count == 1 ? "700" : "701", " 1",
               {{'a', person.family}, {'b', person.given}, {'4', "070"}});
  }
  bool first = authors.persons.empty();  // beside a person, PMB drops a 710
  for (const std::string& body : authors.bodies) {
    if (++count > kNamesMax) return;
    fields.add(first ? "710" : "711", "02", {{'a', body}, {'4', "070"}});
    first = false;
  }
}

}  // namespace

MarcRecord unimarc_of(const BibRecord& record, const Options& options, IssueNaming naming) {
  MarcRecord out;
  const bool article = is_periodical(record);
  out.type = type_of(record.kind);
  out.level = article ? 'a' : 'm';
  out.hierarchy = article ? '2' : '0';
  Options pmb = options;
  pmb.dialect = Dialect::pmb;
  Fields fields(out, pmb);
  fields.control("001", record.id);
  if (record.day) fields.control("009", iso(*record.day));
  fields.push("100", "  ", {{'a', coded_data(record)}});
  fields.add("101", "0 ", {{'a', record.language == "fr" ? "fre" : record.language}});
  fields.add("200", "1 ", {{'a', record.title}, {'f', record.author_as_given}});
  fields.add("210", "  ",
             {{'c', article ? std::string() : record.host.name},
              {'d', record.day ? compact(*record.day).substr(0, 4) : std::string()}});
  add_notes(fields, record);
  if (article) add_links(fields, record, pmb, naming);
  add_keywords(fields, record);
  add_authors(fields, record.authors);
  fields.push(
      "801", " 0",
      {{'a', "FR"}, {'b', told(record.signalled_by, pmb)}, {'c', compact(record.signalled_on)}});
  if (!record.url.empty()) fields.push("856", "4 ", {{'u', record.url}, {'q', "text/html"}});
  return out;
}

}  // namespace vigie::exports
