// SPDX-License-Identifier: EUPL-1.2
#include "exports/read_catalogue.hpp"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "exports/marc.hpp"
#include "text/charset.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

/// "2026-11-16", "16/11/2026", "20261116"; a year alone is its first day, near enough for a year.
std::optional<Day> day_of(std::string_view text) {
  const std::string line = text::one_line(text);
  if (const auto day = parse_day(line)) return day;
  if (line.size() == 4) return parse_day(line + "-01-01");
  const auto at = text::parse_date(line);
  if (!at) return std::nullopt;
  return Day{static_cast<std::int32_t>(at->seconds / kDaySeconds)};
}

std::string_view value_in(const MarcRecord& marc, std::string_view tag, char code) {
  const MarcField* field = marc.field(tag);
  return field == nullptr ? std::string_view() : field->value(code);
}

CatalogueRecord record_of(const MarcRecord& marc) {
  CatalogueRecord record;
  if (const MarcField* number = marc.field("001")) record.id = text::one_line(number->data);
  record.level = {marc.level, marc.hierarchy};
  record.title = text::one_line(value_in(marc, "200", 'a'));
  record.url = text::one_line(value_in(marc, "856", 'u'));
  record.serial = text::one_line(value_in(marc, "461", 't'));
  record.day = day_of(value_in(marc, "463", 'd'));
  if (!record.day) {
    if (const MarcField* day = marc.field("009")) record.day = day_of(day->data);
  }
  if (!record.day) record.day = day_of(value_in(marc, "210", 'd'));
  for (const MarcField& field : marc.fields) {
    if (field.tag == "300" && record.permalink.empty()) {
      record.permalink = permalink_in(field.value('a'));
    }
    if (field.tag == "606" && !field.value('a').empty()) {
      record.descriptors += (record.descriptors.empty() ? "" : ";") + std::string(field.value('a'));
    }
  }
  return record;
}

void keep(CatalogueFile& file, CatalogueRecord record) {
  if (record.id.empty() || record.title.empty()) {
    ++file.refused;
  } else {
    file.records.push_back(std::move(record));
  }
}

MarcRecord marc_of(const pugi::xml_node& notice) {
  MarcRecord marc;
  const auto sign = [&notice](const char* name, char usual) {
    const char* const text = notice.child_value(name);
    return text[0] == '\0' ? usual : text[0];
  };
  marc.level = sign("bl", 'a');
  marc.hierarchy = sign("hl", '2');
  for (const pugi::xml_node& node : notice.children("f")) {
    MarcField field{.tag = node.attribute("c").value(), .data = {}, .subfields = {}};
    for (const pugi::xml_node& part : node.children("s")) {
      const char code = part.attribute("c").value()[0];
      field.subfields.push_back({code == '\0' ? 'a' : code, part.child_value()});
    }
    if (field.subfields.empty()) field.data = node.child_value();
    marc.fields.push_back(std::move(field));
  }
  return marc;
}

Result<CatalogueFile> read_xml(std::string_view bytes) {
  pugi::xml_document document;
  const auto status = document.load_buffer(bytes.data(), bytes.size());
  if (!status) return fail(Code::parse, status.description(), "ce XML ne se lit pas jusqu’au bout");
  CatalogueFile file{.records = {}, .shape = "PMB-XML"};
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.name()) == "notice") keep(file, record_of(marc_of(root)));
  for (const pugi::xml_node& notice : root.children("notice")) {
    keep(file, record_of(marc_of(notice)));
  }
  return file;
}

void take_ris_line(CatalogueRecord& record, std::string_view tag, const std::string& value) {
  if (tag == "ID") record.id = value;
  if (tag == "TI" || tag == "T1") record.title = value;
  if (tag == "UR" && record.url.empty()) record.url = value;
  if (tag == "JF" || tag == "JO" || (tag == "T2" && record.serial.empty())) record.serial = value;
  if ((tag == "PY" || tag == "Y1") && !record.day) record.day = day_of(value);
  if (tag == "DA") record.day = day_of(value);
  if (tag == "N1" && record.permalink.empty()) record.permalink = permalink_in(value);
  if (tag == "KW") record.descriptors += (record.descriptors.empty() ? "" : ";") + value;
}

