// SPDX-License-Identifier: EUPL-1.2
// BibTeX with the field names of biblatex. Texts are escaped, addresses are not.
#include <algorithm>

#include "base/format.hpp"
#include "exports/formats.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '{':
      case '}':
      case '%':
      case '&':
      case '#':
      case '$':
      case '_':
        out += '\\';
        out += c;
        break;
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Braces and backslashes would end the value; RFC 3986 has them percent-encoded anyway.
std::string address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '{' || c == '}' || c == '\\') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out;
}

std::string ascii_letters(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

/// "dupont2026maison-vigie-panorama-12": the id makes it one of its kind in whatever file.
std::string key_of(const BibRecord& record) {
  std::string name = record.host.name;
  if (!record.authors.persons.empty()) {
    name = record.authors.persons.front().family;
  } else if (!record.authors.bodies.empty()) {
    name = record.authors.bodies.front();
  }
  std::string word;
  for (const std::string& each : text::words(record.title)) {
    if (each.size() > word.size()) word = each;
  }
  constexpr std::size_t kPartMax = 20;
  std::string key = ascii_letters(name).substr(0, kPartMax);
  if (record.day) key += fmt::format("{:04}", civil(*record.day).year);
  return key + ascii_letters(word).substr(0, kPartMax) + '-' + record.id;
}

std::string names_of(const Authors& authors, const Options& options) {
  std::string out;
  const auto add = [&out](const std::string& name) {
    if (!out.empty()) out += " and ";
    out += name;
  };
  for (const Person& person : authors.persons) {
    const std::string family = escaped(told(person.family, options));
    const std::string given = escaped(told(person.given, options));
    // Several words, or one in small letters, would be read as a particle and a name.
    const bool whole = family.find(' ') != std::string::npos;
    const std::string named = whole ? "{" + family + "}" : family;
    add(given.empty() ? named : named + ", " + given);
  }
  for (const std::string& body : authors.bodies) add("{" + escaped(told(body, options)) + "}");
  return out;
}

std::string_view type_of(const BibRecord& record) {
  if (record.kind == Kind::audio) return "audio";
  return record.kind == Kind::video ? "video" : "article";
}

std::string_view subtype_of(const BibRecord& record) {
  if (record.kind != Kind::text || record.host.rhythm == MediaRhythm::review) return "";
  const bool magazine =
      record.host.rhythm == MediaRhythm::week || record.host.rhythm == MediaRhythm::month;
  return magazine ? "magazine" : "newspaper";
}

std::string keywords_of(const BibRecord& record, const Options& options) {
  std::string out;
  const auto add = [&](const std::string& word) {
    std::string plain = escaped(told(word, options));
    std::ranges::replace(plain, ',', ' ');
    out += (out.empty() ? "" : ", ") + plain;
  };
  std::ranges::for_each(record.themes, add);
  std::ranges::for_each(record.territories, add);
  return out;
}

}  // namespace

std::string bibtex_of(const BibRecord& record, const Options& options) {
  std::string out = fmt::format("@{}{{{}", type_of(record), key_of(record));
  const auto add = [&out](std::string_view field, std::string_view value) {
    if (!value.empty()) out += fmt::format(",\n  {} = {{{}}}", field, value);
  };
  const auto add_text = [&](std::string_view field, std::string_view value) {
    add(field, escaped(told(value, options)));
  };
  const std::string title = escaped(told(record.title, options));
  if (!title.empty()) add("title", "{" + title + "}");
  add("author", names_of(record.authors, options));
  add("entrysubtype", subtype_of(record));
  add_text(record.kind == Kind::text ? "journaltitle" : "organization", record.host.name);
  if (record.kind == Kind::text) add_text("issn", record.host.issn);
  if (record.day) add("date", iso(*record.day));
  if (record.kind == Kind::text) add_text("number", record.issue);
  add("url", address(record.url));
  add_text("abstract", record.note);
  std::string note(access_note(record.access));
  const std::string undated = undated_note(record);
  if (!undated.empty()) note += (note.empty() ? "" : ". ") + undated;
  add_text("note", note);
  add("keywords", keywords_of(record, options));
  if (record.language == "fr") add("langid", "french");
  return out + "\n}\n";
}

}  // namespace vigie::exports
