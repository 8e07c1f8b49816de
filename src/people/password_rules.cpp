// SPDX-License-Identifier: EUPL-1.2
#include "people/password_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "text/fold.hpp"

namespace vigie::people {
namespace {

constexpr std::size_t kUnitBytesMax = 4;  ///< "abcd" again and again
constexpr std::size_t kDistinctBytesMin = 5;
constexpr std::size_t kRowBytes = 4;         ///< signs that a row must hold, on average
constexpr std::size_t kCommonWordsMax = 2;   ///< three of them are a phrase
constexpr std::size_t kStrangeBytesMax = 2;  ///< letters beside them that change little

// What people put first, in France and elsewhere, folded: the heads of the published lists of
// leaked passwords, names, seasons, towns, and what is near at hand here.
constexpr std::array kCommonWords = std::to_array<std::string_view>(
    {"abcdef",        "abricot",    "acces",        "access",      "admin",     "administrateur",
     "administrator", "adrien",     "alexandra",    "alexandre",   "alexis",    "alice",
     "amandine",      "amour",      "anais",        "andrea",      "ange",      "anne",
     "anthony",       "antoine",    "anniversaire", "aout",        "arnaud",    "arsenal",
     "arthur",        "audrey",     "aurelie",      "aurelien",    "automne",   "autumn",
     "avril",         "azert",      "azerty",       "azertyuiop",  "baptiste",  "baseball",
     "basketball",    "batman",     "bebe",         "benjamin",    "bienvenue", "bisous",
     "bonheur",       "bonjour",    "bordeaux",     "bureau",      "camille",   "caramel",
     "caroline",      "catherine",  "celine",       "centre",      "cerise",    "changeme",
     "changemoi",     "charles",    "charlotte",    "cheval",      "chocolat",  "chouchou",
     "christian",     "christine",  "christophe",   "claire",      "clement",   "computer",
     "connexion",     "corentin",   "coucou",       "cristal",     "damien",    "daniel",
     "david",         "decembre",   "default",      "defaut",      "delphine",  "diamant",
     "dimanche",      "dominique",  "doudou",       "dragon",      "elodie",    "emilie",
     "emma",          "entrer",     "equipe",       "essai",       "ete",       "etoile",
     "europe",        "fabrice",    "famille",      "fevrier",     "fleur",     "florence",
     "florian",       "football",   "fraise",       "france",      "francois",  "freedom",
     "frederic",      "gabriel",    "gaelle",       "gerard",      "gilles",    "guest",
     "guillaume",     "hello",      "helene",       "hiver",       "iloveyou",  "internet",
     "invite",        "isabelle",   "jacques",      "janvier",     "jerome",    "jessica",
     "jetaime",       "jetadore",   "jeudi",        "jeremy",      "jesus",     "juillet",
     "juin",          "julie",      "julien",       "juliette",    "karine",    "kevin",
     "killer",        "lapin",      "laura",        "laurence",    "laurent",   "letmein",
     "letter",        "lettre",     "lille",        "login",       "london",    "loulou",
     "louise",        "lucas",      "lucie",        "lundi",       "lyon",      "maman",
     "manon",         "marc",       "mardi",        "margaux",     "marie",     "marine",
     "marseille",     "martin",     "martine",      "master",      "mathieu",   "mathilde",
     "maxime",        "melanie",    "mercredi",     "michel",      "mickael",   "minou",
     "monamour",      "monkey",     "montpellier",  "motdepasse",  "mustang",   "myriam",
     "nantes",        "nathalie",   "newsletter",   "nicolas",     "nicole",    "ninja",
     "noel",          "novembre",   "nuage",        "octobre",     "olivier",   "orange",
     "oscar",         "ours",       "panorama",     "papa",        "papillon",  "paris",
     "parisien",      "pascal",     "passe",        "passer",      "passion",   "passphrase",
     "password",      "patate",     "patrick",      "pauline",     "philippe",  "pierre",
     "pokemon",       "politique",  "portugal",     "poussin",     "presse",    "princess",
     "princesse",     "printemps",  "qsdfgh",       "quartier",    "quartiers", "qwert",
     "qwerty",        "qwertyuiop", "raphael",      "ressources",  "revue",     "romain",
     "root",          "rouge",      "samedi",       "samsung",     "samuel",    "sandra",
     "sandrine",      "sarah",      "sebastien",    "secret",      "septembre", "service",
     "shadow",        "simon",      "soleil",       "sophie",      "spring",    "starwars",
     "stephane",      "stephanie",  "strasbourg",   "summer",      "sunshine",  "superman",
     "sylvie",        "temporaire", "test",         "thierry",     "thomas",    "tigrou",
     "toulouse",      "tour",       "trustno",      "utilisateur", "valentin",  "valerie",
     "vanille",       "vendredi",   "veronique",    "victor",      "vigie",     "ville",
     "vincent",       "violette",   "virginie",     "voiture",     "welcome",   "winter",
     "xavier",        "yannick",    "zidane"});

// What is typed with one finger that slides, there and back.
constexpr std::array kRows = std::to_array<std::string_view>(
    {"abcdefghijklmnopqrstuvwxyz", "01234567890", "azertyuiopqsdfghjklmwxcvbn",
     "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "1a2z3e4r5t6y7u8i9o0p"});

/// Without ASCII's signs and blanks, folded: "Été-2026 !" → "ete2026".
std::string bare(std::string_view password) {
  std::string out = text::fold(password);
  std::erase_if(out, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80U && std::isalnum(byte) == 0;
  });
  return out;
}

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

/// Letters in the place of the signs that stand for them: "p@ssw0rd1974" → "password1974".
std::string plain_letters(std::string_view password) {
  constexpr std::string_view kSigns = "@!$+4301577";
  constexpr std::string_view kLetters = "aistaeoistt";
  const std::string folded = text::fold(password);
  std::string out;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const std::size_t sign = kSigns.find(folded[at]);
    const bool of_a_number =
        is_digit(folded, at) && (is_digit(folded, at + 1) || (at > 0 && is_digit(folded, at - 1)));
    out += sign == std::string_view::npos || of_a_number ? folded[at] : kLetters[sign];
  }
  return bare(out);
}

/// The shortest beginning that, said again and again and cut at last, gives the whole.
std::size_t unit_of(std::string_view text) {
  for (std::size_t unit = 1; unit < text.size(); ++unit) {
    if (text.substr(unit) == text.substr(0, text.size() - unit)) return unit;
  }
  return text.size();
}

bool is_repeated(std::string_view password) {
  return unit_of(password) <= kUnitBytesMax ||
         std::set<char>(password.begin(), password.end()).size() < kDistinctBytesMin;
}

/// How many bytes from the beginning lie in a row, one after the other, one way or the other.
std::size_t length_in_rows(std::string_view text) {
  std::size_t longest = 1;
  for (const std::string_view row : kRows) {
    for (const bool back : {false, true}) {
      std::string line(row);
      if (back) std::ranges::reverse(line);
      for (std::size_t size = longest + 1; size <= text.size(); ++size) {
        if (line.find(text.substr(0, size)) == std::string::npos) break;
        longest = size;
      }
    }
  }
  while (longest < text.size() && text[longest] == text[longest - 1]) ++longest;
  return longest;
}

bool is_rows(std::string_view text) {
  std::size_t rows = 0;
  const std::size_t size = text.size();
  for (; !text.empty(); ++rows) text.remove_prefix(length_in_rows(text));
  return rows * kRowBytes <= size;
}

/// The longest common word that a text begins with; 0 when none does.
std::size_t common_word(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view word : kCommonWords) {
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

/// One or two common words, and little beside them that is no digit.
bool is_common(std::string_view text) {
  std::set<std::string_view> words;
  std::size_t strange = 0;
  while (!text.empty()) {
    const std::size_t size = common_word(text);
    if (size > 0) words.insert(text.substr(0, size));
    if (size == 0 && std::isdigit(static_cast<unsigned char>(text.front())) == 0) ++strange;
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return words.size() <= kCommonWordsMax && strange <= kStrangeBytesMax;
}

}  // namespace

PasswordVerdict judge_password(std::string_view password) {
  if (password.size() < kPasswordBytesMin) return PasswordVerdict::too_short;
  if (password.size() > kPasswordBytesMax) return PasswordVerdict::too_long;
  if (is_repeated(password)) return PasswordVerdict::repeated;
  const std::string letters = bare(password);
  if (!letters.empty() && is_rows(letters)) return PasswordVerdict::row;
  if (!letters.empty() && (is_common(letters) || is_common(plain_letters(password)))) {
    return PasswordVerdict::common;
  }
  return PasswordVerdict::fine;
}

}  // namespace vigie::people
