// SPDX-License-Identifier: EUPL-1.2
#include "text/date_names.hpp"

#include <algorithm>
#include <array>

#include "base/instant.hpp"

namespace vigie::text {
namespace {

struct Month {
  std::string_view name;
  int number;
};

/// Beginnings, the longest of each month's first where one begins another ("juil" before "jui").
constexpr Month kMonths[] = {
    // French and English
    {"janv", 1},
    {"jan", 1},
    {"fevr", 2},
    {"fev", 2},
    {"feb", 2},
    {"mars", 3},
    {"march", 3},
    {"mar", 3},
    {"avri", 4},
    {"avr", 4},
    {"apr", 4},
    {"mai", 5},
    {"may", 5},
    {"juin", 6},
    {"june", 6},
    {"jun", 6},
    {"juil", 7},
    {"july", 7},
    {"jul", 7},
    {"aout", 8},
    {"aou", 8},
    {"aug", 8},
    {"sept", 9},
    {"sep", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
    // German, Spanish, Italian, Portuguese, Dutch
    {"jan", 1},
    {"ene", 1},
    {"gen", 1},
    {"feb", 2},
    {"fev", 2},
    {"mrz", 3},
    {"marz", 3},
    {"maerz", 3},
    {"maart", 3},
    {"mrt", 3},
    {"abr", 4},
    {"mag", 5},
    {"mayo", 5},
    {"mei", 5},
    {"giu", 6},
    {"lug", 7},
    {"ago", 8},
    {"set", 9},
    {"okt", 10},
    {"ott", 10},
    {"out", 10},
    {"dez", 12},
    {"dic", 12},
    {"des", 12},
    // Greek and Hungarian
    {"ιαν", 1},
    {"φεβ", 2},
    {"μαρ", 3},
    {"μαω", 3},
    {"απρ", 4},
    {"μαι", 5},
    {"ιουν", 6},
    {"ιουλ", 7},
    {"αυγ", 8},
    {"σεπ", 9},
    {"οκτ", 10},
    {"νοε", 11},
    {"δεκ", 12},
    {"majus", 5},
    {"szept", 9}};

/// Whole names, to tell "mars" from "marseille": a word is a month when it is a beginning above and
/// either that short or one of these.
constexpr std::string_view kMonthNames[] = {
    "janvier",    "fevrier",    "avril",       "juillet",     "septembre", "octobre",   "novembre",
    "decembre",   "january",    "february",    "march",       "april",     "june",      "july",
    "august",     "september",  "october",     "november",    "december",  "januar",    "janner",
    "februar",    "marz",       "juni",        "juli",        "oktober",   "dezember",  "enero",
    "febrero",    "marzo",      "abril",       "mayo",        "junio",     "julio",     "agosto",
    "septiembre", "setiembre",  "octubre",     "noviembre",   "diciembre", "gennaio",   "febbraio",
    "aprile",     "maggio",     "giugno",      "luglio",      "settembre", "ottobre",   "dicembre",
    "janeiro",    "fevereiro",  "marco",       "maio",        "junho",     "julho",     "setembro",
    "outubro",    "novembro",   "dezembro",    "januari",     "februari",  "maart",     "augustus",
    "ιανουαριος", "ιανουαριου", "φεβρουαριος", "φεβρουαριου", "μαρτιος",   "μαρτιου",   "απριλιος",
    "απριλιου",   "μαιος",      "μαιου",       "ιουνιος",     "ιουνιου",   "ιουλιος",   "ιουλιου",
    "αυγουστος",  "αυγουστου",  "σεπτεμβριος", "σεπτεμβριου", "οκτωβριος", "οκτωβριου", "νοεμβριος",
    "νοεμβριου",  "δεκεμβριος", "δεκεμβριου",  "februar",     "marcius",   "aprilis",   "junius",
    "julius",     "augusztus",  "szeptember",  "november"};

constexpr std::string_view kWeekdays[] = {
    // English, which nearly all feeds write
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
    // French (and what Spanish and Italian share with it)
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    "lunes", "mie", "jue", "vie", "sab", "dom", "lunedi", "martedi", "mercoledi", "giovedi",
    "venerdi", "sabato", "domenica", "gio",
    // German
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "mo", "di", "mi", "do", "fr", "sa", "so", "mit", "don", "fre", "son"};

constexpr std::string_view kFillers[] = {
    "a", "at", "le", "la", "las", "les", "de", "del", "du", "den", "der", "am", "um", "uhr", "the",
    "of", "on", "el", "il", "alle", "ore", "h", "t", "st", "nd", "rd", "th",
    // "Dernière mise à jour le", "Article publié le", "13 h 55, heure de Paris"
    "mis", "mise", "jour", "publie", "publiee", "paru", "parue", "modifie", "modifiee", "heure",
    "paris"};

struct Zone {
  std::string_view name;
  int hours;
  int minutes = 0;
};

constexpr Zone kZones[] = {
    {"gmt", 0},       {"utc", 0},   {"ut", 0},    {"z", 0},     {"wet", 0},   {"west", 1},
    {"bst", 1},       {"cet", 1},   {"met", 1},   {"mez", 1},   {"cest", 2},  {"mest", 2},
    {"mesz", 2},      {"eet", 2},   {"eest", 3},  {"msk", 3},   {"msd", 4},   {"ist", 5, 30},
    {"hkt", 8},       {"sgt", 8},   {"awst", 8},  {"jst", 9},   {"kst", 9},   {"acst", 9, 30},
    {"acdt", 10, 30}, {"aest", 10}, {"aedt", 11}, {"nzst", 12}, {"nzdt", 13}, {"nst", -3, -30},
    {"ndt", -2, -30}, {"ast", -4},  {"at", -4},   {"adt", -3},  {"est", -5},  {"et", -5},
    {"edt", -4},      {"cst", -6},  {"ct", -6},   {"cdt", -5},  {"mst", -7},  {"mt", -7},
    {"mdt", -6},      {"pst", -8},  {"pt", -8},   {"pdt", -7},  {"akst", -9}, {"akdt", -8},
    {"eat", 3},       {"pmst", -3}, {"pmdt", -2}, {"cedt", 2},  {"wedt", 1},  {"wat", 1},
    {"cat", 2},       {"hne", -5},  {"hae", -4},  {"hna", -4},  {"haa", -3},  {"hnp", -8},
    {"hap", -7},      {"hst", -10}, {"brt", -3},  {"art", -3},  {"gft", -3},  {"ret", 4},
    {"mut", 4},       {"nct", 11}};

/// RFC 822 counted its letters the wrong way round, and feeds that use them follow it.
std::optional<int> military(char letter) {
  if (letter >= 'a' && letter <= 'i') return -(letter - 'a' + 1);
  if (letter >= 'k' && letter <= 'm') return -(letter - 'k' + 10);
  if (letter >= 'n' && letter <= 'y') return letter - 'n' + 1;
  return std::nullopt;
}

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

}  // namespace

std::optional<int> month_named(std::string_view folded) {
  constexpr std::size_t kAbbreviationBytes = 5;
  for (const Month& month : kMonths) {
    if (!folded.starts_with(month.name)) continue;
    if (folded.size() <= std::max(month.name.size(), kAbbreviationBytes - 1)) return month.number;
    if (has(kMonthNames, folded)) return month.number;
  }
  return std::nullopt;
}

bool is_weekday_name(std::string_view folded) { return has(kWeekdays, folded); }

bool is_filler(std::string_view folded) { return has(kFillers, folded); }

std::optional<int> zone_offset(std::string_view folded) {
  for (const Zone& zone : kZones) {
    if (zone.name == folded) {
      return static_cast<int>(zone.hours * kHourSeconds + zone.minutes * kMinuteSeconds);
    }
  }
  if (folded.size() != 1) return std::nullopt;
  const auto hours = military(folded.front());
  if (!hours) return std::nullopt;
  return static_cast<int>(*hours * kHourSeconds);
}

}  // namespace vigie::text
