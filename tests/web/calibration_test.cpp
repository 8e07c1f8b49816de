// SPDX-License-Identifier: EUPL-1.2
// A centre has its desk timed for a fortnight: offered where two people read, told to all of them,
// kept by source alone, used as load.
#include "app/rota/calibration.hpp"

#include <gtest/gtest.h>

#include "app/job_list.hpp"
#include "app/rota/source_load.hpp"
#include "store/upkeep/notification_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

/// Aïcha and Bruno read the Gazette for Pôle; Chloé is alone at ORIV.
class CalibrationPages : public SiteTest {
 protected:
  CalibrationPages() {
    sample.run(
        "INSERT INTO source (id, url, url_key, title, added_at) "
        "VALUES (9, 'https://g.example/', 'g', 'La Gazette', 1)");
    sample.run(
        "INSERT INTO allocation (source_id, centre_id, weight_minutes, from_at) "
        "SELECT 9, id, 40, 1 FROM centre WHERE key = 'pole'");
    aicha.log_in("aicha@pole.example");
    bruno.log_in("bruno@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  Response post(Browser& browser, const std::string& path, Pairs form = {}) {
    form.emplace_back("jeton", browser.token());
    return browser.post(path, std::move(form));
  }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }
  /// Decided `seconds` after the gesture before.
  void decide(Browser& browser, int seconds, std::string_view decision) {
    const StoryId story = sample.story({});
    sample.run("INSERT INTO sighting SELECT max(id), 9, first_seen_at, first_seen_at FROM article");
    clock.advance(seconds);
    const Response done = post(browser, "/pile/" + std::to_string(story.value) + "/decision",
                               {{"version", "1"}, {"decision", std::string(decision)}});
    ASSERT_LT(done.status, 400) << done.body;
  }
  /// Six readings of 90 seconds each, by each of them.
  void read_for_a_while() {
    for (Browser* reader : {&aicha, &bruno}) {
      decide(*reader, 600, "ecarter");
      for (int i = 0; i < 3; ++i) decide(*reader, 90, "garder");
    }
  }
  std::vector<std::string> mails() {
    auto reader = sample.db().reader();
    std::vector<std::string> bodies;
    const auto due = store::due_notifications(reader, clock.now(), 100);
    for (const store::Notification& one : *due) {
      if (one.kind != app::kCalibrationMail) continue;
      const auto text = app::compose_calibration({reader, config_of_mails, one, clock.now()});
      if (text && *text) bodies.push_back((*text)->subject + "\n" + (*text)->body);
    }
    return bodies;
  }

  config::VigieConfig config_of_mails;
  Browser aicha{*site};
  Browser bruno{*site};
  Browser chloe{*site};
};

TEST_F(CalibrationPages, IsOfferedWhereTwoPeopleReadAndNotToOneAlone) {
  EXPECT_TRUE(says(aicha.get("/tour/charges/sources"), "Mesurer notre pile pendant deux semaines"));
  const Response alone = chloe.get("/tour/charges/sources");
  EXPECT_FALSE(says(alone, "Mesurer notre pile"));
  EXPECT_TRUE(says(alone, "deux personnes au moins"));
  EXPECT_FALSE(says(chloe.get("/tour/charges/sources?centre=pole"), "Mesurer notre pile"))
      << "a centre chooses for itself";
  EXPECT_EQ(post(chloe, "/tour/mesure").status, 409);
  EXPECT_EQ(sample.number("SELECT count(*) FROM calibration"), 0);
}

TEST_F(CalibrationPages, IsToldToTheWholeTeamAndStoppedByAnyOfIt) {
  EXPECT_EQ(post(aicha, "/tour/mesure").status, 303);
  EXPECT_EQ(post(bruno, "/tour/mesure").status, 409) << "one at a time";
  const auto told = mails();
  ASSERT_EQ(told.size(), 3U) << "Aïcha, Bruno and René";
  EXPECT_NE(told[0].find("Seule la durée médiane de chaque source est gardée"), std::string::npos);
  EXPECT_EQ(post(chloe, "/tour/mesure/arret", {{"mesure", "1"}}).status, 409);
  read_for_a_while();
  EXPECT_EQ(post(bruno, "/tour/mesure/arret", {{"mesure", "1"}}).status, 303);
  EXPECT_TRUE(says(aicha.get("/tour/charges/sources"), "a été arrêtée\u00a0: rien n’en est gardé"));
  EXPECT_EQ(*app::finish_calibrations(sample.db(), clock.now() + 20 * kDaySeconds), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM calibration_source"), 0);
  EXPECT_TRUE(mails().empty()) << "what was not sent yet is true no more";
}

TEST_F(CalibrationPages, KeepsFiguresOfSourcesAndTheyAreTheLoad) {
  sample.run("UPDATE curator SET disabled_at = 1 WHERE email LIKE 'rene%'");
  ASSERT_EQ(post(aicha, "/tour/mesure").status, 303);
  read_for_a_while();
  EXPECT_TRUE(says(aicha.get("/tour/charges/sources"), "dite par le fichier"));
  clock.advance(14 * kDaySeconds);
  const auto jobs = app::job_list();
  const auto job = std::ranges::find(jobs, "calibrations", &app::Job::name);
  ASSERT_NE(job, jobs.end());
  auto reader = sample.db().reader();
  EXPECT_TRUE(job->look(reader, config_of_mails, clock.now())->due);
  EXPECT_EQ(*app::finish_calibrations(sample.db(), clock.now()), 1);
  EXPECT_FALSE(job->look(reader, config_of_mails, clock.now())->due);
  EXPECT_EQ(sample.number("SELECT count(*) FROM calibration_source WHERE source_id = 9 "
                          "AND readings = 6 AND minutes = 1.5"),
            1);
  // 8 articles in twelve weeks, a minute and a half each.
  const auto rows = app::read_source_loads(reader, "pole", clock.now());
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ((*rows)[0].load.basis, app::LoadBasis::measured);
  EXPECT_DOUBLE_EQ((*rows)[0].load.minutes, 1.0);
  EXPECT_EQ((*rows)[0].work.items, 8);
  EXPECT_EQ((*rows)[0].work.decided, 8);
  EXPECT_EQ((*rows)[0].work.kept, 6);
  EXPECT_EQ((*rows)[0].work.relayed, 0);
  chloe.log_in("chloe@oriv.example");  // two weeks later
  const Response page = chloe.get("/tour/charges/sources?centre=pole&tri=gardes");
  EXPECT_TRUE(says(page, "mesurée (6 lectures)")) << page.body;
  EXPECT_TRUE(says(chloe.get("/tour/charges"), "1 source est mesurée par son centre"));
  ASSERT_EQ(mails().size(), 2U);
  EXPECT_NE(mails()[0].find("6 lectures"), std::string::npos) << mails()[0];
}

TEST_F(CalibrationPages, KeepNoPersonAndNoMoment) {
  auto reader = sample.db().reader();
  auto query = reader.prepare("SELECT name FROM pragma_table_info('calibration_source')");
  const auto columns = query.all([](const store::Statement& row) { return row.text(0); });
  EXPECT_EQ(*columns,
            (std::vector<std::string>{"calibration_id", "source_id", "readings", "minutes"}));
}

}  // namespace
}  // namespace vigie::web
