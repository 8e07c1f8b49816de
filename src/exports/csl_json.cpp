// SPDX-License-Identifier: EUPL-1.2
// CSL-JSON: the members of citeproc, in a fixed order.
#include "base/format.hpp"
#include "exports/formats.hpp"

namespace vigie::exports {
namespace {

std::string_view type_of(const BibRecord& record) {
  if (record.kind != Kind::text) return "broadcast";
  switch (record.host.rhythm) {
    case MediaRhythm::week:
    case MediaRhythm::month:
      return "article-magazine";
    case MediaRhythm::review:
      return "article-journal";
    case MediaRhythm::none:
    case MediaRhythm::day:
      break;
  }
  return "article-newspaper";
}

std::string authors_of(const Authors& authors, const Options& options) {
  std::string list;
  const auto add = [&list](const std::string& each) { list += (list.empty() ? "" : ", ") + each; };
  for (const Person& person : authors.persons) {
    std::string one = "{\"family\": " + json_string(told(person.family, options));
    if (!person.given.empty()) one += ", \"given\": " + json_string(told(person.given, options));
    add(one + "}");
  }
  for (const std::string& body : authors.bodies) {
    add("{\"literal\": " + json_string(told(body, options)) + "}");
  }
  return list.empty() ? "" : "[" + list + "]";
}

}  // namespace

std::string csl_json_of(const BibRecord& record, const Options& options) {
  std::string out = "  {\n    \"id\": " + json_string(record.id);
  const auto raw = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format(",\n    \"{}\": {}", name, value);
  };
  const auto text = [&](std::string_view name, std::string_view value) {
    const std::string line = told(value, options);
    if (!line.empty()) raw(name, json_string(line));
  };
  text("type", type_of(record));
  text("title", record.title);
  raw("author", authors_of(record.authors, options));
  text("container-title", record.host.name);
  text("ISSN", record.host.issn);
  if (record.day) {
    const YearMonthDay at = civil(*record.day);
    raw("issued", fmt::format("{{\"date-parts\": [[{}, {}, {}]]}}", at.year, at.month, at.day));
  }
  text("issue", record.issue);
  text("URL", record.url);
  text("abstract", record.note);
  std::string note(access_note(record.access));
  const std::string undated = undated_note(record);
  if (!undated.empty()) note += (note.empty() ? "" : ". ") + undated;
  text("note", note);
  std::string keywords;
  for (const auto* list : {&record.themes, &record.territories}) {
    for (const std::string& word : *list) keywords += (keywords.empty() ? "" : ", ") + word;
  }
  text("keyword", keywords);
  text("language", record.language);
  text("source", record.signalled_by);
  return out + "\n  }";
}

}  // namespace vigie::exports