/// "2026/11/16" as RIS has it is "2026-11-16" for whoever reads days.
std::string with_hyphens(std::string value) {
  if (value.size() >= 10 && value[4] == '/' && value[7] == '/') {
    value[4] = value[7] = '-';
    value.resize(10);
  }
  return value;
}

CatalogueFile read_ris(std::string_view text) {
  CatalogueFile file{.records = {}, .shape = "RIS"};
  CatalogueRecord record;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() < 5 || line.substr(2, 3) != "  -") continue;
    const std::string_view tag = line.substr(0, 2);
    if (tag == "ER") {
      ++number;
      if (record.id.empty()) record.id = "ris-" + std::to_string(number);
      keep(file, std::move(record));
      record = {};
      continue;
    }
    take_ris_line(record, tag, with_hyphens(text::one_line(line.substr(5))));
  }
  return file;
}

/// Which column is which, by its head.
enum class Column { other, id, title, url, day, serial, note };

Column column_named(std::string_view head) {
  const std::string folded = text::folded_words(head);
  const auto has = [&folded](std::string_view word) {
    return folded.find(word) != std::string::npos;
  };
  if (has("titre") && (has("perio") || has("revue") || has("journal"))) return Column::serial;
  if (has("perio") || has("revue") || has("source") || has("media") || has("serial")) {
    return Column::serial;
  }
  if (has("titre") || has("title")) return Column::title;
  if (has("url") || has("adresse") || has("lien") || has("address") || has("link")) {
    return Column::url;
  }
  if (has("date") || has("annee") || has("year") || has("day")) return Column::day;
  if (has("note")) return Column::note;
  if (folded == "id" || has("numero") || has("identifiant") || has("notice")) return Column::id;
  return Column::other;
}

Result<CatalogueFile> read_table(std::string_view text) {
  const auto rows = text::read_csv(text);
  CatalogueFile file{.records = {}, .shape = "CSV"};
  if (rows.empty()) return file;
  std::vector<Column> columns;
  for (const std::string& head : rows.front().fields) columns.push_back(column_named(head));
  if (std::ranges::find(columns, Column::title) == columns.end()) {
    return fail(
        Code::unsupported, "no column of titles",
        "aucune colonne ne s’appelle «\u00A0titre\u00A0»\u202F; la première ligne doit nommer "
        "les colonnes\u00A0: id, titre, adresse, date, revue");
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CatalogueRecord record;
    for (std::size_t at = 0; at < rows[i].fields.size() && at < columns.size(); ++at) {
      const std::string& value = rows[i].fields[at];
      if (columns[at] == Column::id) record.id = value;
      if (columns[at] == Column::title) record.title = text::one_line(value);
      if (columns[at] == Column::url) record.url = value;
      if (columns[at] == Column::day) record.day = day_of(value);
      if (columns[at] == Column::serial) record.serial = text::one_line(value);
      if (columns[at] == Column::note) record.permalink = permalink_in(value);
    }
    if (record.id.empty()) record.id = "ligne-" + std::to_string(rows[i].line);
    keep(file, std::move(record));
  }
  return file;
}

bool begins_as_iso2709(std::string_view bytes) {
  if (bytes.size() < 25) return false;
  return std::ranges::all_of(bytes.substr(0, 5), [](char c) { return c >= '0' && c <= '9'; }) &&
         bytes.find('\x1E') != std::string_view::npos;
}

}  // namespace

Result<CatalogueFile> read_catalogue(std::string_view bytes) {
  if (bytes.size() > kCatalogueBytesMax) {
    return fail(Code::too_large, std::to_string(bytes.size()), "le fichier est trop gros");
  }
  if (begins_as_iso2709(bytes)) {
    const MarcRead read = read_iso2709(bytes);
    CatalogueFile file{.records = {}, .refused = read.refused, .shape = "UNIMARC"};
    for (const MarcRecord& marc : read.records) keep(file, record_of(marc));
    return file;
  }
  const auto decoded = text::to_utf8(bytes, "");
  const std::string_view text = decoded.utf8;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::string_view rest = text.substr(begin);
  if (rest.starts_with('<')) return read_xml(bytes);
  if (rest.starts_with("TY  -")) return read_ris(rest);
  return read_table(rest);
}

}  // namespace vigie::exports
