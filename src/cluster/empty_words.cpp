// SPDX-License-Identifier: EUPL-1.2
#include "cluster/empty_words.hpp"

#include <algorithm>
#include <array>

namespace vigie::cluster {
namespace {

// Sorted, folded, without elisions: what text::words gives.
constexpr std::array<std::string_view, 143> kGrammar = {
    "a",        "ai",       "ainsi", "alors", "apres",   "au",      "aucun",  "aucune",    "aussi",
    "autre",    "autres",   "aux",   "avait", "avant",   "avec",    "avoir",  "c",         "ca",
    "car",      "ce",       "cela",  "celle", "celles",  "celui",   "ces",    "cet",       "cette",
    "ceux",     "chaque",   "chez",  "comme", "comment", "contre",  "d",      "dans",      "de",
    "depuis",   "des",      "deux",  "dit",   "donc",    "dont",    "du",     "elle",      "elles",
    "en",       "encore",   "entre", "est",   "et",      "etaient", "etait",  "etant",     "ete",
    "etre",     "eux",      "face",  "faire", "fait",    "font",    "ici",    "il",        "ils",
    "j",        "je",       "jusqu", "l",     "la",      "le",      "les",    "leur",      "leurs",
    "lors",     "lui",      "m",     "ma",    "mais",    "me",      "meme",   "mes",       "moi",
    "moins",    "mon",      "n",     "ne",    "ni",      "nos",     "notre",  "nous",      "on",
    "ont",      "ou",       "par",   "pas",   "pendant", "peut",    "plus",   "plusieurs", "pour",
    "pourquoi", "quand",    "que",   "quel",  "quelle",  "quelles", "quels",  "qui",       "quoi",
    "s",        "sa",       "sans",  "se",    "selon",   "sera",    "seront", "ses",       "si",
    "son",      "sont",     "sous",  "sur",   "t",       "ta",      "te",     "tes",       "toi",
    "ton",      "toujours", "tous",  "tout",  "toute",   "toutes",  "tres",   "tu",        "un",
    "une",      "va",       "vers",  "vont",  "vos",     "votre",   "vous",   "y"};

constexpr std::array<std::string_view, 19> kCalendar = {
    "aout",     "avril",   "decembre", "dimanche",  "fevrier", "janvier", "jeudi",
    "juillet",  "juin",    "lundi",    "mai",       "mardi",   "mars",    "mercredi",
    "novembre", "octobre", "samedi",   "septembre", "vendredi"};

constexpr std::array<std::string_view, 18> kHours = {
    "aujourdhui", "demain", "end",     "h",    "heure", "heures",  "hier",     "jour", "jours",
    "matin",      "midi",   "minutes", "mois", "nuit",  "semaine", "semaines", "soir", "week"};

constexpr std::array<std::string_view, 42> kTrade = {
    "actu",      "actualite", "actualites", "afp",     "agenda",    "apercu",      "brief",
    "carte",     "chronique", "direct",     "edito",   "editorial", "enquete",     "entretien",
    "exclusif",  "http",      "https",      "images",  "info",      "infographie", "infos",
    "interview", "journal",   "lettre",     "live",    "maj",       "nbsp",        "newsletter",
    "numero",    "photo",     "photos",     "podcast", "presse",    "quotidien",   "recit",
    "reportage", "revue",     "titres",     "tribune", "video",     "videos",      "www"};

template <std::size_t kCount>
bool holds(const std::array<std::string_view, kCount>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

}  // namespace

bool is_grammar(std::string_view word) { return holds(kGrammar, word); }
bool is_calendar(std::string_view word) { return holds(kCalendar, word); }
bool is_hour(std::string_view word) { return holds(kHours, word); }
bool is_trade(std::string_view word) { return holds(kTrade, word); }

bool is_number(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace vigie::cluster
