// SPDX-License-Identifier: EUPL-1.2
#include "exports/authors.hpp"

#include <algorithm>
#include <array>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kNameWordsMax = 5;

Words words_of(std::string_view text) {
  Words words;
  std::string line = text::one_line(text);
  std::string_view rest = line;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    if (space > 0) words.emplace_back(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return words;
}

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// No-break spaces are spaces here.
std::string plain_spaces(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const text::Utf8Char next = text::read_utf8(text);
    if (next.code == 0xA0 || next.code == 0x202F || next.code == 0x2009) {
      out += ' ';
    } else {
      out += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return text::one_line(out);
}

bool strip_front(std::string& text, std::string_view folded_words) {
  const Words wanted = words_of(folded_words);
  const Words words = words_of(text);
  if (words.size() <= wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::string word = text::fold(words[i]);
    if (i + 1 == wanted.size() && word.ends_with(':')) word.pop_back();
    if (word != wanted[i]) return false;
  }
  std::span<const std::string> rest(words);
  rest = rest.subspan(wanted.size());
  if (rest.front() == ":") rest = rest.subspan(1);
  text = joined(rest);
  return true;
}

void strip_fronts(std::string& text) {
  static constexpr std::array<std::string_view, 8> kFronts = {"propos recueillis par",
                                                              "recueilli par",
                                                              "recueillis par",
                                                              "un texte de",
                                                              "texte de",
                                                              "publie par",
                                                              "ecrit par",
                                                              "par"};
  bool again = true;
  while (again) {
    again = std::any_of(kFronts.begin(), kFronts.end(),
                        [&text](std::string_view front) { return strip_front(text, front); });
  }
}

/// "(AFP)", "(à Lille)", "[Marseille]"
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return text::one_line(out);
}

bool begins_tail(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kTails = {
      "avec", "a", "correspondant", "correspondante", "envoye", "envoyee", "pour"};
  return std::ranges::find(kTails, text::fold(word)) != kTails.end();
}

/// "avec AFP", "à Marseille", "envoyée spéciale à …": from there on it is no name.
std::string without_tail(const std::string& text) {
  const Words words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!begins_tail(words[i])) continue;
    std::string kept = joined(std::span(words).first(i));
    while (kept.ends_with(',') || kept.ends_with(' ')) kept.pop_back();
    return kept;
  }
  return text;
}

std::vector<std::string> split_at(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t at = text.find(mark);
    parts.emplace_back(text::one_line(text.substr(0, at)));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + mark.size());
  }
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

/// At a comma only where each side is as long as a name.
std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts = split_at(text, ",");
  std::erase_if(parts, [](const std::string& part) { return begins_tail(words_of(part).front()); });
  const bool names = std::ranges::all_of(
      parts, [](const std::string& part) { return words_of(part).size() >= 2; });
  if (names) return parts;
  return {text};
}

std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> parts{text};
  for (const std::string_view mark : {";", "/", "&", " et ", " ET ", " and "}) {
    std::vector<std::string> finer;
    for (const std::string& part : parts) {
      for (std::string& each : split_at(part, mark)) finer.push_back(std::move(each));
    }
    parts = std::move(finer);
  }
  std::vector<std::string> names;
  for (const std::string& part : parts) {
    for (std::string& each : split_at_commas(part)) names.push_back(std::move(each));
  }
  return names;
}

bool has_lower(std::string_view word) {
  const std::string folded = text::fold(word);
  for (std::string_view rest = word; !rest.empty();) {
    const text::Utf8Char next = text::read_utf8(rest);
    const std::string_view letter = rest.substr(0, next.bytes);
    if (letter[0] >= 'a' && letter[0] <= 'z') return true;
    // An accented letter: it is small where folding only takes its accent away, which is so for
    // those of Latin-1 from 0xDF on.
    if (next.code >= 0xDF && next.code <= 0xFF && next.code != 0xF7) return true;
    if (next.code == 0x153) return true;  // œ
    rest.remove_prefix(next.bytes);
  }
  return folded.empty();
}

bool has_upper(std::string_view word) {
  for (std::string_view rest = word; !rest.empty();) {
    const text::Utf8Char next = text::read_utf8(rest);
    if (next.code >= U'A' && next.code <= U'Z') return true;
    if (next.code >= 0xC0 && next.code <= 0xDE && next.code != 0xD7) return true;
    if (next.code == 0x152) return true;
    rest.remove_prefix(next.bytes);
  }
  return false;
}

bool all_capitals(std::string_view word) {
  return has_upper(word) && !has_lower(word) && text::utf8_length(word) >= 2 &&
         word.find('.') == std::string_view::npos;
}

bool is_nobody(const std::string& name) {
  static constexpr std::array<std::string_view, 8> kNobody = {
      "redaction", "la redaction", "administrateur", "administratrice",
      "admin",     "webmaster",    "non signe",      "la redaction web"};
  const std::string folded = text::fold(name);
  if (std::ranges::find(kNobody, folded) != kNobody.end()) return true;
  if (name.find('@') != std::string::npos || name.find("://") != std::string::npos) return true;
  if (words_of(name).size() > 1) return false;
  const bool digit = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  return digit || name.find('_') != std::string::npos || !has_upper(name);
}

bool is_agency(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> kAgencies = {
      "afp", "reuters", "localtis", "aef", "aef info", "news tank", "ap", "agence france-presse"};
  return std::ranges::find(kAgencies, folded) != kAgencies.end();
}

