// SPDX-License-Identifier: EUPL-1.2
#include "tag/territory_tagger.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "tag/field.hpp"
#include "tag/grouping_names.hpp"
#include "tag/mentions.hpp"
#include "tag/ordinary_names.hpp"

namespace vigie::tag {
namespace {

/// From this size on, a name of one word is taken for the town without more ado.
constexpr std::int64_t kLargeTown = 20'000;
/// From this size on, an ordinary word in front of the title is the town: "Condom. …".
constexpr std::int64_t kKnownTown = 5'000;
/// Up to this size, a name of one word before a colon is more likely somebody's.
constexpr std::int64_t kVillage = 1'000;
/// From this size on, it is so behind "à" too: "à Nice", "à Tours", but not "à l’Union".
constexpr std::int64_t kNamedTown = 12'000;
/// A homonym this much larger than all others is the one that is meant.
constexpr std::int64_t kDominance = 10;

constexpr double kSure = 0.95;
constexpr double kLikely = 0.8;
constexpr double kByItself = 0.7;
constexpr double kOfSource = 0.3;

struct Verdict {
  double score = 0;  ///< 0: not enough
  std::string_view why;
};

/// What is known of the article when its communes are judged.
struct Surroundings {
  std::span<const std::string> source;
  std::vector<std::string_view> named;  ///< codes of départements and régions that it names
  Setting setting;
};

bool lies_within(const Place& place, std::string_view territory) {
  return place.code == territory || place.departement == territory || place.region == territory;
}

bool in_source(const Place& place, const Surroundings& around) {
  return std::ranges::any_of(around.source, [&place](const std::string& territory) {
    return lies_within(place, territory);
  });
}

bool in_named(const Place& place, const Surroundings& around) {
  return std::ranges::any_of(
      around.named, [&place](std::string_view territory) { return lies_within(place, territory); });
}

/// "(Eure)", "(27)", "(Hauts-de-France)": the code, or "".
std::string code_in_brackets(const Mention& mention, const Gazetteer& gazetteer) {
  if (mention.in_brackets.empty()) return "";
  if (gazetteer.by_code(mention.in_brackets) != nullptr) return mention.in_brackets;
  for (const std::uint32_t index : gazetteer.find_name(mention.in_brackets)) {
    const Place& place = gazetteer.place(index);
    if (place.level == Level::region || place.level == Level::departement) {
      return std::string(place.code);
    }
  }
  return "";
}

Verdict judge_area(const Mention& mention, const Place& place, const Surroundings& around) {
  if (mention.bracketed) return {kSure, "entre parenthèses"};
  if (mention.elsewhere) return {};
  if (around.setting.weather && !mention.in_title && !mention.in_place) return {};
  if (mention.folded == "manche" && around.setting.at_sea) return {};
  if (mention.folded == "loire" && mention.afloat) return {};
  if (mention.titled) return {kSure, "derrière un titre ou une institution"};
  if (mention.heads_title) return {kSure, "en tête du titre"};
  if (mention.in_place) return {kLikely, "derrière un mot de lieu"};
  if (mention.forename && mention.words == 1) return {};
  if (is_river_or_direction(mention.folded)) return {};
  if (mention.words > 1) return {kLikely, "nom sans équivoque"};
  if (mention.person) return {};
  return {place.level == Level::region ? kLikely : kByItself, "nom sans équivoque"};
}

/// A town's name alone, before a verb or a comma: it may be a person, a club, a State, a town of
/// another country.
bool stands_for_another(const Mention& mention, const Surroundings& around) {
  if (mention.person || mention.forename) return true;
  if (around.setting.match) return true;
  return around.setting.abroad && mention.folded == "paris";
}

/// One commune is left: is it meant at all?
Verdict judge_commune(const Mention& mention, const Place& place, const Surroundings& around) {
  const bool ordinary = is_ordinary_name(mention.folded);
  const bool stands_for_town = !ordinary || place.population >= kKnownTown;
  // "Ravel : un trésor" is the composer; "Ravel. Un trésor" the village.
  const bool doubtful = mention.heads_by_colon && mention.words == 1 && place.population < kVillage;
  if (mention.heads_title && stands_for_town && !doubtful) return {kSure, "en tête du titre"};
  if (mention.of_court || mention.elsewhere) return {};
  if (mention.of_quarter && place.population < kLargeTown) return {};
  const bool own_article = mention.folded.starts_with("le ") || mention.folded.starts_with("la ") ||
                           mention.folded.starts_with("les ");
  if (mention.counted && !own_article) return {};
  if (around.setting.league && mention.in_title) return {};
  if (mention.titled && stands_for_town) return {kSure, "derrière un titre ou une institution"};
  if (is_known_abroad(mention.folded)) {
    const bool here = in_source(place, around) || in_named(place, around);
    if (!here && (!mention.in_place || around.setting.abroad || around.setting.church)) return {};
  }
  const bool is_named_town = !ordinary || place.population >= kNamedTown;
  if (mention.in_place && is_named_town) return {kLikely, "derrière un mot de lieu"};
  if (in_source(place, around) && (!ordinary || mention.heads_title || mention.in_place)) {
    return {kLikely, "dans le territoire de la source"};
  }
  if (ordinary) return {};
  // A saint is a person, a street, a feast or a hospital before it is a village.
  const bool saint = mention.folded.starts_with("saint");
  if (mention.words > (own_article ? 2U : 1U) && !saint && !around.setting.match)
    return {kByItself, "nom sans équivoque"};
  if (stands_for_another(mention, around)) return {};
  if (in_named(place, around)) return {kByItself, "avec son département ou sa région"};
  if (place.population >= kLargeTown) return {kByItself, "grande ville"};
  return {};
}

using Places = std::vector<const Place*>;

template <typename Keeps>
Places kept(const Places& places, Keeps keeps) {
  Places left;
  std::ranges::copy_if(places, std::back_inserter(left),
                       [&keeps](const Place* place) { return keeps(*place); });
  return left;
}

/// The one that is much larger than the others, or none.
const Place* dominant(Places places) {
  std::ranges::sort(places,
                    [](const Place* a, const Place* b) { return a->population > b->population; });
  const Place* first = places.front();
  const bool dominates =
      first->population >= kLargeTown && first->population >= kDominance * places[1]->population;
  return dominates ? first : nullptr;
}

/// Which of the homonyms is meant; nothing when that cannot be known.
const Place* resolve(const Places& places, const Surroundings& around) {
  if (places.size() == 1) return places.front();
  const Places of_source =
      kept(places, [&around](const Place& place) { return in_source(place, around); });
  if (of_source.size() == 1) return of_source.front();
  const Places of_named =
      kept(places, [&around](const Place& place) { return in_named(place, around); });
  if (of_named.size() == 1) return of_named.front();
  return dominant(places);
}

/// The tags of one article, the surest rule of each.
class TagList {
 public:
  void add(const Place& place, std::string_view shown, const Verdict& verdict) {
    if (verdict.score <= 0) return;
    for (Tag& tag : tags_) {
      if (tag.code != place.code) continue;
      if (tag.score < verdict.score) tag = make(place, shown, verdict);
      return;
    }
    tags_.push_back(make(place, shown, verdict));
  }

