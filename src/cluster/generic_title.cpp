// SPDX-License-Identifier: EUPL-1.2
// Titles that come back every day say nothing about the event.
#include <algorithm>
#include <array>

#include "cluster/place.hpp"
#include "text/fold.hpp"

namespace vigie::cluster {
namespace {

constexpr int kTellingWordsMin = 3;
/// A column's name may be followed by its day or its town, not by a whole story.
constexpr int kColumnWordsMax = 5;

/// Words that carry no event: articles and tools of grammar, the calendar, and the trade's own
/// words.
constexpr std::array<std::string_view, 145> kEmptyWords = {
    "a", "ai", "au", "aux", "avec", "ce", "ces", "cet", "cette", "ca", "comme", "comment", "contre",
    "d", "dans", "de", "des", "du", "elle", "elles", "en", "entre", "est", "et", "eux", "fait",
    "faire", "face", "il", "ils", "ici", "je", "la", "le", "les", "leur", "leurs", "lui", "mais",
    "me", "mes", "moi", "mon", "ma", "ne", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas",
    "plus", "pour", "pourquoi", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi",
    "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "te", "tes", "ton", "ta", "toi",
    "tout", "toute", "tous", "toutes", "tu", "un", "une", "vers", "vos", "votre", "vous", "y",
    // the calendar
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "fevrier",
    "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre", "jour", "jours", "semaine", "mois", "matin", "midi", "soir", "nuit", "week", "end",
    "aujourdhui", "demain", "hier", "heure", "heures", "h", "minutes",
    // the trade
    "journal", "edito", "editorial", "chronique", "revue", "presse", "lettre", "newsletter",
    "agenda", "actualite", "actualites", "actu", "info", "infos", "titres", "une", "numero",
    "brief", "quotidien"};

/// Columns by the words their titles begin with; elisions are gone.
constexpr std::array<std::string_view, 24> kColumns = {
    "meteo",           "horoscope",    "mots croises",   "sudoku",        "carnet",
    "avis de deces",   "necrologie",   "obseques",       "programme tv",  "loto",
    "euromillions",    "cac 40",       "dessin du jour", "photo du jour", "image du jour",
    "revue de presse", "revue de web", "que faire ce",   "sortir ce",     "courrier des lecteurs",
    "les breves",      "en bref",      "a la une",       "ephemeride"};

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_empty_word(std::string_view word) {
  return word.size() < 2 || is_number(word) ||
         std::ranges::find(kEmptyWords, word) != kEmptyWords.end();
}

}  // namespace

bool is_generic_title(std::string_view title) {
  const std::vector<std::string> words = text::words(title);
  const auto telling =
      std::ranges::count_if(words, [](const std::string& word) { return !is_empty_word(word); });
  if (telling < kTellingWordsMin) return true;
  if (telling > kColumnWordsMax) return false;
  std::string joined = " ";
  for (const std::string& word : words) joined += word + " ";
  return std::ranges::any_of(kColumns, [&joined](std::string_view column) {
    return joined.starts_with(" " + std::string(column) + " ");
  });
}

}  // namespace vigie::cluster