bool stays_before(const std::string& folded) {
  static constexpr std::array<std::string_view, 14> kBefore = {"el",  "al",  "ben",  "bel", "le",
                                                               "la",  "les", "van",  "von", "der",
                                                               "den", "abd", "ould", "ait"};
  return std::ranges::find(kBefore, folded) != kBefore.end();
}

bool goes_behind(const std::string& folded) {
  return folded == "de" || folded == "du" || folded == "des" || folded == "d'";
}

/// The family name begins at `family`; "d’Ormesson" leaves its d’ to the given name.
Person person_of(const Words& words, std::size_t family) {
  Words given(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(family));
  Words name(words.begin() + static_cast<std::ptrdiff_t>(family), words.end());
  const std::string folded = text::fold(name.front());
  if (name.size() == 1 && folded.size() > 3 && folded.starts_with("d'")) {
    const std::size_t mark = name.front().starts_with("d'") || name.front().starts_with("D'")
                                 ? 2
                                 : std::string("d’").size();
    given.push_back("d’");
    name.front().erase(0, mark);
  } else if (name.size() > 1 && goes_behind(folded) && !stays_before(text::fold(name[1]))) {
    given.push_back(text::ascii_lower(name.front()));
    name.erase(name.begin());
  }
  return {.family = joined(name), .given = joined(given)};
}

std::optional<Person> person_in_capitals(const Words& words) {
  std::vector<bool> capital;
  for (const std::string& word : words) capital.push_back(all_capitals(word));
  const auto count = std::ranges::count(capital, true);
  if (count == 0 || count == static_cast<std::ptrdiff_t>(words.size())) return std::nullopt;
  if (capital.back()) {  // Simone DE BEAUVOIR
    std::size_t family = words.size();
    while (family > 0 && capital[family - 1]) --family;
    if (static_cast<std::ptrdiff_t>(words.size() - family) != count) return std::nullopt;
    Person person = person_of(words, family);
    if (goes_behind(text::fold(words[family - 1])) && family > 1) return person;
    return person;
  }
  std::size_t end = 0;  // DUPONT Jean
  while (end < words.size() && capital[end]) ++end;
  if (static_cast<std::ptrdiff_t>(end) != count) return std::nullopt;
  const std::span<const std::string> all(words);
  return Person{.family = joined(all.first(end)), .given = joined(all.subspan(end))};
}

std::optional<Person> read_person(const std::string& name) {
  const std::size_t comma = name.find(',');
  if (comma != std::string::npos) {
    const std::string family = text::one_line(name.substr(0, comma));
    const std::string given = text::one_line(name.substr(comma + 1));
    const bool names = words_of(family).size() == 1 && words_of(given).size() == 1 &&
                       has_upper(family) && has_upper(given);
    if (!names) return std::nullopt;
    return Person{.family = family, .given = given};
  }
  const Words words = words_of(name);
  if (words.empty() || words.size() > kNameWordsMax) return std::nullopt;
  const bool digit = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  if (digit || !has_upper(words.back())) return std::nullopt;
  if (words.size() == 1) return Person{.family = words[0], .given = ""};
  if (!has_upper(words.front())) return std::nullopt;  // "le collectif Dupont"
  if (auto person = person_in_capitals(words)) return person;
  std::size_t family = words.size() - 1;
  while (family > 1 && stays_before(text::fold(words[family - 1]))) --family;
  if (family > 1 && goes_behind(text::fold(words[family - 1]))) --family;
  if (family > 3) return std::nullopt;  // more given names than anybody signs with
  Person person = person_of(words, family);
  // "de La Fontaine": the article stays with the name, the particle goes.
  if (words.size() > family + 2 && goes_behind(text::fold(words[family])) &&
      stays_before(text::fold(words[family + 1]))) {
    const std::span<const std::string> all(words);
    person = {.family = joined(all.subspan(family + 1)),
              .given = joined(all.first(family)) + " " + words[family]};
  }
  return person;
}

void add_named(Authors& authors, std::string_view named) {
  const std::size_t comma = named.find(", ");
  if (comma == std::string_view::npos) {
    authors.bodies.emplace_back(named);
    return;
  }
  authors.persons.push_back({.family = std::string(named.substr(0, comma)),
                             .given = std::string(named.substr(comma + 2))});
}

}  // namespace

Authors read_authors(std::string_view given, std::span<const std::string> bodies,
                     std::span<const AuthorAlias> aliases) {
  Authors authors;
  const auto is_body = [bodies](const std::string& folded) {
    return is_agency(folded) || std::ranges::any_of(bodies, [&folded](const std::string& body) {
             return text::fold(body) == folded;
           });
  };
  std::string line = plain_spaces(given);
  if (line.empty()) return authors;
  if (is_body(text::fold(line))) return {{}, {line}};
  line = without_brackets(line);
  strip_fronts(line);
  for (std::string& part : split_names(line)) {
    strip_fronts(part);
    const std::string name = without_tail(part);
    const std::string folded = text::fold(name);
    const auto alias = std::ranges::find_if(aliases, [&folded](const AuthorAlias& each) {
      return text::fold(each.signed_as) == folded;
    });
    if (alias != aliases.end()) {
      add_named(authors, alias->named);
    } else if (is_body(folded)) {
      authors.bodies.push_back(name);
    } else if (!name.empty() && !is_nobody(name)) {
      if (auto person = read_person(name)) {
        authors.persons.push_back(std::move(*person));
      } else {
        authors.bodies.push_back(name);
      }
    }
  }
  return authors;
}

std::string name_of(const Person& person) {
  return person.given.empty() ? person.family : person.family + ", " + person.given;
}

}  // namespace vigie::exports
