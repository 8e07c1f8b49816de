// SPDX-License-Identifier: EUPL-1.2
#include "letter/genre_of.hpp"

#include <string>

#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

struct GenreWord {
  std::string_view word;
  std::string_view genre;
};
constexpr GenreWord kWords[] = {
    {"podcast", "Radio"},     {"documentaire", "Film"},    {"film", "Film"},
    {"rapport", "Rapport"},   {"étude", "Rapport"},        {"enquête", "Rapport"},
    {"baromètre", "Rapport"}, {"livre", "Livre"},          {"ouvrage", "Livre"},
    {"guide", "Outil"},       {"boîte à outils", "Outil"}, {"kit", "Outil"},
    {"plateforme", "Site"},   {"atlas", "Site"},           {"cartographie", "Site"}};

bool is_letter(char c) {
  const bool ascii = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return ascii || static_cast<unsigned char>(c) >= 0xC3;  // the first byte of an accented letter
}

/// Whole, in the singular or the plural.
bool has_word(std::string_view title, std::string_view word) {
  for (std::size_t at = title.find(word); at != std::string_view::npos;
       at = title.find(word, at + 1)) {
    const bool begins =
        at == 0 || (!is_letter(title[at - 1]) && static_cast<unsigned char>(title[at - 1]) < 0xA0);
    std::string_view rest = title.substr(at + word.size());
    if (rest.starts_with('s')) rest.remove_prefix(1);
    if (begins && (rest.empty() || !is_letter(rest.front()))) return true;
  }
  return false;
}

}  // namespace

std::string_view genre_of(const Candidate& piece) {
  if (piece.kind == "audio") return "Radio";
  if (piece.kind == "video") return "Film";
  const std::string url = text::ascii_lower(piece.url.substr(0, piece.url.find_first_of("?#")));
  if (url.ends_with(".pdf")) return "Rapport";
  const std::string title = text::ascii_lower(piece.title);
  for (const GenreWord& each : kWords) {
    if (has_word(title, each.word)) return each.genre;
  }
  return {};
}

}  // namespace vigie::letter
