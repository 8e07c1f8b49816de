// SPDX-License-Identifier: EUPL-1.2
#include "tag/ordinary_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace vigie::tag {
namespace {

/// Sorted: words, then first names and surnames, all among one another.
constexpr std::string_view kOrdinary[] = {
    "agnes",    "aime",          "air",      "aire",      "albert",    "ambroise",  "ance",
    "andre",    "antoine",       "arc",      "arnaud",    "ars",       "art",       "arthur",
    "as",       "aubert",        "aubry",    "auge",      "autres",    "avant",     "avril",
    "balzac",   "ban",           "bans",     "bar",       "barbey",    "barnier",   "barre",
    "baudin",   "bayrou",        "bazin",    "beau",      "beaux",     "bel",       "bernard",
    "bert",     "bien",          "blanc",    "bois",      "bon",       "bonne",     "bonnet",
    "bord",     "bords",         "borne",    "boulogne",  "bourg",     "bourse",    "bouvier",
    "bras",     "bref",          "brice",    "brigitte",  "brun",      "bruno",     "bus",
    "campagne", "camps",         "canal",    "cap",       "carre",     "cazeneuve", "centre",
    "cerise",   "cesar",         "chabrier", "champ",     "champs",    "charles",   "charlotte",
    "chaux",    "chemin",        "chez",     "ciel",      "cite",      "claude",    "clef",
    "clement",  "coin",          "colbert",  "cologne",   "colombe",   "commune",   "condom",
    "cordier",  "corps",         "coupe",    "cour",      "cours",     "croix",     "cruz",
    "david",    "delphine",      "denis",    "die",       "dieu",      "dole",      "doux",
    "drap",     "droit",         "dupont",   "eau",       "ecole",     "ecoles",    "eglise",
    "elise",    "enfer",         "entre",    "estelle",   "etables",   "eu",        "europe",
    "fabre",    "faure",         "faux",     "felix",     "ferme",     "ferry",     "fete",
    "feux",     "fillon",        "fin",      "florence",  "florent",   "foi",       "fond",
    "fontaine", "force",         "forges",   "fort",      "fosse",     "four",      "francois",
    "gabriel",  "gap",           "gare",     "gaspard",   "georges",   "gerard",    "germain",
    "giraud",   "grace",         "grand",    "grandes",   "gras",      "grenade",   "groupe",
    "guerin",   "guillaume",     "guy",      "ham",       "hamon",     "haut",      "helene",
    "henri",    "herve",         "hollande", "hommes",    "honore",    "hugo",      "hugues",
    "ile",      "international", "irene",    "iron",      "isabelle",  "jacques",   "james",
    "jaures",   "jean",          "jeanne",   "jeux",      "joseph",    "jospin",    "joue",
    "joyeuse",  "juillet",       "juste",    "justice",   "lac",       "lambert",   "lang",
    "laurent",  "laval",         "lens",     "lent",      "leon",      "lettres",   "levis",
    "lieu",     "ligue",         "lit",      "loi",       "long",      "louis",     "lourdes",
    "luc",      "lucas",         "lucie",    "luxe",      "macron",    "magny",     "mai",
    "main",     "maisons",       "manche",   "mane",      "marcel",    "marche",    "marguerite",
    "marie",    "marin",         "marine",   "mark",      "mars",      "martin",    "mathieu",
    "maurice",  "max",           "mayer",    "menton",    "mer",       "mere",      "messe",
    "messi",    "michel",        "mise",     "mode",      "moi",       "monde",     "monge",
    "mons",     "mont",          "montagne", "montand",   "moreau",    "mot",       "moulin",
    "moulins",  "nation",        "neuf",     "nice",      "nicolas",   "noe",       "noel",
    "nord",     "nos",           "nouvelle", "nu",        "ocean",     "olivier",   "or",
    "orange",   "ouest",         "oust",     "paix",      "palais",    "parc",      "pas",
    "pascal",   "passage",       "paul",     "pays",      "peine",     "perrin",    "philippe",
    "pierre",   "pin",           "place",    "plage",     "plan",      "plus",      "poirier",
    "pont",     "port",          "porte",    "poste",     "poutine",   "prades",    "premier",
    "presse",   "prevost",       "prix",     "pure",      "puy",       "quatre",    "quentin",
    "raymond",  "recours",       "remi",     "remy",      "renaud",    "repos",     "retraite",
    "richard",  "riche",         "robert",   "roche",     "roger",     "roi",       "roland",
    "romain",   "roman",         "rome",     "rose",      "rousseau",  "roussel",   "roux",
    "royal",    "rue",           "ruelle",   "sabine",    "sable",     "saisons",   "salle",
    "samuel",   "sans",          "sarah",    "sartre",    "sebastien", "secours",   "sens",
    "sept",     "ses",           "simon",    "soleil",    "son",       "sophie",    "soudan",
    "sports",   "sud",           "super",    "sur",       "sylvain",   "table",     "terre",
    "thibault", "thierry",       "this",     "thomas",    "tour",      "tourette",  "tours",
    "tout",     "trois",         "trump",    "union",     "urbain",    "urgences",  "val",
    "valentin", "valentine",     "valerie",  "vallet",    "vals",      "valse",     "vannes",
    "vars",     "vent",          "vernon",   "veronique", "vers",      "vert",      "victor",
    "vidal",    "vienne",        "vif",      "ville",     "villepin",  "villes",    "vincent",
    "virginie", "voie",          "voile",    "vue",       "xavier",    "y",         "ys",
    "yves",     "zidane"};

constexpr std::string_view kRivers[] = {
    "ain",      "aisne",   "allier", "ardeche", "ardennes", "aube",   "aude", "calvados",
    "charente", "cher",    "creuse", "doubs",   "drome",    "eure",   "gard", "gers",
    "indre",    "isere",   "jura",   "landes",  "loire",    "loiret", "lot",  "manche",
    "marne",    "mayenne", "meuse",  "moselle", "nord",     "oise",   "orne", "rhone",
    "savoie",   "somme",   "tarn",   "var",     "vienne",   "vosges"};

template <typename List>
bool has(const List& list, std::string_view name) {
  return std::ranges::binary_search(list, name);
}

static_assert(std::ranges::is_sorted(kOrdinary) && std::ranges::is_sorted(kRivers));

}  // namespace

bool is_ordinary_name(std::string_view name) { return has(kOrdinary, name); }

bool is_river_or_direction(std::string_view name) { return has(kRivers, name); }

}  // namespace vigie::tag
