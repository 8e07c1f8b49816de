// SPDX-License-Identifier: EUPL-1.2
#include "config/rota.hpp"

#include <gtest/gtest.h>

#include "support/fixture.hpp"

namespace vigie::config {
namespace {

const Centres kCentres = {{"nord", "Nord", {}, {}, "Europe/Paris", {}},
                          {"sud", "Sud", {}, {}, "Europe/Paris", {}},
                          {"est", "Est", {}, {}, "Europe/Paris", {}}};

Loaded<Rota> load_rota_text(std::string_view text) {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "rota.toml", text);
  auto loaded = load_rota(folder.path() / "rota.toml", kCentres, {"sante", "education"});
  for (Diagnostic& d : loaded.diagnostics) d.file = "rota.toml";
  return loaded;
}

std::string rota_lines(const std::vector<Diagnostic>& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics) all += to_line(d) + "\n";
  return all;
}

/// Line 1 is the validity, 2 the duty, 3 the order, 4 what a test puts in; the plan follows.
std::string rota_with(std::string_view in_duty, std::string_view below = "",
                      std::string_view plan =
                          "2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n"
                          "2027-09-20 = \"est\"\n") {
  return "valable = { du = 2027-09-06, au = 2027-09-24 }\n[tour.panorama]\n"
         "ordre = [\"nord\", \"sud\", \"est\"]\n" +
         std::string(in_duty) + "\n[planning.panorama]\n" + std::string(plan) + std::string(below);
}

TEST(LoadRota, ReadsASmallFileWithItsDefaults) {
  const auto loaded = load_rota_text(rota_with(""));
  EXPECT_EQ(rota_lines(loaded.diagnostics), "");
  EXPECT_EQ(loaded.value.duty_backup, "suivant");
  EXPECT_EQ(loaded.value.handoff, "lundi 09:00");
  ASSERT_EQ(loaded.value.shares.size(), 3U) << "who is in the order owes a full share";
  EXPECT_EQ(loaded.value.shares[0].share, 1);
  ASSERT_EQ(loaded.value.plan.size(), 3U);
  EXPECT_EQ(loaded.value.plan[2].centre, "est");
}

TEST(LoadRota, ReadsEveryPart) {
  const auto loaded = load_rota_text(rota_with(
      "fermetures = [{ du = 2027-09-13, au = 2027-09-17, motif = \"rencontres\" }]",
      "[centre.nord]\npart = 0.5\nthemes = [\"sante\"]\n"
      "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-20\nau = 2027-09-22\n"
      "[[remplacement]]\nsemaine = 2027-09-20\npour = \"est\"\npar = \"sud\"\nmotif = \"grève\"\n"
      "[[echange]]\nentre = [\"nord\", \"est\"]\nsemaines = [2027-09-06, 2027-09-20]\n"
      "accepte = 2027-08-30\n",
      "2027-09-06 = \"nord\"\n2027-09-13 = \"\"\n2027-09-20 = \"est\"\n"));
  const Rota& rota = loaded.value;
  EXPECT_EQ(rota_lines(loaded.diagnostics),
            "rota.toml:17:11: la semaine du 2027-09-20 est à « nord », pas à « est ».\n");
  EXPECT_EQ(rota.shares[0].share, 0.5);
  ASSERT_EQ(rota.absences.size(), 2U);
  EXPECT_EQ(rota.absences[0].centre, "") << "a closure is everybody’s absence";
  EXPECT_EQ(rota.replacements.at(0).reason, "grève");
  EXPECT_EQ(iso(rota.swaps.at(0).accepted_on.value()), "2027-08-30");
}

TEST(LoadRota, ReadsTurnsOfADay) {
  const auto loaded = load_rota_text(rota_with("duree = \"jour\"\n"));
  EXPECT_EQ(rota_lines(loaded.diagnostics), "");
  EXPECT_EQ(loaded.value.turn, TurnSpan::day);
  for (const DutyTurn& turn : loaded.value.plan) EXPECT_EQ(turn.days, kDayTurnDays);
}

