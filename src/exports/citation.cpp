// SPDX-License-Identifier: EUPL-1.2
// A reference for a person (ISO 690, in French order) and one that a browser carries (COinS).
#include "base/format.hpp"
#include "exports/authors.hpp"
#include "exports/formats.hpp"
#include "text/french.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

std::string_view coins_type(const BibRecord& record) {
  if (record.kind == Kind::audio) return "radioBroadcast";
  if (record.kind == Kind::video) return "tvBroadcast";
  switch (record.host.rhythm) {
    case MediaRhythm::week:
    case MediaRhythm::month:
      return "magazineArticle";
    case MediaRhythm::review:
      return "journalArticle";
    case MediaRhythm::none:
    case MediaRhythm::day:
      break;
  }
  return "newspaperArticle";
}

std::string in_capitals(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const text::Utf8Char next = text::read_utf8(text);
    text::append_utf8(out, text::to_upper(next.code));
    text.remove_prefix(next.bytes);
  }
  return out;
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("…");
}

}  // namespace

// The dc form is the only one of which Zotero makes a newspaper article, and only where the title
// stands before the type: behind it, "journalArticle" would take the title for its journal's.
std::string coins_of(const BibRecord& record) {
  std::string out = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc";
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("&rft.{}={}", name, percent_encoded(value));
  };
  const Options general;
  add("title", told(record.title, general));
  add("type", coins_type(record));
  add("source", record.host.name);
  if (record.day) add("date", iso(*record.day));
  add("identifier", record.url);
  for (const Person& person : record.authors.persons) add("au", name_of(person));
  for (const std::string& body : record.authors.bodies) add("au", body);
  add("issn", record.host.issn);
  add("language", record.language);
  for (const std::string& theme : record.themes) add("subject", theme);
  add("description", told(record.note, general));
  add("rights", access_note(record.access));
  return out;
}

std::string iso690_of(const BibRecord& record, const Options& options) {
  std::string names;
  for (const Person& person : record.authors.persons) {
    const Person printed{.family = in_capitals(person.family), .given = person.given};
    names += (names.empty() ? "" : "\u202F; ") + name_of(printed);
  }
  for (const std::string& body : record.authors.bodies) {
    names += (names.empty() ? "" : "\u202F; ") + body;
  }
  std::string out;
  const auto sentence = [&](std::string_view text) {
    const std::string line = told(text, options);
    if (line.empty()) return;
    out += (out.empty() ? "" : " ") + line + (ends_sentence(line) ? "" : ".");
  };
  sentence(names);
  sentence(record.title);
  std::string where = record.host.name.empty() ? "[en ligne]" : record.host.name + " [en ligne]";
  if (record.day) where += ", " + text::long_date(*record.day);
  sentence(where);
  if (!record.url.empty()) out += fmt::format(" {}.", record.url);
  if (const auto note = access_note(record.access); !note.empty()) {
    out += fmt::format(" [{}].", note);
  }
  const std::string undated = undated_note(record);
  if (!undated.empty()) out += fmt::format(" [{}].", undated);
  return out;
}

}  // namespace vigie::exports
