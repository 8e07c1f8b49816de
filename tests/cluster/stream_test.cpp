// SPDX-License-Identifier: EUPL-1.2
#include "cluster/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace vigie::cluster {
namespace {

constexpr std::int64_t kNoon = 1'770'030'000;  // 2 February 2026, noon in Paris

StreamItem item(std::string title, std::string text = "", std::int64_t hours = 0,
                std::string paper = "") {
  static int papers = 0;
  if (paper.empty()) paper = "journal" + std::to_string(++papers);
  return {"", std::move(paper), std::move(title), std::move(text),
          Instant{kNoon + hours * kHourSeconds}};
}

std::vector<Place> grouped(const std::vector<StreamItem>& items) {
  Stream stream;
  for (const StreamItem& one : items) stream.take(one);
  return stream.finish();
}

bool one_reprint(const StreamItem& a, const StreamItem& b) {
  const auto places = grouped({a, b});
  return places[0].reprint == places[1].reprint;
}

bool one_story(const StreamItem& a, const StreamItem& b) {
  const auto places = grouped({a, b});
  return places[0].story == places[1].story;
}

constexpr std::string_view kWire =
    "Un incendie a détruit dans la nuit de dimanche à lundi trois logements d’un immeuble du "
    "quartier du Pile, à Roubaix, sans faire de victime, a indiqué la préfecture. Une trentaine "
    "d’habitants ont été relogés dans un gymnase par la mairie, qui promet des solutions durables.";
constexpr std::string_view kWireEdited =
    "(AFP) - Un incendie a détruit dans la nuit de dimanche à lundi trois logements d’un immeuble "
    "du quartier du Pile, à Roubaix, sans faire de blessé, selon la préfecture. Une trentaine de "
    "locataires ont été relogés dans un gymnase par la mairie, qui promet des solutions.";

TEST(Stream, TakesAPageForOneArticleWhateverItSays) {
  StreamItem first = item("Roubaix : trois logements détruits");
  StreamItem second = item("Roubaix : le bilan s’alourdit après l’incendie", "", 5);
  first.url_key = second.url_key = "https://lavoix.example/1";
  const auto places = grouped({first, second});
  EXPECT_EQ(places[0].article, places[1].article);
  EXPECT_EQ(places[0].story, places[1].story);
}

TEST(Stream, TakesLightEditsForOneText) {
  EXPECT_TRUE(one_reprint(item("Roubaix : trois logements détruits au Pile", std::string(kWire)),
                          item("Incendie au Pile", std::string(kWireEdited), 3)));
  EXPECT_TRUE(one_reprint(item("Incendie à Roubaix : une trentaine d’habitants relogés"),
                          item("DIRECT. Incendie à Roubaix : une trentaine d’habitants relogés")));
}

TEST(Stream, TellsAnEventToldInOtherWords) {
  const auto one = item("Incendie au Pile à Roubaix : trente habitants relogés dans un gymnase");
  const auto other = item("À Roubaix, les habitants du Pile relogés après un incendie", "", 4);
  EXPECT_FALSE(one_reprint(one, other));
  EXPECT_TRUE(one_story(one, other));
}

TEST(Stream, KeepsApartWhatOnlyLooksAlike) {
  struct Case {
    std::string_view why;
    StreamItem one, other;
  };
  const std::vector<Case> cases = {
      {"two towns' weather", item("Lille : la météo du lundi 2 février 2026"),
       item("Lens : la météo du lundi 2 février 2026")},
      {"two towns' weather, with texts",
       item("Météo à Lille : 12 °C attendus lundi",
            "Le ciel sera voilé lundi à Lille avec des températures comprises entre 4 et 12 "
            "degrés. Le vent soufflera de secteur ouest avec des rafales à 40 km/h."),
       item("Météo à Pau : 17 °C attendus lundi",
            "Le ciel sera couvert lundi à Pau avec des températures comprises entre 9 et 17 "
            "degrés. Le vent soufflera de secteur sud avec des rafales à 65 km/h.")},
      {"two matches", item("Ligue 2, 20e journée : Chambly bat Orléans 1-0 à domicile"),
       item("Ligue 2, 20e journée : Troyes bat Auxerre 2-0 à domicile")},
      {"two editions of a column", item("Horoscope du lundi 2 février 2026"),
       item("Horoscope du mardi 3 février 2026", "", 24)},
      {"a generic title", item("Le journal de 20 heures"), item("Le journal de 20 heures")},
      {"two towns in front of one rubric", item("Lannion. Assemblée générale du club de randonnée"),
       item("Morlaix. Le club de judo en assemblée générale")},
      {"one announcement in two towns",
       item("Saint-Brieuc. Notre journal recherche un(e) correspondant(e)"),
       item("Loudéac. Notre journal recherche un(e) correspondant(e)")},
      {"the same town in front", item("Figeac. Le club de rugby vise la montée"),
       item("Figeac. La mobilisation ne faiblit pas")},
      {"two towns in one question", item("Que prévoit l’hôpital de Quimper pour l’hiver ?"),
       item("Que prévoit l’hôpital de Vannes pour l’hiver ?")},
      {"two parts of a series", item("Reconstruire la ville, épisode 2/5 : le marché"),
       item("Reconstruire la ville, épisode 4/5 : l’école")},
      {"two names in one template", item("Défilé Martin, automne-hiver"),
       item("Défilé Durand, automne-hiver")},
      {"a town and one word that every council has",
       item("À Creil, la politique de la ville cherche un second souffle"),
       item("Creil : second tour du conseil citoyen")},
      {"a rubric and its town", item("Conseil municipal de Creil"),
       item("Creil : conseil de quartier jeudi")},
      {"nothing in common", item("Roubaix : trois logements détruits au Pile"),
       item("Bordeaux champion d’Europe de rugby à quinze")}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_FALSE(one_story(c.one, c.other));
  }
}

TEST(Stream, TakesThousandsWrittenOtherwiseForOneText) {
  EXPECT_TRUE(one_reprint(item("Vernon : la fonderie de 1200 salariés fermera en mars"),
                          item("Vernon : la fonderie de 1 200 salariés fermera en mars")));
  EXPECT_TRUE(one_reprint(item("Le plan prévoit 15.000 logements dans les quartiers"),
                          item("Le plan prévoit 15 000 logements dans les quartiers")));
}

TEST(Stream, TellsOneEventBeforeAndAfterNeverOneText) {
  const auto before = item("L’Assemblée examine la réforme des aides au logement");
  const auto after = item("L’Assemblée adopte la réforme des aides au logement");
  EXPECT_FALSE(one_reprint(before, after));
  EXPECT_TRUE(one_story(before, after));
}

TEST(Stream, KnowsAnInstitutionByItsAcronymOrByItsName) {
  EXPECT_TRUE(one_story(item("Une ancienne ministre nommée à la tête de l’ANRU"),
                        item("Une ancienne ministre à la tête de l’Agence nationale pour la "
                             "rénovation urbaine")));
}

TEST(Stream, BeginsAnotherStoryWhereOneBeganTooLongBefore) {
  std::vector<StreamItem> items;
  for (const char* told : {"Incendie au Pile à Roubaix : trente familles relogées",
                           "À Roubaix, les familles du Pile relogées après l’incendie",
                           "Roubaix : après l’incendie du Pile, ces familles relogées racontent",
                           "Familles relogées du Pile à Roubaix : l’incendie, une semaine après",
                           "Roubaix : l’incendie du Pile et ses familles relogées, le point",
                           "Relogées, les familles du Pile à Roubaix demandent justice après "
                           "l’incendie"}) {
    items.push_back(item(told, "", 48 * std::ssize(items)));
  }
  const auto places = grouped(items);
  EXPECT_EQ(places[0].story, places[4].story);
  EXPECT_NE(places[0].story, places[5].story);
}

TEST(Stream, WeighsWhatOnePaperPrintsByTheDay) {
  const std::string before =
      "Bollaert accueille samedi le derby entre Lens et Lille, en course pour l’Europe.";
  const std::string after =
      "Menés à la pause, les Lensois ont renversé leurs voisins et restent en course pour "
      "l’Europe.";
  const StreamItem live = item("Lens-Lille en direct : suivez le derby", before, 0, "la-voix");
  const StreamItem told =
      item("Lens-Lille : le derby renversé à la dernière minute", after, 20, "la-voix");
  EXPECT_TRUE(one_reprint(live, told));

  StreamItem other_paper = told;
  other_paper.paper = "nord-eclair";
  EXPECT_FALSE(one_reprint(live, other_paper));
  StreamItem not_live = live;
  not_live.title = "Lens-Lille : tout savoir sur le derby";
  EXPECT_FALSE(one_reprint(not_live, told));
  StreamItem days_later = told;
  days_later.published_at.seconds += 3 * kDaySeconds;
  EXPECT_FALSE(one_reprint(live, days_later));
}

TEST(Stream, TakesWhatAPaperPrintsBesideATextForAnother) {
  const std::string wire(kWire);
  const StreamItem first = item("Roubaix : trois logements détruits", wire, 0, "la-voix");
  const StreamItem again = item(first.title, wire, 20, "la-voix");
  const StreamItem beside = item(
      "Incendie au Pile : les familles attendent",
      "Une trentaine d’habitants ont été relogés dans un gymnase par la mairie, qui promet des "
      "solutions durables. Les familles racontent leur nuit et demandent quand elles pourront "
      "revenir.",
      24, "la-voix");
  EXPECT_TRUE(one_reprint(first, beside));
  const auto places = grouped({first, again, beside});
  EXPECT_EQ(places[0].reprint, places[1].reprint);
  EXPECT_NE(places[0].reprint, places[2].reprint);
}

TEST(Stream, TakesATitleWithItsNameMovedForOne) {
  EXPECT_TRUE(one_reprint(item("Boeing 737 MAX : des salariés du groupe raillaient le régulateur"),
                          item("737 MAX : des salariés de Boeing raillaient le régulateur")));
}

TEST(Stream, ForgetsAfterTheWindow) {
  std::vector<StreamItem> items = {
      item("Roubaix : trois logements détruits", std::string(kWire)),
      item("Roubaix : trois logements détruits", std::string(kWire), (kWindowDays + 1) * 24)};
  const auto places = grouped(items);
  EXPECT_NE(places[0].story, places[1].story);
}

// ── properties ─────────────────────────────────────────────────────────────────────────────────

/// A day of press made of words: events told by several papers, reprinted and told anew.
std::vector<StreamItem> a_day(unsigned seed) {
  std::mt19937 chance(seed);
  const auto pick = [&chance](std::size_t below) { return chance() % below; };
  static const std::vector<std::string> towns = {"Lille", "Roubaix", "Lens", "Douai", "Calais"};
  static const std::vector<std::string> acts = {"rénove", "ferme", "inaugure", "défend", "vend"};
  static const std::vector<std::string> things = {"une école",    "la piscine",    "le marché",
                                                  "un gymnase",   "sa patinoire",  "le tribunal",
                                                  "deux crèches", "sa cité Bleue", "le théâtre"};
  std::vector<StreamItem> items;
  for (int event = 0; event < 30; ++event) {
    const std::string& town = towns[pick(towns.size())];
    const std::string what = acts[pick(acts.size())] + " " + things[pick(things.size())];
    for (std::size_t told = 0; told <= pick(4); ++told) {
      items.push_back(item(town + " : la mairie " + what + " numéro " + std::to_string(event),
                           told % 2 == 0 ? std::string(kWire) : "", event / 6));
    }
  }
  return items;
}

/// The groups as sets of titles and papers, whatever their numbers.
std::set<std::set<std::string>> stories_of(const std::vector<StreamItem>& items) {
  const auto places = grouped(items);
  std::map<StoryId, std::set<std::string>> groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    groups[places[i].story].insert(items[i].paper + ' ' + items[i].title);
  }
  std::set<std::set<std::string>> out;
  for (auto& [story, members] : groups) out.insert(std::move(members));
  return out;
}

