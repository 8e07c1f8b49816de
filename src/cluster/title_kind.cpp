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

/// Words that only the title of a live page has; "direct" alone may be a flight or a witness.
constexpr std::array<std::string_view, 2> kLiveWords = {"suivez", "live"};

bool is_live(std::span<const text::Word> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    if (std::ranges::find(kLiveWords, word) != kLiveWords.end()) return true;
    if (word == "direct" && (i == 0 || words[i - 1].folded == "en")) return true;
  }
  return false;
}

}  // namespace

TitleKind kind_of_title(std::span<const text::Word> words) {
  TitleKind kind;
  kind.live = is_live(words);
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
