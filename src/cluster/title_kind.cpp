// SPDX-License-Identifier: EUPL-1.2
// Titles that come back every day say nothing about the event.
#include "cluster/title_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "cluster/empty_words.hpp"

namespace vigie::cluster {
namespace {

constexpr int kTellingWordsMin = 3;
/// A column's name may be followed by its day or its town, not by a whole story.
constexpr int kColumnWordsMax = 5;

/// Columns by the words their titles begin with; elisions are gone.
constexpr std::array<std::string_view, 24> kColumns = {
    "meteo",           "horoscope",    "mots croises",   "sudoku",        "carnet",
    "avis de deces",   "necrologie",   "obseques",       "programme tv",  "loto",
    "euromillions",    "cac 40",       "dessin du jour", "photo du jour", "image du jour",
    "revue de presse", "revue de web", "que faire ce",   "sortir ce",     "courrier des lecteurs",
    "les breves",      "en bref",      "a la une",       "ephemeride"};

/// Words that only such titles have.
constexpr std::array<std::string_view, 10> kColumnWords = {
    "meteo",        "meteorologique", "meteorologiques", "horoscope",  "loto",
    "euromillions", "keno",           "sudoku",          "astrologie", "ephemeride"};

}  // namespace

TitleKind kind_of_title(std::span<const text::Word> words) {
  TitleKind kind;
  int telling = 0;
  for (const text::Word& word : words) {
    telling += is_empty_word(word.folded) ? 0 : 1;
    kind.column = kind.column || std::ranges::find(kColumnWords, word.folded) != kColumnWords.end();
  }
  kind.generic = telling < kTellingWordsMin;
  if (kind.generic || telling > kColumnWordsMax) return kind;
  std::string joined;
  for (const text::Word& word : words) joined += word.folded + " ";
  kind.generic = std::ranges::any_of(kColumns, [&joined](std::string_view column) {
    return joined.starts_with(std::string(column) + " ");
  });
  return kind;
}

}  // namespace vigie::cluster
