// SPDX-License-Identifier: EUPL-1.2
// A day of the panorama's readers, from its log to its numbers.
#include "app/panorama/audience.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/job_list.hpp"
#include "app/panorama/read_audience.hpp"
#include "app/panorama/relay.hpp"
#include "app/panorama/spool.hpp"
#include "base/format.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

constexpr std::int64_t kHour = 3600;

class AudienceDay : public testing::Test {
 protected:
  AudienceDay() {
    config.database = folder.path() / "v.db";
    config.agents = test::source_dir() / "config/audience.toml";
    config.audience = {.counted_by = "vigie", .log = folder.path() / "audience.log"};
    config.web.public_url = "https://vigie.example";
    const StoryId story = sample.story({"Un article", "Le Journal", "", "free"});
    sample.tag(story, "theme", "sante", "Santé", "mot");
    if (!relay(sample.db(), sample.aicha(), {story, 1, {}}, "À lire pour les soins des habitants.",
               now)) {
      throw std::runtime_error("relay");
    }
    auto reader = sample.db().reader();
    auto query = reader.prepare("SELECT key FROM panorama_item");
    key = query.all([](const store::Statement& row) { return row.text(0); }).value().front();
  }

  void asked(std::string target, std::string address, std::int64_t after = 0,
             std::string agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0") {
    std::ofstream log(config.audience.log, std::ios::app);
    log << panorama::hit_line({.at = now + after,
                               .address = std::move(address),
                               .method = "GET",
                               .status = 200,
                               .target = std::move(target),
                               .referrer = "",
                               .agent = std::move(agent),
                               .account = false,
                               .tongue = true})
        << '\n';
  }
  void count(std::int64_t after = 0) {
    const auto run = count_audience(sample.db(), config, entropy, now + after);
    ASSERT_TRUE(run) << run.error().detail;
  }
  std::int64_t number(std::string_view subject, std::string_view code, std::string_view measure) {
    auto reader = sample.db().reader();
    return *store::audience_number(
        reader, {std::string(subject), std::string(code), std::string(measure)}, "2026");
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  test::SeededEntropy entropy;
  config::VigieConfig config;
  Instant now = test::kSampleNow;
  std::string key;
};

TEST_F(AudienceDay, CountsViewsAndVisitorsOfThePageItsThemeAndItsCentre) {
  for (int person = 0; person < 10; ++person) {
    asked("/panorama", "192.0.2." + std::to_string(person));
    if (person < 4) asked("/panorama/article/" + key, "192.0.2." + std::to_string(person));
    if (person < 3) asked("/panorama/theme/sante", "192.0.2." + std::to_string(person));
  }
  asked("/panorama/theme/inconnu", "192.0.2.1");
  asked("/panorama/theme/sante/encart?site=https%3A%2F%2Fwww.c.example", "192.0.2.50");
  count();
  EXPECT_EQ(number("site", "", "views"), 18);
  EXPECT_EQ(number("site", "", "visitors"), 10);
  EXPECT_EQ(number("page", "/panorama", "views"), 10);
  EXPECT_EQ(number("page", "/panorama/article/" + key, "views"), 4);
  EXPECT_EQ(number("theme", "sante", "views"), 7) << "its page, and its articles";
  EXPECT_EQ(number("theme", "sante", "visitors"), 4) << "one who reads both is one";
  EXPECT_EQ(number("theme", "inconnu", "views"), 0) << "a shelf that is none";
  EXPECT_EQ(number("centre", "pole", "views"), 4);
  EXPECT_EQ(number("site", "", "embeds"), 1) << "apart";
  EXPECT_EQ(number("theme", "sante", "embeds"), 1);
  EXPECT_EQ(number("embed_site", "https://www.c.example", "embeds"), 1);
}

TEST_F(AudienceDay, CountsEachLineOnceHoweverItIsRead) {
  asked("/panorama", "192.0.2.1");
  count();
  asked("/panorama", "192.0.2.1");
  asked("/panorama", "192.0.2.2");
  count(60);
  count(120);
  EXPECT_EQ(number("site", "", "views"), 3);
  EXPECT_EQ(number("site", "", "visitors"), 2);
}

TEST_F(AudienceDay, KeepsNoAddressAnywhere) {
  asked("/panorama", "198.51.100.77");
  count();
  EXPECT_EQ(test::read_file(config.audience.log).find("198.51.100.77"), std::string::npos)
      << "taken out of the log";
  for (const char* file : {"v.db", "v.db-wal"}) {
    EXPECT_EQ(test::read_file(folder.path() / file).find("198.51.100.77"), std::string::npos)
        << file;
  }
  const auto key_file = std::filesystem::status(folder.path() / "audience.log.cle").permissions();
  EXPECT_EQ(key_file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(AudienceDay, ForgetsItsVisitorsAndTheirKeyAtMidnight) {
  asked("/panorama", "192.0.2.1");
  count();
  const std::string key_then = test::read_file(folder.path() / "audience.log.cle");
  EXPECT_GT(sample.number("SELECT count(*) FROM audience_seen"), 0);
  const Instant tomorrow = now + 24 * kHour;
  auto reader = sample.db().reader();
  EXPECT_TRUE(look_for_audience(reader, config, tomorrow)->due) << "without a line too";
  count(24 * kHour);
  EXPECT_EQ(sample.number("SELECT count(*) FROM audience_seen"), 0);
  EXPECT_NE(test::read_file(folder.path() / "audience.log.cle"), key_then);
  asked("/panorama", "192.0.2.1", 24 * kHour);
  count(24 * kHour);
  EXPECT_EQ(number("site", "", "visitors"), 2) << "nobody is recognised on the morrow";
}

TEST_F(AudienceDay, TellsRobotsAndFollowersApart) {
  for (int person = 0; person < 5; ++person) {
    asked("/panorama", "192.0.2." + std::to_string(person));
  }
  asked("/panorama", "203.0.113.1", 0, "Mozilla/5.0 (compatible; Googlebot/2.1)");
  asked("/panorama", "203.0.113.1", 0, "Mozilla/5.0 (compatible; Googlebot/2.1)");
  asked("/robots.txt", "203.0.113.2");
  count();
  asked("/panorama", "203.0.113.2", 60);  // known since it asked for robots.txt
  for (const char* address : {"203.0.113.8", "203.0.113.9"}) {
    asked("/panorama.atom", address, 60, "Feedly/1.0 (12 subscribers)");
    asked("/panorama.atom", address, 61, "Feedbin feed-id:7 - 40 subscribers");
    asked("/panorama/theme/sante/fil.rss", address, 61, "NewsBlur Feed Fetcher - 1 subscriber");
  }
  count(60);
  EXPECT_EQ(number("site", "", "views"), 5);
  EXPECT_EQ(number("site", "", "visitors"), 5) << "a reader of feeds is no visitor";
  EXPECT_EQ(number("site", "", "robots"), 2);
  EXPECT_EQ(number("site", "", "robot_views"), 3);
  EXPECT_EQ(number("site", "", "feed_followers"), 53);
}

TEST_F(AudienceDay, ComparesTheSameDaysAndNeverWithWhatWasNotMeasured) {
  asked("/panorama", "192.0.2.1");
  count();
  auto reader = sample.db().reader();
  const auto year = read_audience(reader, 2026, {}, now);
  ASSERT_TRUE(year);
  EXPECT_EQ(year->views.now, 1);
  EXPECT_FALSE(year->views.before) << "not measured is not zero";
  EXPECT_FALSE(year->months[0].now);
  EXPECT_EQ(year->months[10].now, 1);
  sample.run(
      "INSERT INTO audience_count (subject, code, measure, period, number) VALUES "
      "('site', '', 'mail_followers', '2025-01', 0), ('site', '', 'views', '2025', 900), "
      "('site', '', 'views', '2025-03-02', 400), ('site', '', 'views', '2025-12-24', 500)");
  const auto again = read_audience(reader, 2026, {}, now);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->views.before, 400) << "until the same day";
  const auto before = read_audience(reader, 2025, {}, now);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->views.now, 900);
  EXPECT_NE(audience_csv(*again).find("2026;annuel;ensemble;;panorama;vues;1;400\r\n"),
            std::string::npos)
      << audience_csv(*again);
}

TEST_F(AudienceDay, ListsDossiersAmongWhatIsRead) {
  sample.run(
      "INSERT INTO dossier (key, title, state, opened_by, opened_at, published_at, changed_by, "
      "changed_at) VALUES ('revoltes', 'Éclairages', 'open', 1, 1, 1, 1, 1)");
  asked("/panorama/dossiers/revoltes", "192.0.2.1");
  asked("/panorama/dossiers/revoltes", "192.0.2.2", 5);
  count(10);
  auto reader = sample.db().reader();
  const auto year = read_audience(reader, 2026, {}, now + 10);
  ASSERT_TRUE(year);
  ASSERT_EQ(year->dossiers.size(), 1U);
  EXPECT_EQ(year->dossiers[0].label, "Éclairages");
  EXPECT_EQ(year->dossiers[0].views.now, 2);
}

TEST_F(AudienceDay, SparesWhatOtherCentresWouldHaveRead) {
  auto reader = sample.db().reader();
  const auto pooled = store::pooled_reading(reader, now - 24 * kHour, now + 24 * kHour);
  ASSERT_TRUE(pooled) << pooled.error().detail;
  EXPECT_EQ(pooled->stories, 1);
  EXPECT_EQ(pooled->readings, 1);
  EXPECT_GE(pooled->alone, pooled->readings);
}

TEST(Spool, LosesNoLineThatIsWrittenWhileItIsReadAndKeepsNone) {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "log";
  std::ofstream writer(file, std::ios::app);
  writer << "premier\nà moitié" << std::flush;
  auto first = read_spool(file, {});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->lines, "premier\n") << "a line that is not whole waits";
  writer << " écrit\n" << std::flush;  // between reading and forgetting
  ASSERT_TRUE(forget_spool(file, first->mark));
  EXPECT_EQ(test::read_file(file).find("premier"), std::string::npos);
  writer << "troisième\n" << std::flush;
  const auto second = read_spool(file, mark_of_text(text_of_mark(first->mark)));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->lines, "à moitié écrit\ntroisième\n");
  EXPECT_FALSE(has_spooled(file, second->mark));
  std::filesystem::remove(file);
  EXPECT_EQ(read_spool(file, second->mark)->lines, "");
  test::write_file(file, "d’un autre fichier\n");
  EXPECT_EQ(read_spool(file, second->mark)->lines, "d’un autre fichier\n");
}

TEST(AudienceJob, IsOneOfTheProgram) {
  const auto jobs = job_list();
  const auto found = std::ranges::find(jobs, kAudienceJob, &Job::name);
  ASSERT_NE(found, jobs.end());
  EXPECT_EQ(found->lane, Lane::upkeep);
}

}  // namespace
}  // namespace vigie::app
