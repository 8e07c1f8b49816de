// SPDX-License-Identifier: EUPL-1.2
// Who owns what: what the program decided is never undone by a file that nobody touched.
#include <gtest/gtest.h>

#include <random>

#include "app/apply_scene.hpp"
#include "rota/duty.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/filter_rule_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kExceptions =
    "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-07\nau = 2027-09-08\nmotif = \"congés\"\n"
    "[[remplacement]]\nsemaine = 2027-09-06\npour = \"nord\"\npar = \"sud\"\n"
    "[[echange]]\nentre = [\"nord\", \"sud\"]\nsemaines = [2027-09-20, 2027-09-27]\n";

/// Four weeks, an absence, a replacement and a swap that is only asked.
constexpr std::string_view kFullRota =
    "valable = { du = 2027-09-06, au = 2027-10-01 }\n"
    "acte_le = 2027-06-14\nacte_par = \"Comité\"\n"
    "[tour.panorama]\nordre = [\"nord\", \"sud\"]\n"
    "[planning.panorama]\n2027-09-06 = \"nord\"\n2027-09-13 = \"sud\"\n2027-09-20 = \"nord\"\n"
    "2027-09-27 = \"sud\"\n";

constexpr std::string_view kFilters =
    "[regle.sport]\nnom = \"Sport\"\ncentre = \"sud\"\n"
    "si = { titre = [\"match\", \"ligue\"], rubrique = [\"sport\"], apres = 2027-01-01, "
    "un_de = [{ auteur = [\"AFP\"] }, { adresse = [\"/foot/\"] }], "
    "sauf = { titre = [\"quartier\"], sauf = [{ texte = [\"stade\"] }] } }\n"
    "[regle.emploi]\nnom = \"Offres\"\nsi = { titre = [\"recrute\"] }\n";

class WhoOwnsWhat : public Apply {
 protected:
  WhoOwnsWhat() { write("rota.toml", std::string(kFullRota) + std::string(kExceptions)); }

  std::string text(std::string_view sql) {
    auto reader = db_.reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value());
    return query.text(0);
  }

  /// Nothing to write, nothing to say.
  void expect_silence(const ApplyOutcome& outcome) {
    EXPECT_TRUE(outcome.difference.changes.empty())
        << testing::PrintToString(names(outcome.difference.changes));
    EXPECT_TRUE(outcome.difference.drifts.empty());
    EXPECT_TRUE(outcome.difference.kept.empty());
  }

  static std::vector<std::string> kept(const ApplyOutcome& outcome) {
    std::vector<std::string> all;
    for (const Kept& each : outcome.difference.kept) all.push_back(name_of(each));
    return all;
  }
};

using Names = std::vector<std::string>;

TEST_F(WhoOwnsWhat, TheRotaOfAFileComesOnceWithTheFileAsItsAuthor) {
  EXPECT_TRUE(run().applied);
  EXPECT_EQ(count("SELECT count(*) FROM duty_turn JOIN duty_plan ON duty_plan.id = plan_id "
                  "WHERE origin = 'file' AND acted_by IS NULL AND meeting = 'Comité' "
                  "AND acted_on = '2027-06-14'"),
            4);
  EXPECT_EQ(
      count("SELECT count(*) FROM duty_override WHERE origin = 'file' AND created_by IS NULL"), 2);
  EXPECT_EQ(text("SELECT state FROM duty_override WHERE kind = 'swap'"), "asked");
  EXPECT_EQ(text("SELECT state FROM duty_override WHERE kind = 'replacement'"), "taken");
  EXPECT_EQ(text("SELECT origin || reason FROM absence"), "filecongés");
  expect_silence(run());
  EXPECT_EQ(count("SELECT count(*) FROM duty_override"), 2);
}

TEST_F(WhoOwnsWhat, WhatTheProgramMadeOfTheRotaStaysWithoutAWord) {
  run();
  execute(
      "UPDATE duty_turn SET centre_id = (SELECT id FROM centre WHERE key = 'nord') "
      "WHERE week_on = '2027-09-13'");
  execute("DELETE FROM duty_turn WHERE week_on = '2027-09-27'");
  execute("UPDATE duty_override SET state = 'withdrawn' WHERE kind = 'replacement'");
  execute("UPDATE duty_override SET state = 'taken', answered_at = 1820100000 WHERE kind = 'swap'");
  execute("UPDATE absence SET withdrawn_at = 1");
  execute(
      "INSERT INTO absence (centre_id, from_on, to_on, origin, created_at, changed_at) "
      "SELECT id, '2027-09-20', '2027-09-21', 'program', 1, 1 FROM centre WHERE key = 'nord'");
  for (int times = 0; times < 2; ++times) {
    expect_silence(run());
    EXPECT_EQ(text("SELECT key FROM duty_turn JOIN centre ON centre.id = centre_id "
                   "WHERE week_on = '2027-09-13'"),
              "nord");
    EXPECT_EQ(count("SELECT count(*) FROM duty_turn"), 3);
    EXPECT_EQ(count("SELECT count(*) FROM duty_override"), 2);
    EXPECT_EQ(count("SELECT count(*) FROM absence WHERE withdrawn_at IS NULL"), 1);
  }
}