TEST(StreamProperties, OrderOfOneInstantDoesNotMatter) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<StreamItem> items = a_day(seed);
    const auto before = stories_of(items);
    std::mt19937 chance(seed);
    for (auto begin = items.begin(); begin != items.end();) {
      const auto end = std::find_if(begin, items.end(), [&](const StreamItem& one) {
        return one.published_at != begin->published_at;
      });
      std::shuffle(begin, end, chance);
      begin = end;
    }
    EXPECT_EQ(stories_of(items), before);
  }
}

TEST(StreamProperties, AnUnrelatedItemChangesNothing) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<StreamItem> items = a_day(seed);
    auto before = stories_of(items);
    const StreamItem stranger = item("Neptune possède quatorze lunes connues", "", 0, "astronomie");
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(seed % items.size()), stranger);
    items[seed % items.size()].published_at =
        items[std::min<std::size_t>(seed % items.size() + 1, items.size() - 1)].published_at;
    before.insert({stranger.paper + ' ' + stranger.title});
    EXPECT_EQ(stories_of(items), before);
  }
}

TEST(StreamProperties, ReprintsNeverCrossStories) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto places = grouped(a_day(seed));
    std::map<ReprintId, StoryId> story_of;
    for (const Place& place : places) {
      EXPECT_EQ(story_of.emplace(place.reprint, place.story).first->second, place.story);
    }
  }
}

}  // namespace
}  // namespace vigie::cluster
