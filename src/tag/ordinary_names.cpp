// SPDX-License-Identifier: EUPL-1.2
#include "tag/ordinary_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace vigie::tag {
namespace {

constexpr std::string_view kOrdinary[] = {
    // words
    "aime", "air", "aire", "ance", "ars", "arc", "art", "as", "auge", "autres", "avant", "ban",
    "bar", "bans", "beau", "beaux", "bel", "bien", "bois", "bon", "bonne", "bord", "bords",
    "boulogne", "bourg", "bourse", "bras", "bref", "bus", "campagne", "camps", "canal", "cap",
    "carre", "centre", "cerise", "champ", "champs", "chaux", "chemin", "chez", "ciel", "cite",
    "clef", "coin", "cologne", "commune", "condom", "corps", "coupe", "cour", "cours", "croix",
    "dieu", "doux", "drap", "dole", "droit", "eau", "ecole", "ecoles", "eglise", "enfer", "entre",
    "etables", "eu", "europe", "faux", "ferme", "fete", "feux", "fin", "foi", "fond", "fontaine",
    "force", "forges", "fort", "fosse", "four", "gap", "gare", "gras", "grace", "grand", "grandes",
    "grenade", "groupe", "ham", "haut", "hommes", "ile", "international", "iron", "jeux", "joue",
    "joyeuse", "juillet", "justice", "lac", "laval", "lens", "lent", "lettres", "levis", "lieu",
    "ligue", "lit", "loi", "long", "lourdes", "luxe", "magny", "mai", "main", "maisons", "mane",
    "manche", "marche", "mars", "menton", "mer", "mere", "messe", "mise", "mode", "moi", "monde",
    "mons", "mont", "montagne", "mot", "moulins", "neuf", "nice", "nation", "noel", "nord", "nos",
    "nouvelle", "nu", "ocean", "or", "orange", "ouest", "oust", "paix", "palais", "parc", "pas",
    "passage", "pays", "peine", "pin", "place", "plan", "plage", "plus", "pont", "port", "porte",
    "poste", "prades", "premier", "presse", "prix", "pure", "puy", "quatre", "recours", "repos",
    "retraite", "riche", "roi", "rome", "rue", "ruelle", "sable", "salle", "saisons", "sans",
    "secours", "sens", "ses", "sept", "soleil", "son", "soudan", "sports", "sud", "super", "sur",
    "table", "terre", "tour", "tourette", "tours", "this", "tout", "trois", "union", "urgences",
    "val", "vals", "valse", "vannes", "vars", "vent", "vers", "vert", "vienne", "vif", "ville",
    "villes", "voie", "voile", "vue", "y", "ys",
    // first names and surnames
    "agnes", "albert", "ambroise", "andre", "antoine", "arnaud", "arthur", "aubert", "aubry",
    "avril", "balzac", "barbey", "barnier", "barre", "baudin", "bayrou", "bazin", "bernard", "bert",
    "blanc", "bonnet", "borne", "bouvier", "brice", "brigitte", "brun", "bruno", "cazeneuve",
    "cesar", "chabrier", "charles", "charlotte", "claude", "clement", "colbert", "colombe",
    "cordier", "cruz", "david", "delphine", "denis", "die", "dupont", "elise", "estelle", "fabre",
    "faure", "felix", "ferry", "fillon", "florent", "florence", "francois", "gabriel", "gaspard",
    "georges", "germain", "gerard", "giraud", "guerin", "guillaume", "guy", "hamon", "helene",
    "henri", "herve", "hollande", "honore", "hugo", "hugues", "irene", "isabelle", "jacques",
    "james", "jaures", "jean", "jeanne", "joseph", "jospin", "juste", "lambert", "lang", "laurent",
    "leon", "louis", "luc", "lucas", "lucie", "macron", "marcel", "marguerite", "marie", "marin",
    "marine", "mark", "martin", "mathieu", "maurice", "max", "mayer", "messi", "michel", "monge",
    "montand", "moreau", "moulin", "nicolas", "noe", "olivier", "pascal", "paul", "perrin",
    "philippe", "pierre", "poirier", "poutine", "prevost", "quentin", "raymond", "remi", "remy",
    "renaud", "richard", "robert", "roche", "roger", "roland", "romain", "roman", "rose",
    "rousseau", "roussel", "roux", "royal", "sabine", "samuel", "sarah", "sartre", "sebastien",
    "simon", "sophie", "sylvain", "thibault", "thierry", "thomas", "trump", "urbain", "valentin",
    "valentine", "valerie", "vallet", "vernon", "veronique", "victor", "vincent", "vidal",
    "villepin", "virginie", "xavier", "yves", "zidane"};

constexpr std::string_view kRivers[] = {
    "ain",      "aisne",   "allier", "ardeche", "ardennes", "aube",  "aude",   "calvados",
    "charente", "cher",    "creuse", "doubs",   "drome",    "eure",  "gard",   "gers",
    "indre",    "isere",   "jura",   "landes",  "loire",    "lot",   "loiret", "manche",
    "marne",    "mayenne", "meuse",  "moselle", "nord",     "oise",  "orne",   "rhone",
    "savoie",   "somme",   "tarn",   "var",     "vienne",   "vosges"};

template <typename List>
bool has(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != std::ranges::end(list);
}

}  // namespace

bool is_ordinary_name(std::string_view name) { return has(kOrdinary, name); }

bool is_river_or_direction(std::string_view name) { return has(kRivers, name); }

}  // namespace vigie::tag