TEST_F(WhoOwnsWhat, AnExceptionThatWasTakenBackDoesNotComeBackWithAnOlderFile) {
  run();
  execute("UPDATE absence SET withdrawn_at = 1");
  write("rota.toml", kFullRota);
  run();
  write("rota.toml", std::string(kFullRota) + std::string(kExceptions));
  expect_silence(run());
  EXPECT_EQ(count("SELECT count(*) FROM absence WHERE withdrawn_at IS NULL"), 0);
}

TEST_F(WhoOwnsWhat, ANewLineOfTheFileIsImportedAndATouchedOneIsToldAndLeft) {
  run();
  std::string rota = std::string(kFullRota) + std::string(kExceptions) + "accepte = 2027-09-02\n" +
                     "[[absence]]\ncentre = \"nord\"\ndu = 2027-09-15\nau = 2027-09-16\n";
  write("rota.toml", rota);
  const ApplyOutcome outcome = run();
  EXPECT_EQ(names(outcome.difference.changes), Names{"absence:nord 2027-09-15 2027-09-16"});
  EXPECT_EQ(kept(outcome), Names{"echange:2027-09-20 2027-09-27"});
  EXPECT_EQ(text("SELECT state FROM duty_override WHERE kind = 'swap'"), "asked");
  run({.plan_only = false, .take = {"echange:2027-09-20 2027-09-27"}});
  EXPECT_EQ(text("SELECT group_concat(state) FROM duty_override WHERE kind = 'swap'"),
            "withdrawn,taken")
      << "what was there before stays as a record";
  auto reader = db_.reader();
  EXPECT_EQ(store::load_rota(reader)->swaps.at(0).accepted_on, parse_day("2027-09-02"));
  expect_silence(run());
}

TEST_F(WhoOwnsWhat, AWeekThatHasBegunIsNotTakenBack) {
  run();
  write("rota.toml", kFullRota);
  const auto config = config::load_vigie(folder_.path() / "vigie.toml");
  const auto late =
      apply(db_, config.value, {.plan_only = false, .take = {"remplacement:2027-09-06"}},
            kApplyNow + 5 * kDaySeconds);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::conflict);
  EXPECT_NE(late.error().sentence.find("a commencé"), std::string::npos);
  EXPECT_EQ(text("SELECT state FROM duty_override WHERE kind = 'replacement'"), "taken");
}

TEST_F(WhoOwnsWhat, AFieldChangedInTheProgramStaysAndTheOthersFollowTheFile) {
  run();
  execute(
      "UPDATE source SET title = 'La Gazette du soir' WHERE url_key = 'https://gazette.fr/rss'");
  const ApplyOutcome untouched = run();
  EXPECT_TRUE(untouched.difference.changes.empty());
  EXPECT_EQ(kept(untouched), Names{"source:https://gazette.fr/rss:titre"});
  EXPECT_TRUE(untouched.difference.drifts.empty()) << "kept is no drift";
  write("feeds/nord.opml",
        opml(outline("La Gazette de Lille", "https://gazette.fr/rss",
                     "vigie:suppleant=\"sud\" vigie:poids=\"30\" vigie:acces=\"abonnes\" "
                     "vigie:themes=\"sante\" htmlUrl=\"https://gazette.fr/\"")));
  EXPECT_EQ(kept(run()), Names{"source:https://gazette.fr/rss:titre"});
  EXPECT_EQ(text("SELECT title || access || site_url FROM source WHERE id = 1"),
            "La Gazette du soirsubscribershttps://gazette.fr/");
  EXPECT_EQ(text("SELECT theme_code FROM source_theme"), "sante");
  EXPECT_EQ(kept(run()), Names{"source:https://gazette.fr/rss:titre"});
  run({.plan_only = false, .take = {"source:https://gazette.fr/rss:titre"}});
  EXPECT_EQ(text("SELECT title FROM source WHERE id = 1"), "La Gazette de Lille");
  expect_silence(run());
}

