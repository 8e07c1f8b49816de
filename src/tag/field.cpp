// SPDX-License-Identifier: EUPL-1.2
#include "tag/field.hpp"

#include <algorithm>

#include "tag/hash_index.hpp"

namespace vigie::tag {
namespace {

/// Countries, capitals and peoples; stems make "américaine" and "américains" one.
constexpr std::string_view kAbroad[] = {
    "afghanistan",  "afghan",        "afrique",     "africain",    "albanie",     "algérie",
    "algérien",     "alger",         "allemagne",   "allemand",    "berlin",      "amérique",
    "américain",    "washington",    "angola",      "arabie",      "saoudien",    "argentine",
    "argentin",     "arménie",       "arménien",    "asie",        "asiatique",   "australie",
    "australien",   "autriche",      "autrichien",  "azerbaïdjan", "bahreïn",     "bangladesh",
    "belgique",     "belge",         "bruxelles",   "bénin",       "béninois",    "biélorussie",
    "biélorusse",   "birmanie",      "birman",      "bolivie",     "bolivien",    "bosnie",
    "brésil",       "brésilien",     "britannique", "anglais",     "angleterre",  "londres",
    "écosse",       "bulgarie",      "bulgare",     "burkina",     "burkinabé",   "burundi",
    "cambodge",     "cameroun",      "camerounais", "canada",      "canadien",    "québec",
    "centrafrique", "centrafricain", "chili",       "chilien",     "chine",       "chinois",
    "pékin",        "shanghaï",      "hongkong",    "chypre",      "colombie",    "colombien",
    "congo",        "congolais",     "rdc",         "corée",       "coréen",      "ivoirien",
    "abidjan",      "croatie",       "cuba",        "cubain",      "danemark",    "danois",
    "djibouti",     "égypte",        "égyptien",    "émirats",     "dubaï",       "équateur",
    "érythrée",     "espagne",       "espagnol",    "madrid",      "catalogne",   "estonie",
    "éthiopie",     "éthiopien",     "finlande",    "finlandais",  "gabon",       "gabonais",
    "gambie",       "gaza",          "géorgien",    "ghana",       "grèce",       "grec",
    "athènes",      "groenland",     "guatemala",   "guinée",      "guinéen",     "haïti",
    "haïtien",      "honduras",      "hongrie",     "hongrois",    "inde",        "indien",
    "indonésie",    "indonésien",    "irak",        "irakien",     "iran",        "iranien",
    "téhéran",      "irlande",       "irlandais",   "islande",     "israël",      "israélien",
    "jérusalem",    "italie",        "italien",     "rome",        "milan",       "jamaïque",
    "japon",        "japonais",      "tokyo",       "jordanie",    "kazakhstan",  "kenya",
    "kényan",       "kosovo",        "koweït",      "laos",        "lesotho",     "lettonie",
    "liban",        "libanais",      "beyrouth",    "libéria",     "libye",       "libyen",
    "lituanie",     "luxembourg",    "macédoine",   "madagascar",  "malgache",    "malaisie",
    "malawi",       "mali",          "malien",      "bamako",      "malte",       "maroc",
    "marocain",     "rabat",         "maurice",     "mauritanie",  "mexique",     "mexicain",
    "mexico",       "moldavie",      "monaco",      "mongolie",    "mozambique",  "namibie",
    "népal",        "nicaragua",     "niger",       "nigérien",    "nigeria",     "nigérian",
    "norvège",      "norvégien",     "otan",        "onu",         "ouganda",     "ouïgour",
    "ouzbékistan",  "pakistan",      "pakistanais", "palestine",   "palestinien", "cisjordanie",
    "panama",       "paraguay",      "néerlandais", "amsterdam",   "pérou",       "péruvien",
    "philippin",    "philippines",   "pologne",     "polonais",    "varsovie",    "portugal",
    "portugais",    "lisbonne",      "qatar",       "roumanie",    "roumain",     "russie",
    "russe",        "moscou",        "kremlin",     "rwanda",      "rwandais",    "salvador",
    "sénégal",      "sénégalais",    "dakar",       "serbie",      "serbe",       "singapour",
    "slovaquie",    "slovénie",      "somalie",     "somalien",    "soudan",      "soudanais",
    "suède",        "suédois",       "suisse",      "genève",      "syrie",       "syrien",
    "damas",        "taïwan",        "tanzanie",    "tchad",       "tchadien",    "tchèque",
    "prague",       "thaïlande",     "thaïlandais", "togo",        "togolais",    "tunisie",
    "tunisien",     "tunis",         "turquie",     "turc",        "ankara",      "istanbul",
    "ukraine",      "ukrainien",     "usa",         "kiev",        "marioupol",   "uruguay",
    "vatican",      "venezuela",     "vénézuélien", "vietnam",     "vietnamien",  "yémen",
    "zambie",       "zimbabwe",      "californie",  "texas",       "floride",     "york",
    "trump",        "biden",         "poutine",     "zelensky",    "talibans"};

constexpr std::string_view kHere[] = {"france",   "français",  "paris",
                                      "hexagone", "métropole", "outremer"};

constexpr std::string_view kMatch[] = {
    "match",   "ligue",    "coupe",      "championnat", "finale",    "buteur",  "entraîneur",
    "mercato", "football", "foot",       "rugby",       "handball",  "basket",  "volley",
    "psg",     "losc",     "supporters", "supporteurs", "vestiaire", "pelouse", "attaquant",
    "milieu",  "gardien",  "classement", "uefa",        "victoire",  "défaite", "joueurs",
    "tournoi", "qualifié", "relégation", "saison"};

constexpr std::string_view kChurch[] = {"pape",     "vatican",  "messe",   "basilique",
                                        "cardinal", "conclave", "pontife", "pèlerins"};

constexpr std::string_view kSea[] = {"migrants", "naufrage", "bateau",    "embarcation",
                                     "ferry",    "navire",   "traversée", "maritime",
                                     "pêcheurs", "secourus"};

constexpr std::string_view kLeagues[] = {"l1", "l2", "mercato", "psg", "uefa"};

constexpr std::string_view kWeather[] = {"neige", "verglas",     "orages", "vigilance",
                                         "météo", "intempéries", "tempête"};

template <typename List>
HashIndex<bool> index_of(const List& list) {
  HashIndex<bool> index(std::size(list));
  for (const std::string_view name : list) {
    index.at_or_new(Tokens(name)[0].stem) = true;
  }
  return index;
}

bool has_any(const Tokens& tokens, const HashIndex<bool>& index) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (index.find(tokens[at].stem) != nullptr) return true;
  }
  return false;
}

