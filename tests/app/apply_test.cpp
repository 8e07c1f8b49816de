// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "app/apply_scene.hpp"
#include "app/rota/rota_week.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

TEST_F(Apply, WritesEverythingOnce) {
  const ApplyOutcome outcome = run();
  EXPECT_EQ(mistakes(outcome), "");
  EXPECT_TRUE(outcome.applied);
  EXPECT_TRUE(outcome.difference.drifts.empty());
  auto reader = db_.reader();
  const auto nord = store::centre_by_key(reader, "nord");
  ASSERT_TRUE(nord);
  EXPECT_EQ(nord->centre.territory, std::vector<std::string>{"59"});
  const auto held = store::open_allocations(reader);
  ASSERT_EQ(held->size(), 2U);
  EXPECT_EQ(held->at(0).centre_key, "nord");
  EXPECT_EQ(held->at(0).backup_key, "sud");
  EXPECT_EQ(held->at(0).weight_minutes, 30);
  EXPECT_EQ(store::themes(reader)->at(0).terms.at(0).term, "hôpital");
  EXPECT_EQ(store::load_rota(reader)->plan.size(), 2U);
}

TEST_F(Apply, ChangesNothingTheSecondTime) {
  run();
  const ApplyOutcome second = run();
  EXPECT_TRUE(second.difference.empty())
      << testing::PrintToString(names(second.difference.changes));
  EXPECT_TRUE(second.difference.drifts.empty());
  EXPECT_EQ(count("SELECT count(*) FROM allocation"), 2);
}

TEST_F(Apply, KnowsNoRemindersFromTheUsualOnes) {
  write("rota.toml",
        "valable = { du = 2027-09-06, au = 2027-09-10 }\n"
        "[tour.panorama]\nordre = [\"nord\", \"sud\"]\nrappel = []\n"
        "[planning.panorama]\n2027-09-06 = \"nord\"\n");
  run();
  EXPECT_TRUE(run().difference.empty());
  auto reader = db_.reader();
  EXPECT_TRUE(store::load_rota(reader)->reminder_days.empty());
}

TEST_F(Apply, WritesNothingWhenItIsOnlyPlanned) {
  const ApplyOutcome outcome = run({.plan_only = true, .take = {}});
  EXPECT_FALSE(outcome.applied);
  EXPECT_FALSE(outcome.difference.changes.empty());
  EXPECT_EQ(count("SELECT count(*) FROM centre"), 0);
}

TEST_F(Apply, TellsTheMistakesOfAllFilesAtOnceAndWritesNothing) {
  write("centres.toml", std::string(kCentres) + "fusau = \"Europe/Paris\"\n");
  write("rota.toml", std::string(kRota) + "2027-09-20 = \"nord\"\n");
  write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss",
                                        "vigie:suppleant=\"nord\" vigie:acces=\"payant\"")));
  const ApplyOutcome outcome = run();
  EXPECT_EQ(
      mistakes(outcome),
      "centres.toml:7:1: clé inconnue « fusau » ; vouliez-vous dire « fuseau » ?\n"
      "rota.toml:7:1: la semaine du 2027-09-20 est hors de la période « valable » (2027-09-06 "
      "à 2027-09-17).\n"
      "nord.opml:4:1: vigie:acces attend « libre », « abonnes » ou « inscription », pas "
      "« payant ».\n"
      "nord.opml:4:1: « nord » ne peut pas être son propre suppléant.\n");
  EXPECT_FALSE(outcome.applied);
  EXPECT_EQ(count("SELECT count(*) FROM centre"), 0);
}