TEST(LoadRota, SaysWhatIsWrongInTheDuty) {
  struct Case {
    std::string_view why, in_duty, expected;
  };
  static constexpr Case kCases[] = {
      {"unknown key", "orde = []\n",
       "rota.toml:4:1: clé inconnue « orde » ; vouliez-vous dire « ordre » ?\n"},
      {"unknown backup", "suppleant = \"ouest\"\n",
       "rota.toml:4:13: centre inconnu « ouest » ; vouliez-vous dire « est » ?\n"},
      {"a backup that holds weeks", "suppleant = \"sud\"\n",
       "rota.toml:4:13: attention : « sud » serait son propre suppléant (semaine du 2027-09-13) : "
       "pour ses semaines, ce sera le suivant dans l’ordre.\n"},
      {"another span", "duree = \"mois\"\n",
       "rota.toml:4:9: «\u00a0duree\u00a0»\u00a0: «\u00a0jour\u00a0», «\u00a0semaine\u00a0» ou "
       "«\u00a0quinzaine\u00a0», pas «\u00a0mois\u00a0».\n"},
      {"a hand-over without hour", "relais = \"lundi\"\n",
       "rota.toml:4:10: « relais » s’écrit \"lundi 09:00\", pas « lundi ».\n"},
      {"a wrong kind", "suppleant = 1\n",
       "rota.toml:4:13: « suppleant » attend un texte entre guillemets, pas un nombre entier.\n"},
      {"a closed week that is held", "fermetures = [{ du = 2027-09-06, au = 2027-09-10 }]\n",
       "rota.toml:7:1: la semaine du 2027-09-06 est fermée mais le planning la donne à "
       "« nord ».\n"},
      {"an end before its start", "fermetures = [{ du = 2027-09-10, au = 2027-09-06 }]\n",
       "rota.toml:4:15: la fin (2027-09-06) est avant le début (2027-09-10).\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(rota_lines(load_rota_text(rota_with(c.in_duty)).diagnostics), c.expected);
  }
}

TEST(LoadRota, SaysWhatIsWrongInThePlan) {
  struct Case {
    std::string_view why, plan, expected;
  };
  static constexpr Case kCases[] = {
      {"unknown centre", "2027-09-06 = \"nor\"\n2027-09-13 = \"sud\"\n2027-09-20 = \"est\"\n",
       "rota.toml:5:1: une semaine sans ligne au planning : 2027-09-06.\n"
       "rota.toml:6:14: centre inconnu « nor » ; vouliez-vous dire « nord » ?\n"},
      {"not a Monday",
       "2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n2027-09-20 = \"est\"\n2027-09-21 = \"sud\"\n",
       "rota.toml:9:1: 2027-09-21 n’est pas un lundi : une semaine se désigne par son lundi "
       "(2027-09-20).\n"},
      {"outside the validity",
       "2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n2027-09-20 = \"est\"\n2027-09-27 = \"sud\"\n",
       "rota.toml:9:1: la semaine du 2027-09-27 est hors de la période « valable » (2027-09-06 à "
       "2027-09-24).\n"},
      {"two weeks running", "2027-09-06 = \"nord\"\n2027-09-13 = \"nord\"\n2027-09-20 = \"est\"\n",
       "rota.toml:7:1: « nord » est de tour deux semaines de suite (2027-09-06 et 2027-09-13).\n"},
      {"a week with no holder", "2027-09-06 = \"nord\"\n2027-09-13 = \"\"\n2027-09-20 = \"est\"\n",
       "rota.toml:7:1: la semaine du 2027-09-13 n’a pas de titulaire et n’est pas dans "
       "« fermetures ».\n"},
      {"weeks without a line", "2027-09-06 = \"nord\"\n",
       "rota.toml:5:1: 2 semaines sans ligne au planning : 2027-09-13, 2027-09-20.\n"},
      {"no date",
       "septembre = \"nord\"\n2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n"
       "2027-09-20 = \"est\"\n",
       "rota.toml:6:1: « septembre » n’est pas une date AAAA-MM-JJ.\n"},
      {"no plan yet", "",
       "rota.toml: attention : pas encore de planning : personne n’est de "
       "tour.\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(rota_lines(load_rota_text(rota_with("", "", c.plan)).diagnostics), c.expected);
  }
}

TEST(LoadRota, SaysWhatIsWrongInSharesAndExceptions) {
  struct Case {
    std::string_view why, below, expected;
  };
  // What is put below begins at line 9.
  static constexpr Case kCases[] = {
      {"share 0 in the order", "[centre.sud]\npart = 0\n",
       "rota.toml:3:18: « sud » est dans l’ordre mais sa part est 0 : l’ôter de l’ordre, ou lui "
       "donner une part.\n"},
      {"share too large", "[centre.sud]\npart = 12\n",
       "rota.toml:10:8: « part » va de 0 à 4, pas 12.\n"},
      {"unknown theme", "[centre.sud]\nthemes = [\"santé\"]\n",
       "rota.toml:10:11: thème inconnu « santé » ; vouliez-vous dire « sante » ?\n"},
      {"absence without its end", "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-13\n",
       "rota.toml:9:1: il manque « au ».\n"},
      {"replacement of a week not held",
       "[[remplacement]]\nsemaine = 2027-09-13\npour = \"nord\"\npar = \"est\"\n",
       "rota.toml:10:11: la semaine du 2027-09-13 est à « sud », pas à « nord ».\n"
       "rota.toml:10:11: attention : avec ce remplacement, « est » fait deux semaines de suite "
       "(2027-09-13 et 2027-09-20).\n"},
      {"replaced by oneself",
       "[[remplacement]]\nsemaine = 2027-09-13\npour = \"sud\"\npar = \"sud\"\n",
       "rota.toml:10:11: « sud » ne peut pas se remplacer soi-même.\n"},
      {"replacement on no Monday",
       "[[remplacement]]\nsemaine = 2027-09-14\npour = \"sud\"\npar = \"est\"\n",
       "rota.toml:10:11: 2027-09-14 n’est pas un lundi : une semaine se désigne par son lundi "
       "(2027-09-13).\n"},
      {"unknown duty",
       "[[remplacement]]\ntour = \"panoramas\"\nsemaine = 2027-09-06\npour = \"nord\"\n"
       "par = \"est\"\n",
       "rota.toml:10:8: tour inconnu « panoramas » ; vouliez-vous dire « panorama » ?\n"},
      {"swap that nobody accepted",
       "[[echange]]\nentre = [\"nord\", \"est\"]\nsemaines = [2027-09-06, 2027-09-20]\n",
       "rota.toml:11:13: attention : échange non accepté entre « nord » et « est » : il reste une "
       "demande, sans effet (ajouter « accepte » et sa date).\n"},
      {"swap of a week not held",
       "[[echange]]\nentre = [\"nord\", \"est\"]\nsemaines = [2027-09-06, 2027-09-13]\n"
       "accepte = 2027-08-30\n",
       "rota.toml:11:13: échange d’une semaine non tenue : celle du 2027-09-13 est à « sud », pas "
       "à "
       "« est ».\n"},
      {"swap of one", "[[echange]]\nentre = [\"nord\"]\nsemaines = [2027-09-06, 2027-09-13]\n",
       "rota.toml:9:1: un échange a deux centres (« entre ») et deux semaines.\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(rota_lines(load_rota_text(rota_with("", c.below)).diagnostics), c.expected);
  }
}

TEST(LoadRota, TellsOfAFileThatIsNotThere) {
  const auto loaded = load_rota("/nowhere/rota.toml", kCentres);
  EXPECT_EQ(rota_lines(loaded.diagnostics), "/nowhere/rota.toml: introuvable.\n");
}

}  // namespace
}  // namespace vigie::config
