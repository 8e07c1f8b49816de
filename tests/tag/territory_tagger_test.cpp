// SPDX-License-Identifier: EUPL-1.2
#include "tag/territory_tagger.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vigie::tag {
namespace {

constexpr std::string_view kPlaces =
    "# quelques territoires\n"
    "R\tR11\tÎle-de-France\n"
    "R\tR28\tNormandie\n"
    "R\tR32\tHauts-de-France\n"
    "R\tR04\tLa Réunion\n"
    "R\tR93\tProvence-Alpes-Côte d'Azur\n"
    "D\t06\tAlpes-Maritimes\tR93\n"
    "D\t27\tEure\tR28\n"
    "D\t59\tNord\tR32\n"
    "D\t75\tParis\tR11\n"
    "D\t80\tSomme\tR32\n"
    "D\t93\tSeine-Saint-Denis\tR11\n"
    "D\t974\tLa Réunion\tR04\n"
    "C\t06088\tNice\t348085\n"
    "C\t27681\tVernon\t24100\n"
    "C\t59512\tRoubaix\t98892\n"
    "C\t59350\tLille\t238246\n"
    "C\t72181\tLe Mans\t145155\n"
    "C\t75056\tParis\t2103778\n"
    "C\t78440\tLes Mureaux\t33000\n"
    "C\t80829\tY\t90\n"
    "C\t93066\tSaint-Denis\t149077\n"
    "C\t97411\tSaint-Denis\t155634\n"
    "C\t97416\tSaint-Pierre\t84982\n"
    "C\t25599\tVenise\t600\n"
    "C\t69123\tLyon\t522250\n"
    "C\t35238\tRennes\t225081\n"
    "A\tR28\tLorraine\n"
    "C\t81092\tFlorentin\t762\n"
    "C\t95268\tGarges-lès-Gonesse\t43000\n"
    "C\t44020\tBouguenais\t19999\n"
    "C\t53130\tLaval\t49000\n"
    "C\t31000\tMartin\t300\n"
    "C\t26362\tValence\t64749\n"
    "C\t82186\tValence\t5234\n"
    "C\t33063\tBordeaux\t261804\n"
    "C\t09122\tFoix\t9493\n"
    "C\t01173\tGex\t13117\n"
    "E\t240100750\tCA du Pays de Gex\t01173\n"
    "E\t200057867\tÉtablissement public Plaine Commune\t93066\n"
    "E\t200065787\tPlaine Commune\t93066\n"
    "Q\tQP033005\tLes Aubiers - Le Lac\t33063\n"
    "Q\tQP009002\tCentre Ancien\t09122\n"
    "A\t27681\tVernonnet\n"
    "A\tR93\tPaca\n";

std::string tagged(std::string_view title, std::string_view excerpt = "",
                   std::vector<std::string> source = {}) {
  static const auto tagger = TerritoryTagger::load(std::string(kPlaces));
  std::vector<std::string> codes;
  for (const Tag& tag : tagger->find(read_article(title, excerpt), source).tags)
    codes.push_back(tag.code);
  std::ranges::sort(codes);
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

TEST(TerritoryTagger, TakesTheNamesThatAreSure) {
  struct Case {
    std::string_view why, title, expected;
  };
  static constexpr Case kCases[] = {
      {"head of the title", "Bouguenais. La salle est rouverte", "44020"},
      {"head with a colon", "Roubaix : un incendie", "59512"},
      {"behind à", "Un incendie à Bouguenais", "44020"},
      {"verb a is no à", "Pierre a Bouguenais en tête", ""},
      {"behind an office", "La maire de Bouguenais réélue", "44020"},
      {"behind an elided office", "Les habitants d’Y protestent", ""},
      {"contraction", "Un tramway au Mans", "72181"},
      {"contraction behind an office", "Le maire du Mans", "72181"},
      {"plural contraction", "La police aux Mureaux", "78440"},
      {"long name by itself", "Garges-lès-Gonesse en deuil", "95268"},
      {"long name without hyphens", "Garges les Gonesse en deuil", "95268"},
      {"large town by itself", "Grève des bus, Lille paralysée", "59350"},
      {"small town by itself", "La fête, Bouguenais en liesse", ""},
      {"no capital", "un incendie à roubaix", ""},
      {"inside a longer word", "Le plateau de Paris-Saclay", ""},
      {"région", "Les lycées de Normandie", "R28"},
      {"région behind an article", "Un plan pour les Hauts-de-France", "R32"},
      {"old short name", "Le préfet de Paca", "R93"},
      {"département", "En Seine-Saint-Denis, une école", "93"},
      {"river", "Les crues de la Somme", ""},
      {"river in a place", "Une usine ferme dans la Somme", "80"},
      {"direction", "La Corée du Nord menace", ""},
      {"département by its office", "Le conseil départemental du Nord vote", "59"},
      {"réunion is no island", "La réunion est reportée", ""},
      {"island", "Cyclone à La Réunion", "974"},
      {"ordinary word", "Un Nice week-end", ""},
      {"town with an ordinary name", "Un carnaval à Nice", "06088"},
      {"surname", "Jean Martin condamné", ""},
      {"surname with a first name", "Robert Laval, ministre", ""},
      {"a given name that is a région's", "La chronique de Lorraine Petit", ""},
      {"that région", "Les lycées de Lorraine ferment", "R28"},
      {"a given name that is a commune's", "Un prix pour Florentin", ""},
      {"a saint's church", "Le pape dira la messe à Saint-Pierre", ""},
      {"a saint's town", "Un marché à Saint-Pierre (La Réunion)", "974 97416"},
      {"a town of another country", "Venise instaure un billet d'entrée", ""},
      {"a capital for its State", "Paris répond à Berlin sur le budget", ""},
      {"a capital itself", "Paris ferme trois écoles", "75056"},
      {"a capital, abroad too", "Un sommet à Paris avec l'Allemagne", "75056"},
      {"a club", "Ligue 1 : Rennes l'emporte", ""},
      {"a club behind à", "L1 : il retrouve le sourire à Rennes", ""},
      {"a match's town", "Football : des heurts à Rennes", "35238"},
      {"an address", "Le salon se tient porte de Vernon", ""},
      {"a treaty", "Vingt pays quittent l'accord de Paris", ""},
      {"what somebody was", "L'ancien maire de Roubaix publie un livre", ""},
      {"a quarter, not a village", "Le quartier de Vernonnet en fête", "27681"},
      {"the index, not the town", "Le Vernon gagne deux points", ""},
      {"the river behind en", "Tombé en Loire, il est sauvé", ""},
      {"a court", "Le tribunal administratif de Lyon suspend l'arrêté", ""},
      {"a paper", "Paris Match publie ses photos", ""},
      {"former commune", "Incendie à Vernonnet", "27681"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(tagged(c.title), c.expected) << c.title;
  }
}

TEST(TerritoryTagger, PartsHomonymsOrLeavesThem) {
  EXPECT_EQ(tagged("Incendie à Saint-Denis"), "");
  EXPECT_EQ(tagged("Incendie à St-Denis (93)"), "93066");
  EXPECT_EQ(tagged("Incendie à Saint-Denis (La Réunion)"), "974 97411");
  EXPECT_EQ(tagged("Incendie à Saint-Denis", "La Seine-Saint-Denis en alerte."), "93 93066");
  EXPECT_EQ(tagged("Incendie à Saint-Denis", "", {"974"}), "97411");
  EXPECT_EQ(tagged("Incendie à Saint-Denis", "", {"R11"}), "93066");
  EXPECT_EQ(tagged("Incendie à Valence"), "26362");
  EXPECT_EQ(tagged("Un marché à Vernon (Eure)"), "27 27681");
  EXPECT_EQ(tagged("Un marché à Vernon (vidéo)"), "27681");
}

TEST(TerritoryTagger, FallsBackOnASourceOfOneTerritory) {
  EXPECT_EQ(tagged("Un incendie en centre-ville", "", {"59"}), "59");
  EXPECT_EQ(tagged("Un incendie en centre-ville", "", {"59", "62"}), "");
  EXPECT_EQ(tagged("Un incendie à Roubaix", "", {"59"}), "59512");
}

TEST(TerritoryTagger, TakesIntercommunalitiesByTheirKindOrByALongName) {
  EXPECT_EQ(tagged("La communauté d’agglomération du Pays de Gex vote"), "240100750");
  EXPECT_EQ(tagged("Plaine Commune ouvre une régie"), "200065787");
  EXPECT_EQ(tagged("Une plaine commune aux deux villages"), "");
}

TEST(TerritoryTagger, TakesANeighbourhoodOnlyBesideItsCommune) {
  EXPECT_EQ(tagged("Les Aubiers en fête"), "");
  EXPECT_EQ(tagged("Les Aubiers en fête", "Le quartier de Bordeaux fête ses 50 ans."),
            "33063 QP033005");
  EXPECT_EQ(tagged("Les Aubiers en fête", "", {"33063"}), "QP033005");
  EXPECT_EQ(tagged("Foix. Centre Ancien : des travaux"), "09122");
  EXPECT_EQ(tagged("Foix. Le quartier Centre Ancien en travaux"), "09122 QP009002");
}

TEST(TerritoryTagger, SaysWhichNamesItCouldNotPart) {
  const auto tagger = TerritoryTagger::load(std::string(kPlaces));
  ASSERT_TRUE(tagger);
  const auto found = tagger->find(read_article("Incendie à Saint-Denis", ""));
  EXPECT_TRUE(found.tags.empty());
  ASSERT_EQ(found.ambiguous.size(), 1U);
  EXPECT_NE(found.ambiguous.front().find("2 communes"), std::string::npos);
}

TEST(TerritoryTagger, SaysWhatMadeItSure) {
  const auto tagger = TerritoryTagger::load(std::string(kPlaces));
  ASSERT_TRUE(tagger);
  const auto tags = tagger->find(read_article("Bouguenais. Fête à Vernon (Eure)", "")).tags;
  ASSERT_EQ(tags.size(), 3U);
  EXPECT_EQ(tags[0].rule, "«\u00A0Eure\u00A0», entre parenthèses");
  EXPECT_EQ(tags[1].rule, "«\u00A0Bouguenais\u00A0», en tête du titre");
  EXPECT_EQ(tags[2].rule, "«\u00A0Vernon\u00A0», avec son département entre parenthèses");
}

TEST(TerritoryTagger, KnowsWhatLiesWhere) {
  const auto tagger = TerritoryTagger::load(std::string(kPlaces));
  ASSERT_TRUE(tagger);
  EXPECT_TRUE(tagger->lies_in("93066", "93"));
  EXPECT_TRUE(tagger->lies_in("93066", "R11"));
  EXPECT_TRUE(tagger->lies_in("93", "R11"));
  EXPECT_FALSE(tagger->lies_in("R11", "93"));
  EXPECT_EQ(tagger->name_of("93066"), "Saint-Denis");
  EXPECT_EQ(tagger->name_of("00000"), "00000");
  EXPECT_EQ(tagger->departements_of("200065787"), std::vector<std::string>{"93"});
  EXPECT_TRUE(tagger->departements_of("93066").empty());
}

TEST(Gazetteer, FindsEveryKindOfCode) {
  const auto loaded = Gazetteer::load(
      "R\tR94\tCorse\nD\t2A\tCorse-du-Sud\tR94\nD\t975\tSaint-Pierre-et-Miquelon\tR94\n"
      "C\t2A004\tAjaccio\t73000\nC\t97502\tSaint-Pierre\t5394\nC\t01001\tAbergement\t9\n"
      "E\t242010056\tCA du Pays Ajaccien\t2A004\nQ\tQP02A001\tLes Cannes\t2A004\n"
      "C\t01001\tUn autre\t9\nA\t2A004\tAiacciu\n");
  ASSERT_TRUE(loaded) << loaded.error().detail;
  const auto name = [&loaded](std::string_view code) {
    const Place* place = loaded->by_code(code);
    return place == nullptr ? "" : std::string(place->name);
  };
  EXPECT_EQ(name("R94"), "Corse");
  EXPECT_EQ(name("2A"), "Corse-du-Sud");
  EXPECT_EQ(name("975"), "Saint-Pierre-et-Miquelon");
  EXPECT_EQ(name("2A004"), "Ajaccio");
  EXPECT_EQ(name("97502"), "Saint-Pierre");
  EXPECT_EQ(name("242010056"), "CA du Pays Ajaccien");
  EXPECT_EQ(name("QP02A001"), "Les Cannes");
  EXPECT_EQ(name("01001"), "Abergement") << "the first of two lines";
  for (const std::string_view unknown : {"", "20004", "2B004", "99999", "0100", "A2004", "été"}) {
    EXPECT_EQ(name(unknown), "") << unknown;
  }
  EXPECT_FALSE(loaded->find_name("Aiacciu").empty());
}

TEST(Gazetteer, NamesTheLineThatIsWrong) {
  struct Case {
    std::string_view why, tsv, expected;
  };
  static constexpr Case kCases[] = {
      {"fields", "R\tR11\tÎle-de-France\nC\t93066\n", "line 2: no territory"},
      {"kind", "X\t1\tx\ty\n", "line 1: unknown kind of line"},
      {"population", "C\t93066\tSaint-Denis\n", "line 1: a field is missing"},
      {"other name", "A\t93066\tSaint-Denis\n", "line 1: other name of an unknown code"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto loaded = Gazetteer::load(std::string(c.tsv));
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().detail, c.expected);
  }
  EXPECT_TRUE(Gazetteer::load(""));
}

}  // namespace
}  // namespace vigie::tag