TEST_F(WhoOwnsWhat, RowsOfTheProgramStandBesideThoseOfTheFiles) {
  write("filters.toml", kFilters);
  run();
  execute(
      "INSERT INTO source (url, url_key, title, added_at) VALUES ('https://t.fr', "
      "'https://t.fr', 'T', 1)");
  execute("INSERT INTO allocation (source_id, centre_id, from_at) VALUES (3, 1, 1)");
  execute("INSERT INTO filter_rule (key, name, created_at, changed_at) VALUES ('p1', 'P', 1, 1)");
  execute("INSERT INTO filter_condition (rule_id, role) VALUES (3, 'all')");
  expect_silence(run());
  EXPECT_EQ(count("SELECT count(*) FROM source WHERE retired_at IS NULL"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM filter_rule WHERE withdrawn_at IS NULL"), 3);
}

TEST_F(WhoOwnsWhat, WhatTheProgramTookAwayStaysAwayUntilItIsTaken) {
  run();
  execute(
      "UPDATE allocation SET to_at = 5 WHERE centre_id = (SELECT id FROM centre WHERE "
      "key = 'nord')");
  const std::string name = "allocation:nord https://gazette.fr/rss";
  EXPECT_EQ(kept(run()), Names{name});
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE to_at IS NULL"), 1);
  run({.plan_only = false, .take = {name}});
  EXPECT_EQ(count("SELECT count(*) FROM allocation WHERE to_at IS NULL"), 2);
  expect_silence(run());
}

TEST_F(WhoOwnsWhat, FilterRulesAreRowsThatSayTheSameAsTheirFile) {
  write("filters.toml", kFilters);
  run();
  auto reader = db_.reader();
  const auto rules = store::filter_rules(reader);
  ASSERT_TRUE(rules) << rules.error().detail;
  ASSERT_EQ(rules->size(), 2U);
  const FilterCondition& condition = rules->at(0).condition;
  EXPECT_EQ(condition.tests.size(), 2U);
  EXPECT_EQ(condition.one_of.size(), 2U);
  ASSERT_EQ(condition.except.size(), 1U);
  EXPECT_EQ(condition.except[0].except.at(0).tests.at(0).any_of, Names{"stade"});
  expect_silence(run());

  execute("UPDATE filter_rule SET name = 'Les matchs' WHERE key = 'sport'");
  write("filters.toml", "[regle.sport]\nnom = \"Sport\"\nsi = { titre = [\"match\"] }\n");
  EXPECT_EQ(kept(run()), Names{"filtre:sport:nom"});
  const auto changed = store::filter_rules(reader);
  ASSERT_EQ(changed->size(), 1U) << "the other one left the file";
  EXPECT_EQ(changed->at(0).name, "Les matchs");
  EXPECT_EQ(changed->at(0).centre, "");
  EXPECT_TRUE(changed->at(0).condition.one_of.empty());
  EXPECT_EQ(count("SELECT count(*) FROM filter_expression WHERE expression = 'ligue'"), 0);
}

TEST_F(WhoOwnsWhat, OneWeekReadAloneIsTheWeekOfTheWholePlan) {
  write("rota.toml", std::string(kFullRota) + std::string(kExceptions) + "accepte = 2027-09-02\n" +
                         "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-13\nau = 2027-09-17\n");
  run();
  execute("UPDATE duty_override SET state = 'withdrawn' WHERE kind = 'replacement'");
  auto reader = db_.reader();
  const auto whole = store::load_rota(reader);
  ASSERT_TRUE(whole) << whole.error().detail;
  const Day first = parse_day("2027-08-30").value();
  for (int number = 0; number < 6; ++number) {
    const Day week = first + 7 * number;
    const auto alone = store::load_duty(reader, week);
    ASSERT_TRUE(alone) << alone.error().detail;
    const auto expected = rota::duty_on(*whole, week);
    const auto found = rota::duty_on(*alone, week);
    ASSERT_EQ(found.has_value(), expected.has_value()) << iso(week);
    if (!expected) continue;
    EXPECT_EQ(found->centre, expected->centre) << iso(week);
    EXPECT_EQ(found->instead_of, expected->instead_of);
    EXPECT_EQ(found->why, expected->why);
  }
}

/// One row of three fields, changed at random on either side.
TEST(Compare, NeverUndoesAFieldOfTheProgramAndTakesEveryOtherOfTheFiles) {
  std::mt19937 chance(55);
  const FactKey key("source", "s");
  const std::vector<std::string> fields = {"acces", "site", "titre"};
  for (int run = 0; run < 400; ++run) {
    Facts files{{key, "acces=a\nsite=a\ntitre=a"}};
    Facts applied;
    Facts database;
    std::set<std::string> own;  // what the program changed last
    for (int step = 0; step < 12; ++step) {
      const std::string& field = fields[chance() % fields.size()];
      const std::string value(1, static_cast<char>('a' + chance() % 3));
      if (chance() % 2 == 0) {
        files[key] = with_field(files[key], field, value);
      } else if (database.count(key) > 0) {
        database[key] = with_field(database[key], field, value);
        own.insert(field);
        if (fields_of(files[key]).at(field) == value) own.erase(field);
      }
      const Facts before = database;
      const Difference difference = compare(files, applied, database, {});
      EXPECT_TRUE(difference.drifts.empty());
      for (const Change& change : difference.changes) database[change.key] = change.after;
      for (const Change& change : difference.changes) applied[change.key] = files[change.key];
      for (const FactKey& settled : difference.settled) applied[settled] = files[settled];
      const auto now = fields_of(database[key]);
      const auto said = fields_of(files[key]);
      for (const std::string& each : fields) {
        const bool agree = now.at(each) == said.at(each);
        if (agree) own.erase(each);
        if (own.count(each) > 0) {
          EXPECT_EQ(now.at(each), fields_of(before.at(key)).at(each)) << "kept";
        } else {
          EXPECT_TRUE(agree) << each << " follows the file";
        }
      }
      EXPECT_TRUE(compare(files, applied, database, {}).changes.empty()) << "once is enough";
    }
  }
}

}  // namespace
}  // namespace vigie::app
