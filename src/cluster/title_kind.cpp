// SPDX-License-Identifier: EUPL-1.2
// Titles that come back every day say nothing about the event.
#include "cluster/title_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace vigie::cluster {
namespace {

constexpr std::size_t kTellingWordsMin = 3;
/// A column's name may be followed by its day or its town, not by a whole story.
constexpr std::size_t kColumnWordsMax = 5;

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

/// What a part of a series is called, before or behind its number.
constexpr std::array<std::string_view, 12> kPartWords = {"episode", "volet", "partie",  "chapitre",
                                                         "saison",  "tome",  "acte",    "numero",
                                                         "n",       "serie", "journee", "etape"};

bool all_figures(std::string_view folded) {
  return std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; });
}

/// "épisode 2", "20e journée", "2/5".
bool is_part(const text::Folded& title) {
  std::size_t figures_end = 0;
  bool after_name = false;
  bool after_figures = false;
  for (const text::FoldedWord& placed : title.words) {
    const std::string_view word = title.folded_of(placed);
    const bool figures = word.front() >= '0' && word.front() <= '9' && word.size() <= 4;
    const bool name = std::ranges::find(kPartWords, word) != kPartWords.end();
    if ((figures && after_name) || (name && after_figures && word != "n")) return true;
    const bool slash =
        after_figures && placed.begin == figures_end + 1 && title.text[figures_end] == '/';
    if (figures && slash && all_figures(word) && word.size() <= 2) return true;
    after_name = name;
    after_figures = figures;
    figures_end = placed.end;
  }
  return false;
}

bool is_live(const text::Folded& title) {
  std::string_view before;
  for (const text::FoldedWord& placed : title.words) {
    const std::string_view word = title.folded_of(placed);
    if (std::ranges::find(kLiveWords, word) != kLiveWords.end()) return true;
    if (word == "direct" && (before.empty() || before == "en")) return true;
    before = word;
  }
  return false;
}

}  // namespace

TitleKind kind_of_title(const text::Folded& title, std::size_t telling) {
  TitleKind kind;
  kind.live = is_live(title);
  kind.part = is_part(title);
  for (const text::FoldedWord& placed : title.words) {
    const std::string_view word = title.folded_of(placed);
    kind.column = kind.column || std::ranges::find(kColumnWords, word) != kColumnWords.end();
  }
  kind.generic = telling < kTellingWordsMin;
  if (kind.generic || telling > kColumnWordsMax) return kind;
  std::string joined;
  for (const text::FoldedWord& word : title.words) joined.append(title.folded_of(word)) += ' ';
  kind.generic = std::ranges::any_of(kColumns, [&joined](std::string_view column) {
    return joined.starts_with(std::string(column) + " ");
  });
  return kind;
}

}  // namespace vigie::cluster
