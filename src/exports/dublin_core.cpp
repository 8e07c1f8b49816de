// SPDX-License-Identifier: EUPL-1.2
// Simple Dublin Core for OAI-PMH. Types are in lower case, which is how PMB compares them; there is
// no second title and no format, of which it would make another title and a collation.
#include "base/format.hpp"
#include "exports/authors.hpp"
#include "exports/formats.hpp"
#include "text/french.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::audio:
      return "sound";
    case Kind::video:
      return "movingImage";
  }
  return "text";
}

}  // namespace

std::string oai_dc_of(const BibRecord& record, const Options& options) {
  std::string out =
      "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/oai_dc/ "
      "http://www.openarchives.org/OAI/2.0/oai_dc.xsd\">\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    const std::string line = told(value, options);
    if (!line.empty()) out += fmt::format("<dc:{0}>{1}</dc:{0}>\n", name, text::escape_xml(line));
  };
  add("title", record.title);
  for (const Person& person : record.authors.persons) add("creator", name_of(person));
  for (const std::string& body : record.authors.bodies) add("creator", body);
  for (const std::string& theme : record.themes) add("subject", theme);
  add("description", record.note);
  add("publisher", record.host.name);
  if (record.day) add("date", iso(*record.day));
  add("type", type_of(record.kind));
  add("identifier", record.url);
  add("identifier", record.permalink);
  if (!record.host.name.empty()) {
    add("source",
        record.day ? record.host.name + ", " + text::long_date(*record.day) : record.host.name);
  }
  if (!record.host.issn.empty()) add("source", "ISSN " + record.host.issn);
  add("language", record.language == "fr" ? "fre" : record.language);
  for (const std::string& place : record.territories) add("coverage", place);
  add("rights", access_note(record.access));
  return out + "</oai_dc:dc>\n";
}

}  // namespace vigie::exports