  bool empty() const { return tags_.empty(); }

  std::vector<Tag> take() {
    std::ranges::stable_sort(tags_, [](const Tag& a, const Tag& b) { return a.score > b.score; });
    if (tags_.size() > kTerritoriesMax) tags_.resize(kTerritoriesMax);
    return std::move(tags_);
  }

 private:
  static Tag make(const Place& place, std::string_view shown, const Verdict& verdict) {
    return {Kind::territory, std::string(place.code),
            fmt::format("«\u00A0{}\u00A0», {}", shown, verdict.why), verdict.score};
  }

  std::vector<Tag> tags_;
};

Places places_of(const Mention& mention, const Gazetteer& gazetteer, Level level) {
  Places places;
  for (const std::uint32_t index : mention.places) {
    const Place& place = gazetteer.place(index);
    if (place.level == level) places.push_back(&place);
  }
  return places;
}

/// The reading of one article. Areas first: they part the homonyms among the communes, which in
/// turn say which neighbourhood is meant.
class Reading {
 public:
  Reading(const Gazetteer& gazetteer, const ArticleWords& article,
          std::span<const std::string> source)
      : gazetteer_(gazetteer), around_{source, {}, {}} {
    mentions_ = mentions_of(article.title, true, gazetteer);
    std::ranges::move(mentions_of(article.excerpt, false, gazetteer),
                      std::back_inserter(mentions_));
    if (!mentions_.empty()) around_.setting = setting_of(article);
  }

  TerritoryFindings find() {
    for (const Mention& mention : mentions_) tag_area(mention);
    for (const Mention& mention : mentions_) tag_commune(mention);
    for (const Mention& mention : mentions_) tag_grouping(mention);
    for (const Mention& mention : mentions_) tag_neighbourhood(mention);
    TerritoryFindings findings{tags_.take(), std::move(ambiguous_)};
    if (findings.tags.empty() && around_.source.size() == 1) {
      if (const Place* own = gazetteer_.by_code(around_.source.front())) {
        findings.tags.push_back(
            {Kind::territory, std::string(own->code), "territoire de la source", kOfSource});
      }
    }
    return findings;
  }

 private:
  /// A département rather than the région of the same name: Guadeloupe, La Réunion.
  void tag_area(const Mention& mention) {
    Places areas = places_of(mention, gazetteer_, Level::departement);
    if (areas.empty()) areas = places_of(mention, gazetteer_, Level::region);
    if (areas.empty()) return;
    const Place& area = *areas.back();
    const Verdict verdict = judge_area(mention, area, around_);
    if (verdict.score <= 0) return;
    around_.named.push_back(area.code);
    tags_.add(area, mention.shown, verdict);
  }

