// SPDX-License-Identifier: EUPL-1.2
#include "config/toml_grammar.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t kTokenBytesMax = 40;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t announced_bytes(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// Length of the UTF-8 character at the start of `bytes`; 0 when there is none.
std::size_t character_bytes(std::string_view bytes) {
  const std::size_t length = announced_bytes(static_cast<unsigned char>(bytes.front()));
  if (length > bytes.size()) return 0;
  const bool whole = std::ranges::all_of(
      bytes.substr(length == 0 ? 0 : 1, length == 0 ? 0 : length - 1), is_continuation);
  return whole ? length : 0;
}

std::string_view line_at(std::string_view bytes, int number) {
  for (int line = 1; line < number; ++line) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return {};
    bytes.remove_prefix(end + 1);
  }
  return bytes.substr(0, bytes.find_first_of("\r\n"));
}

std::size_t offset_of_column(std::string_view line, int column) {
  std::size_t offset = 0;
  for (int seen = 1; seen < column && offset < line.size(); ++seen) {
    offset += std::max<std::size_t>(1, character_bytes(line.substr(offset)));
  }
  return std::min(offset, line.size());
}

/// The word the mistake is in: from the last blank, `=`, bracket or comma to the next one.
std::string token_at(std::string_view line, int column) {
  constexpr std::string_view kStops = " \t=,[]{}#";
  const std::size_t at = offset_of_column(line, column);
  const std::size_t before = at == 0 ? std::string_view::npos : line.find_last_of(kStops, at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t after = line.find_first_of(kStops, at);
  const std::string_view token = line.substr(begin, after - begin);
  return std::string(token.size() > kTokenBytesMax ? std::string_view("…") : token);
}

/// The curly or angle quote that stands at this place, if any.
std::string_view curly_quote_at(std::string_view line, int column) {
  const std::string_view rest = line.substr(offset_of_column(line, column));
  constexpr std::array<std::string_view, 7> kQuotes = {"“", "”", "„", "\u00AB", "\u00BB", "‘", "’"};
  const auto found =
      std::ranges::find_if(kQuotes, [rest](std::string_view q) { return rest.starts_with(q); });
  return found == kQuotes.end() ? std::string_view() : *found;
}

bool says(std::string_view english, std::string_view words) {
  return english.find(words) != std::string_view::npos;
}

std::string redefinition(std::string_view english) {
  const std::size_t begin = english.find('\'') + 1;
  const std::string_view name = english.substr(begin, english.find('\'', begin) - begin);
  if (!says(english, "table header")) {
    return fmt::format("la clé « {} » est donnée deux fois dans la même partie.", name);
  }
  return fmt::format(
      "la partie « [{0}] » est déjà ouverte plus haut : complétez la première, ou écrivez partout "
      "« [[{0}]] » s’il y en a plusieurs.",
      name);
}

std::string wrong_value(std::string_view token) {
  if (token.find('/') != std::string_view::npos) {
    return fmt::format("date non comprise « {} » : une date s’écrit AAAA-MM-JJ.", token);
  }
  return fmt::format(
      "valeur non comprise « {} » : un texte s’écrit entre guillemets droits (\"…\") ; oui et non "
      "s’écrivent true et false.",
      token);
}

std::string trailing_text(std::string_view line, std::string_view token, int column) {
  if (line.substr(offset_of_column(line, column)).starts_with(",")) {
    return "virgule en trop : un nombre décimal s’écrit avec un point (0.5), et une liste entre "
           "crochets ([…]).";
  }
  return fmt::format("« {} » est en trop après la valeur.", token);
}

std::string wrong_list(std::string_view english) {
  if (says(english, "end-of-file") || says(english, "'='")) {
    return "crochet fermant « ] » manquant à la fin de la liste.";
  }
  return "virgule manquante entre deux éléments de la liste, ou crochet fermant « ] » manquant.";
}

/// Mistakes that the parser's words alone tell apart.
struct Known {
  std::string_view english;
  std::string_view french;
};

constexpr Known kKnown[] = {
    {"unicode scalar",
     "barre oblique inverse « \\ » dans un texte : doublez-la (« \\\\ ») ou écrivez le texte entre "
     "apostrophes."},
    {"escape sequence",
     "barre oblique inverse « \\ » dans un texte : doublez-la (« \\\\ ») ou écrivez le texte entre "
     "apostrophes."},
    {"parsing string", "guillemet fermant (\") manquant à la fin du texte."},
    {"parsing literal string", "apostrophe fermante (') manquante à la fin du texte."},
    {"parsing table header: expected ']'",
     "crochet fermant « ] » manquant après le nom de la partie."},
    {"expected '='", "signe « = » manquant après la clé."},
    {"expected value", "valeur manquante après le signe « = »."},
    {"inline table",
     "accolade fermante « } » manquante : une table entre accolades tient sur une seule ligne."},
    {"leading zeroes", "un nombre ne commence pas par un zéro."},
};

}  // namespace

std::optional<TextPlace> first_invalid_utf8(std::string_view bytes) {
  TextPlace at{1, 1};
  while (!bytes.empty()) {
    const std::size_t length = character_bytes(bytes);
    if (length == 0) return at;
    const bool newline = bytes.front() == '\n';
    at = newline ? TextPlace{at.line + 1, 1} : TextPlace{at.line, at.column + 1};
    bytes.remove_prefix(length);
  }
  return std::nullopt;
}

std::string not_utf8_sentence() {
  return "ce caractère n’est pas en UTF-8 : enregistrez le fichier avec l’encodage « UTF-8 » (il "
         "est sans doute en Latin-1 ou Windows-1252).";
}

std::string french_grammar_error(std::string_view bytes, TextPlace at, std::string_view english) {
  const std::string_view line = line_at(bytes, at.line);
  if (const auto quote = curly_quote_at(line, at.column); !quote.empty()) {
    return fmt::format("guillemet typographique {} : écrivez des guillemets droits (\").", quote);
  }
  const std::string token = token_at(line, at.column);
  if (says(english, "cannot redefine")) return redefinition(english);
  if (says(english, "parsing date") || says(english, "parsing time")) {
    return fmt::format("date inexistante ou mal écrite « {} » : une date s’écrit AAAA-MM-JJ.",
                       token);
  }
  if (says(english, "parsing array")) return wrong_list(english);
  if (says(english, "expected a comment or whitespace")) {
    return trailing_text(line, token, at.column);
  }
  for (const Known& known : kKnown) {
    if (says(english, known.english)) return std::string(known.french);
  }
  if (says(english, "root table")) {
    return fmt::format(
        "« {} » n’est pas attendu ici : une clé s’écrit sans accent ni espace, un commentaire "
        "commence par « # ».",
        token);
  }
  if (says(english, "value type") || says(english, "boolean") || says(english, "floating-point") ||
      says(english, "integer")) {
    return wrong_value(token);
  }
  return fmt::format("écriture non comprise ({}).", english);
}

}  // namespace vigie::config