/// "Etats-Unis", "Royaume-Uni", "Pays-Bas": two words that each mean something else.
bool has_pair(const Tokens& tokens) {
  static constexpr std::uint64_t kPairs[][2] = {{hash_of("etats"), hash_of("unis")},
                                                {hash_of("royaume"), hash_of("uni")},
                                                {hash_of("pays"), hash_of("bas")},
                                                {hash_of("sri"), hash_of("lanka")},
                                                {hash_of("cap"), hash_of("vert")}};
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    for (const auto& [first, second] : kPairs) {
      if (tokens[at - 1].word == first && tokens[at].word == second) return true;
    }
  }
  return false;
}

/// "Ligue 1", "Top 14", "Pro D2".
bool has_numbered_league(const Tokens& title) {
  static constexpr std::uint64_t kNumbered[] = {hash_of("ligue"), hash_of("top"), hash_of("pro")};
  for (std::size_t at = 1; at < title.size(); ++at) {
    const std::string_view number = title.folded(at);
    const bool counted = number == "1" || number == "2" || number == "14" || number == "d2";
    if (counted && std::ranges::find(kNumbered, title[at - 1].word) != std::end(kNumbered)) {
      return true;
    }
  }
  return false;
}

constexpr unsigned kSaysAbroad = 1, kSaysMatch = 2, kSaysLeague = 4, kSaysWeather = 8,
                   kSaysChurch = 16, kSaysSea = 32;

/// One table, so that each word is looked up once.
HashIndex<unsigned> setting_words() {
  HashIndex<unsigned> words(std::size(kAbroad) + std::size(kMatch));
  const auto add = [&words](const auto& list, unsigned what) {
    for (const std::string_view name : list) words.at_or_new(Tokens(name)[0].stem) |= what;
  };
  add(kAbroad, kSaysAbroad);
  add(kMatch, kSaysMatch);
  add(kLeagues, kSaysLeague);
  add(kWeather, kSaysWeather);
  add(kChurch, kSaysChurch);
  add(kSea, kSaysSea);
  return words;
}

}  // namespace

Setting setting_of(const ArticleWords& article) {
  static const HashIndex<unsigned> words = setting_words();
  const auto found = [](const Tokens& tokens) {
    unsigned all = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (const unsigned* known = words.find(tokens[at].stem)) all |= *known;
    }
    return all | (has_pair(tokens) ? kSaysAbroad : 0U);
  };
  const unsigned in_title = found(article.title);
  const unsigned all = in_title | found(article.excerpt);
  return {.abroad = (all & kSaysAbroad) != 0,
          .match = (all & kSaysMatch) != 0,
          .league = (in_title & kSaysLeague) != 0 || has_numbered_league(article.title),
          .weather = (in_title & kSaysWeather) != 0,
          .church = (all & kSaysChurch) != 0,
          .at_sea = (all & kSaysSea) != 0};
}

bool is_abroad(const ArticleWords& article) {
  static const HashIndex<bool> here = index_of(kHere);
  static const HashIndex<bool> abroad = index_of(kAbroad);
  if (!has_any(article.title, abroad) && !has_pair(article.title)) return false;
  return !has_any(article.title, here) && !has_any(article.excerpt, here);
}

bool is_brief(const ArticleWords& article) {
  if (article.excerpt.size() > 0) return false;
  constexpr std::size_t kHeadWordsMax = 6;
  const Tokens& title = article.title;
  for (std::size_t at = 0; at + 1 < title.size() && at < kHeadWordsMax; ++at) {
    const std::string_view after = title.text().substr(title[at].end);
    if (after.starts_with(". ")) return title[0].capital;
    if (!title[at].capital && at > 0 && title[at].folded_bytes > 3) return false;
  }
  return false;
}

bool is_obituary(const ArticleWords& article) {
  const Tokens& title = article.title;
  if (title.size() < 2) return false;
  const auto dies = [&title](std::size_t at) {
    const std::string_view word = title.folded(at);
    return word == "mort" || word == "morte" || word == "deces" || word == "decede" ||
           word == "decedee";
  };
  if (dies(0) || title.folded(0) == "disparition") return true;
  if (title.folded(0) == "la" && dies(1)) return true;
  for (std::size_t at = 1; at < title.size(); ++at) {
    if (title.folded(at - 1) == "est" && dies(at)) return true;
  }
  return false;
}

}  // namespace vigie::tag