  void tag_commune(const Mention& mention) {
    const Places places = places_of(mention, gazetteer_, Level::commune);
    if (places.empty()) return;
    if (const std::string code = code_in_brackets(mention, gazetteer_); !code.empty()) {
      const Places inside =
          kept(places, [&code](const Place& place) { return lies_within(place, code); });
      if (inside.size() != 1) return;
      name_commune(*inside.front(), mention, {kSure, "avec son département entre parenthèses"});
      return;
    }
    // "Dans l’Indre" is the département, not the village of its name.
    const bool is_area_too = !places_of(mention, gazetteer_, Level::departement).empty() ||
                             !places_of(mention, gazetteer_, Level::region).empty();
    if (is_area_too && !mention.heads_title) return;
    if (const Place* meant = resolve(places, around_)) {
      name_commune(*meant, mention, judge_commune(mention, *meant, around_));
    } else if (mention.heads_title || mention.in_place || mention.titled) {
      note_ambiguous(mention, places.size());
    }
  }

  void name_commune(const Place& place, const Mention& mention, const Verdict& verdict) {
    if (verdict.score <= 0) return;
    communes_.push_back(place.code);
    tags_.add(place, mention.shown, verdict);
  }

  void note_ambiguous(const Mention& mention, std::size_t candidates) {
    std::string note =
        fmt::format("«\u00A0{}\u00A0» peut désigner {} communes\u00A0: rien ne les départage",
                    mention.shown, candidates);
    if (ambiguous_.size() >= kTerritoriesMax) return;
    if (std::ranges::find(ambiguous_, note) == ambiguous_.end()) {
      ambiguous_.push_back(std::move(note));
    }
  }

  /// "la communauté d'agglomération du Grand Besançon", "Plaine Commune".
  void tag_grouping(const Mention& mention) {
    const Places places = places_of(mention, gazetteer_, Level::epci);
    if (places.size() != 1) return;
    if (mention.of_grouping) {
      tags_.add(*places.front(), mention.shown, {kSure, "nommée comme intercommunalité"});
      return;
    }
    std::size_t bearers = 0;
    for ([[maybe_unused]] const std::uint32_t index : mention.places) ++bearers;
    if (bearers == 1 && mention.words > 1 && mention.proper && !mention.person) {
      tags_.add(*places.front(), mention.shown, {kByItself, "nom d’une intercommunalité"});
    }
  }

  bool commune_is_there(const Place& qpv) const {
    return std::ranges::any_of(
               communes_,
               [&qpv](std::string_view code) { return lists_commune(qpv.communes, code); }) ||
           std::ranges::any_of(around_.source, [&qpv](const std::string& code) {
             return lists_commune(qpv.communes, code);
           });
  }

  /// A neighbourhood counts only beside its commune; "Centre ancien" also wants to be called one.
  void tag_neighbourhood(const Mention& mention) {
    if (!mention.proper || mention.person) return;
    const Places there = kept(places_of(mention, gazetteer_, Level::qpv),
                              [this](const Place& place) { return commune_is_there(place); });
    if (there.size() != 1 || (is_common_place(mention.folded) && !mention.of_quarter)) return;
    tags_.add(*there.front(), mention.shown, {kLikely, "quartier prioritaire, avec sa commune"});
  }

  const Gazetteer& gazetteer_;
  Surroundings around_;
  std::vector<Mention> mentions_;
  std::vector<std::string_view> communes_;  ///< that the article names
  TagList tags_;
  std::vector<std::string> ambiguous_;
};

}  // namespace

Result<TerritoryTagger> TerritoryTagger::load(std::string tsv) {
  auto gazetteer = Gazetteer::load(std::move(tsv));
  if (!gazetteer) return fail(std::move(gazetteer.error()));
  return TerritoryTagger(std::move(*gazetteer));
}

TerritoryFindings TerritoryTagger::find(const ArticleWords& article,
                                        std::span<const std::string> source_territory) const {
  return Reading(gazetteer_, article, source_territory).find();
}

std::vector<std::string> TerritoryTagger::departements_of(std::string_view code) const {
  const Place* place = by_code(code);
  std::vector<std::string> found;
  if (place == nullptr || place->level != Level::epci) return found;
  for (std::string_view rest = place->communes; !rest.empty();) {
    const auto end = std::min(rest.find('|'), rest.size());
    std::string departement(departement_of(rest.substr(0, end)));
    if (std::ranges::find(found, departement) == found.end())
      found.push_back(std::move(departement));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

std::string TerritoryTagger::name_of(std::string_view code) const {
  const Place* place = gazetteer_.by_code(code);
  return std::string(place == nullptr ? code : place->name);
}

std::vector<Place> TerritoryTagger::named(std::string_view name) const {
  std::vector<Place> found;
  for (const std::uint32_t index : gazetteer_.find_name(name)) {
    found.push_back(gazetteer_.place(index));
  }
  return found;
}

bool TerritoryTagger::lies_in(std::string_view code, std::string_view territory) const {
  const Place* place = gazetteer_.by_code(code);
  return place == nullptr ? code == territory : lies_within(*place, territory);
}

}  // namespace vigie::tag