TEST_F(Apply, SaysWhatIsWrongInAListOfSources) {
  struct Case {
    std::string_view why, attributes, expected;
  };
  static constexpr Case kCases[] = {
      {"unknown attribute", "vigie:supleant=\"sud\"",
       "nord.opml:4:1: attribut inconnu « vigie:supleant » ; vouliez-vous dire "
       "« vigie:suppleant » ?\n"},
      {"unknown backup", "vigie:suppleant=\"sude\"",
       "nord.opml:4:1: centre inconnu « sude » ; vouliez-vous dire « sud » ?\n"},
      {"unknown theme", "vigie:themes=\"sante, santé\"",
       "nord.opml:4:1: thème inconnu « santé » ; vouliez-vous dire « sante » ?\n"},
      {"weight", "vigie:poids=\"une heure\"",
       "nord.opml:4:1: vigie:poids attend des minutes par semaine ou « mesure », pas "
       "« une heure ».\n"},
      {"territory", "vigie:territoire=\"Lille\"",
       "nord.opml:4:1: vigie:territoire : « Lille » n’est pas un code de département (\"93\") ou "
       "de "
       "région (\"R32\").\n"},
      {"yes or no", "vigie:fixe=\"vrai\"",
       "nord.opml:4:1: vigie:fixe attend « oui » ou « non », pas « vrai ».\n"},
      {"more words than are ever granted", "vigie:extrait=\"26\" vigie:extrait-motif=\"accord\"",
       "nord.opml:4:1: vigie:extrait attend un nombre de mots, 25 au plus, pas "
       "«\u00a026\u00a0».\n"},
      {"words that are no number", "vigie:extrait=\"dix\" vigie:extrait-motif=\"accord\"",
       "nord.opml:4:1: vigie:extrait attend un nombre de mots, 25 au plus, pas "
       "«\u00a0dix\u00a0».\n"},
      {"a grant without its reason", "vigie:extrait=\"20\"",
       "nord.opml:4:1: vigie:extrait demande son motif dans vigie:extrait-motif (l’accord de "
       "l’éditeur, sa licence…).\n"},
      {"a grant of nothing needs none", "vigie:extrait=\"0\"", ""},
      {"others' attributes are theirs", "category=\"/presse\"", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss", c.attributes)));
    EXPECT_EQ(mistakes(run({.plan_only = true, .take = {}})), c.expected);
  }
}

TEST_F(Apply, GrantsAnExtractAndTakesItBack) {
  const auto granted = [this] {
    return count("SELECT coalesce(max(extract_words), -1) FROM source WHERE url_key LIKE '%/rss'");
  };
  write("feeds/nord.opml",
        opml(outline("La Gazette", "https://gazette.fr/rss",
                     "vigie:extrait=\"20\" vigie:extrait-motif=\"accord du 3 mars\"")));
  EXPECT_EQ(mistakes(run()), "");
  EXPECT_EQ(granted(), 20);
  EXPECT_EQ(count("SELECT count(*) FROM source WHERE extract_reason = 'accord du 3 mars'"), 1);
  write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss")));
  EXPECT_EQ(mistakes(run()), "");
  EXPECT_EQ(granted(), 0);
}

TEST_F(Apply, NamesAFileWhoseCentreDoesNotExist) {
  write("feeds/nors.opml", opml(""));
  EXPECT_EQ(mistakes(run()),
            "nors.opml: le nom du fichier désigne un centre inconnu « nors » ; "
            "vouliez-vous dire « nord » ?\n");
}

TEST_F(Apply, KeepsAFeedOfTwoCentresOnce) {
  write("feeds/sud.opml", opml(outline("La Gazette", "http://www.gazette.fr/rss/")));
  const ApplyOutcome outcome = run();
  EXPECT_EQ(
      mistakes(outcome),
      "sud.opml:4:1: attention : même flux que " + (folder_.path() / "feeds/nord.opml").string() +
          ":4 sous une autre adresse : « https://gazette.fr/rss » ; une seule sera relevée.\n");
  EXPECT_EQ(count("SELECT count(*) FROM source"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE to_at IS NULL"), 2);
}

TEST_F(Apply, RefusesAFeedTwiceInOneFile) {
  write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss") +
                                outline("Gazette", "https://gazette.fr/rss?utm_source=rss")));
  EXPECT_TRUE(config::has_errors(run().diagnostics));
}

TEST_F(Apply, ClosesOneHoldAndOpensAnotherWhenItChanges) {
  run();
  write("feeds/nord.opml", opml(outline("La Gazette", "https://gazette.fr/rss",
                                        "vigie:suppleant=\"sud\" vigie:poids=\"60\"")));
  const ApplyOutcome outcome = run({}, kApplyNow + kDaySeconds);
  EXPECT_EQ(names(outcome.difference.changes),
            std::vector<std::string>{"allocation:nord https://gazette.fr/rss"});
  EXPECT_EQ(count("SELECT count(*) FROM allocation"), 3) << "the past stays true";
  EXPECT_EQ(count("SELECT to_at - from_at FROM allocation WHERE to_at IS NOT NULL"), kDaySeconds);
}

TEST_F(Apply, RetiresAFeedThatLeftAllFilesAndTakesItBack) {
  run();
  write("feeds/sud.opml", opml(""));
  run();
  EXPECT_EQ(count("SELECT count(*) FROM source WHERE retired_at IS NOT NULL"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM source"), 2) << "its articles point at it";
  EXPECT_TRUE(run().difference.empty());
  write("feeds/sud.opml", opml(outline("Le Midi", "https://midi.fr/rss")));
  run();
  EXPECT_EQ(count("SELECT count(*) FROM source WHERE retired_at IS NOT NULL"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM source"), 2);
}

TEST_F(Apply, ShowsWhatTheProgramChangedAndKeepsIt) {
  run();
  execute("UPDATE centre SET name = 'Sud et outre-mer' WHERE key = 'sud'");
  execute("UPDATE theme SET retired_at = 1 WHERE code = 'sante'");
  const ApplyOutcome outcome = run();
  ASSERT_EQ(outcome.difference.drifts.size(), 2U);
  EXPECT_EQ(name_of(outcome.difference.drifts[0].key), "centre:sud");
  EXPECT_EQ(outcome.difference.drifts[1].database, "") << "removed in the program";
  EXPECT_EQ(count("SELECT count(*) FROM centre WHERE name = 'Sud et outre-mer'"), 1);
  EXPECT_EQ(run().difference.drifts.size(), 2U) << "until somebody settles it";
}

TEST_F(Apply, OverwritesDriftOnlyWhereItIsNamed) {
  run();
  execute("UPDATE centre SET name = 'Sud et outre-mer' WHERE key = 'sud'");
  execute("UPDATE centre SET name = 'Grand Nord' WHERE key = 'nord'");
  const ApplyOutcome outcome = run({.plan_only = false, .take = {"centre:sud"}});
  ASSERT_EQ(outcome.difference.changes.size(), 1U);
  EXPECT_TRUE(outcome.difference.changes[0].overwrites);
  EXPECT_EQ(count("SELECT count(*) FROM centre WHERE name = 'Sud'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM centre WHERE name = 'Grand Nord'"), 1);
}

TEST_F(Apply, SettlesDriftWhenTheFilesAgreeWithTheProgram) {
  run();
  execute("UPDATE centre SET name = 'Midi et demi' WHERE key = 'sud'");
  write("centres.toml",
        "[centre.nord]\nnom = \"Nord\"\nterritoires = [\"59\"]\n"
        "[centre.sud]\nnom = \"Midi et demi\"\nalias = [\"Midi\"]\n");
  const ApplyOutcome outcome = run();
  EXPECT_TRUE(outcome.difference.drifts.empty());
  EXPECT_TRUE(outcome.difference.changes.empty());
  EXPECT_TRUE(run().difference.empty());
}

TEST_F(Apply, KeepsThePlanBeforeTheNextOneBegins) {
  run();
  write("rota.toml",
        "valable = { du = 2027-09-20, au = 2027-10-01 }\n"
        "[tour.panorama]\nordre = [\"nord\", \"sud\"]\n"
        "[planning.panorama]\n2027-09-20 = \"nord\"\n2027-09-27 = \"sud\"\n");
  EXPECT_TRUE(run().difference.drifts.empty());
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 4);
  EXPECT_TRUE(run().difference.empty());
}

TEST_F(Apply, RemovesAWeekToComeThatLeftTheFileOnlyWhereItIsNamed) {
  run();
  write("rota.toml",
        "valable = { du = 2027-09-06, au = 2027-09-10 }\n"
        "[tour.panorama]\nordre = [\"nord\", \"sud\"]\n"
        "[planning.panorama]\n2027-09-06 = \"nord\"\n");
  const ApplyOutcome outcome = run();
  ASSERT_EQ(outcome.difference.kept.size(), 1U);
  EXPECT_EQ(name_of(outcome.difference.kept[0]), "semaine:2027-09-13");
  EXPECT_EQ(outcome.difference.kept[0].file, "");
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 2);
  run({.plan_only = false, .take = {"semaine:2027-09-13"}});
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 1);
  EXPECT_TRUE(run().difference.kept.empty());
}

TEST_F(Apply, RollsEverythingBackWhenOneWriteFails) {
  execute("CREATE TRIGGER refuse BEFORE INSERT ON absence BEGIN SELECT RAISE(ABORT, 'disk'); END");
  write("rota.toml",
        std::string(kRota) + "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-08\nau = 2027-09-09\n");
  const auto config = config::load_vigie(folder_.path() / "vigie.toml");
  const auto outcome = apply(db_, config.value, {}, kApplyNow);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, Code::storage);
  EXPECT_EQ(count("SELECT count(*) FROM centre"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM applied"), 0);
}

TEST_F(Apply, AppliesTheFilesThatComeWithVigie) {
  const auto config = config::load_vigie(test::source_dir() / "config/vigie.toml");
  const auto outcome = apply(db_, config.value, {}, kApplyNow);
  ASSERT_TRUE(outcome) << outcome.error().detail;
  for (const config::Diagnostic& d : outcome->diagnostics) ADD_FAILURE() << config::to_line(d);
  EXPECT_GE(count("SELECT count(*) FROM source"), 80);
  EXPECT_EQ(count("SELECT count(*) FROM centre WHERE id NOT IN (SELECT centre_id FROM allocation)"),
            0);
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE backup_centre_id IS NULL"), 0);
  const auto again = apply(db_, config.value, {}, kApplyNow);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->difference.empty());
}

TEST_F(Apply, ThenShowsAWeekWithItsExceptions) {
  const auto config = config::load_vigie(test::source_dir() / "config/vigie.toml");
  ASSERT_TRUE(apply(db_, config.value, {}, kApplyNow));
  auto reader = db_.reader();
  const Day week = parse_day("2027-02-01").value();
  const auto shown = rota_week(reader, week, "oriv", week);
  ASSERT_TRUE(shown);
  ASSERT_TRUE(shown->duty);
  EXPECT_EQ(shown->duty->centre, "oriv");
  EXPECT_EQ(shown->duty->planned, "cr-csur");
  EXPECT_EQ(shown->duty->why, rota::Why::replacement);
  ASSERT_EQ(shown->centres.size(), 1U);
  EXPECT_FALSE(shown->centres[0].held.empty());
  const auto away = rota_week(reader, parse_day("2027-02-15").value(), "oriv", week);
  ASSERT_EQ(away->centres.at(0).absences.size(), 1U);
  EXPECT_EQ(away->centres[0].held.at(0).reader, "trajectoire-ressources");
  EXPECT_EQ(rota_week(reader, week, "nulle-part", week).error().code, Code::not_found);
}

}  // namespace
}  // namespace vigie::app
