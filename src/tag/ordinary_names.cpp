// SPDX-License-Identifier: EUPL-1.2
#include "tag/ordinary_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "tag/hash_index.hpp"

namespace vigie::tag {
namespace {

/// Words, first names and surnames, all among one another.
constexpr std::string_view kOrdinary = R"words(
abbaye agnes aime air aire alban albert alger alix ambroise anais ance andre ange antoine antony
arc argentine arnaud ars art arthur as aubert aubin aubry auge autres avant avril balzac ban bans
bar barbey barnier barre baudin bayrou bazin beau beaux bel berlin bernard bert bien blanc bois
bon bonne bonnet bord bords borne boulogne bourg bourse bouvier bras bref brice brigitte brun
bruno bus campagne camps canal cap carre cazeneuve centre cerise cesar chabrier champ champs
charles charlotte chasse chaux chemin chez ciel cite claude clef clement coin colbert cologne
colombe commune condom cordier corne corps cote coupe cour cours croix cruz david delphine denis
descartes die dieu dole doux drap droit dupont eau ecole ecoles eglise elise enfer entre espagne
estelle etables eu europe fabre faure faux felix ferme ferry fete feux fillon fin florence florent
florentin foi fond fontaine force forges fort fosse four francois gabriel gael gap gare gaspard
georges gerard germain germaine gilles giraud grace grand grandes gras grece grenade groupe guerin
guillaume guy ham hamon haut helene henri herve hollande hommes honore hopital hotel hugo hugues
ile international irene iron isabelle jacques james jardin jaures jean jeanne jeux joseph jospin
joue joyeuse juillet julienne juste justice la baule la bourse la chambre la chapelle la cour la
fare la force la forge la garde la haye la marche la place la poste la roche la rochefoucauld la
tour la villette lac lagos lambert landry lang laurent laurie laval le bar le bourg le caire le
fleix le fret le lac le palais le pin le port le president le prevost le theatre le thor le
tribunal lens lent leon les mees les molieres les rousses lettres levis lieu ligue lisbonne lit
loi long louis lourdes luc lucas luce lucie luxe macron magny mai main mairie maisons malte manche
mane marais marcel marche marguerite marie marin marine mark mars martin mas mathieu maurice max
mayer menton mer mere messe messi michel milan mise mode moi molieres monde monge mons mont
montagne montand montesquieu moreau moscou mot moulin moulins nation neuf nice nicolas nicole noe
noel nord nos nouvelle nu ocean olivier or oran orange ouest oust paix palais palme parc pas
pascal passage pasteur paul paule paulin pays peine perrin philippe pierre pin place plage plan
plus poirier pont port porte poste poutine prades premier presse prevost prison prix pure puy
quatre quentin rabelais raymond recours remi remy renaud rene repos retraite richard riche robert
roche roger roi roland romain roman rome rose rousseau roussel roux royal rue ruelle sabine sable
saisons salle salome samson samuel sans sarah sartre sebastien secours sens sept ses simon soleil
son sophie soudan sports sud suisse super sur suzanne sylvain table terre thibault thierry this
thomas tour tourette tours toussaint tout trois trump union urbain urgences us usine val valentin
valentine valerie vallee vallet vals valse vannes vars vent vernon veronique vers vert victor
vidal vienne vif village ville villepin villes vincent virginie voie voile voltaire vue xavier y
ys yves zidane)words";

constexpr std::string_view kRivers[] = {"ain",          "aisne",    "allier",
                                        "ardeche",      "ardennes", "aube",
                                        "aude",         "calvados", "charente",
                                        "cher",         "creuse",   "doubs",
                                        "drome",        "eure",     "gard",
                                        "gers",         "indre",    "isere",
                                        "jura",         "landes",   "loire",
                                        "loiret",       "lot",      "manche",
                                        "marne",        "mayenne",  "meuse",
                                        "moselle",      "nord",     "oise",
                                        "orne",         "rhone",    "saint barthelemy",
                                        "saint martin", "savoie",   "somme",
                                        "tarn",         "var",      "vienne",
                                        "vosges"};

constexpr std::string_view kKnownAbroad[] = {
    "alexandrie", "barcelonne", "bethleem", "brest litovsk", "carthage",     "cologne",  "cordoue",
    "florence",   "grenade",    "jericho",  "lisbonne",      "milan",        "montreal", "nazareth",
    "palerme",    "ravenne",    "rome",     "saint louis",   "saint pierre", "seville",  "sion",
    "tolede",     "valence",    "venise",   "vienne"};

template <typename List>
bool has(const List& list, std::string_view name) {
  return std::ranges::binary_search(list, name);
}

static_assert(std::ranges::is_sorted(kRivers) && std::ranges::is_sorted(kKnownAbroad));

HashIndex<bool> index_of(std::string_view words) {
  HashIndex<bool> index;
  while (!words.empty()) {
    const auto end = std::min(words.find_first_of(" \n"), words.size());
    if (end > 0) index.at_or_new(hash_of(words.substr(0, end))) = true;
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return index;
}

}  // namespace

bool is_ordinary_name(std::string_view name) {
  static const HashIndex<bool> ordinary = index_of(kOrdinary);
  if (ordinary.find(hash_of(name)) != nullptr) return true;
  // "Le Parc" is as ordinary as a park.
  for (const std::string_view article : {"le ", "la ", "les "}) {
    if (name.starts_with(article)) {
      return ordinary.find(hash_of(name.substr(article.size()))) != nullptr;
    }
  }
  return false;
}

bool is_known_abroad(std::string_view name) { return has(kKnownAbroad, name); }

bool is_river_or_direction(std::string_view name) { return has(kRivers, name); }

}  // namespace vigie::tag
