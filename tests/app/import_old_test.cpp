// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/import_old.hpp"

#include <gtest/gtest.h>

#include "app/panorama/read_audience.hpp"
#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class ImportOld : public testing::Test {
 protected:
  ImportOld() {
    sample.run(
        "INSERT INTO theme (code, label, valid_from) VALUES ('participation', 'Participation', "
        "'2014-01-01')");
  }
  static parse::OldPanorama panorama_of(int items) {
    parse::OldPanorama old{.shape = "API", .items = {}};
    for (int i = 0; i < items; ++i) {
      old.items.push_back({.url = fmt::format("https://journal.example/{}", i),
                           .there = fmt::format("https://www.scoop.it/p/{}", i),
                           .title = fmt::format("Un article de ce temps-là, numéro {}", i),
                           .note = "Utile aux équipes.",
                           .media = "Le Journal",
                           .tags = {"participation", "Divers"},
                           .relayed_at = Instant{1'400'000'000 + i * 10'000}});
    }
    return old;
  }
  std::vector<panorama::Entry> shown(const panorama::Shelf& shelf) {
    auto reader = sample.db().reader();
    return read_entries(reader, {.shelf = shelf, .limit = 50}).value().rows;
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  Instant now = test::kSampleNow;
};

TEST_F(ImportOld, APlanTellsAllAndWritesNothing) {
  parse::OldPanorama old = panorama_of(3);
  old.items.push_back(old.items.front());
  old.items.push_back({.there = "https://www.scoop.it/p/9", .title = "Sans adresse"});
  old.items.push_back({.url = "https://journal.example/sans-date", .title = "Sans date"});
  auto reader = sample.db().reader();
  const auto plan = plan_old(reader, old, {}).value();
  EXPECT_EQ(plan.read, 6);
  EXPECT_EQ(plan.fresh, 3);
  EXPECT_EQ(plan.doubles, 1);
  EXPECT_EQ(plan.without_address, 1);
  EXPECT_EQ(plan.without_date, 1);
  EXPECT_EQ(plan.years, (std::map<int, std::int64_t>{{2014, 3}}));
  EXPECT_EQ(plan.tags_unknown, (std::map<std::string, std::int64_t>{{"Divers", 3}}));
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item"), 0);
}

TEST_F(ImportOld, StandsInTheArchiveUnderItsDayThemeAndMediaAndOnNoDesk) {
  const auto lot = import_old(sample.db(), panorama_of(3), {}, "scoop.json", now).value();
  EXPECT_EQ(lot.added, 3);
  EXPECT_EQ(shown({panorama::Shelf::Kind::theme, "participation"}).size(), 3U);
  EXPECT_EQ(shown({panorama::Shelf::Kind::media, "le-journal"}).size(), 3U);
  const auto of_year = shown({panorama::Shelf::Kind::days, "2014"});
  ASSERT_EQ(of_year.size(), 3U);
  EXPECT_EQ(of_year.front().centre, "Réseau");
  EXPECT_EQ(of_year.front().relayed_at.seconds, 1'400'020'000);
  EXPECT_EQ(sample.number("SELECT count(*) FROM desk_item"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM notification"), 0);
  auto reader = sample.db().reader();
  EXPECT_EQ(search_entries(reader, {.words = "numero 2"}, 10)->entries.size(), 1U);
}

TEST_F(ImportOld, TakenInTwiceItIsThereOnceAndALotIsTakenOutWhole) {
  const parse::OldPanorama old = panorama_of(700);  // two transactions
  const auto lot = import_old(sample.db(), old, {}, "scoop.json", now).value();
  EXPECT_EQ(lot.added, 700);
  const auto second = import_old(sample.db(), old, {}, "scoop.json", now);
  ASSERT_TRUE(second) << second.error().detail;
  const auto again = *second;
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.lot, 0);
  const auto removed = remove_old(sample.db(), lot.lot, now);
  ASSERT_TRUE(removed) << removed.error().detail;
  EXPECT_EQ(*removed, 700);
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item WHERE state <> 'withdrawn'"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_stamp WHERE gone = 1"), 700)
      << "who harvested them is told";
  EXPECT_EQ(sample.number("SELECT total(items) FROM panorama_tag_count"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM search_panorama"), 0);
  EXPECT_FALSE(remove_old(sample.db(), lot.lot, now));
  EXPECT_EQ(import_old(sample.db(), old, {}, "scoop.json", now)->added, 700) << "and comes back";
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item WHERE state = 'published'"), 700);
  EXPECT_EQ(sample.number("SELECT count(*) FROM search_panorama"), 700);
}

TEST_F(ImportOld, AMappingNamesTheThemesOfThen) {
  import_old(sample.db(), panorama_of(1), {{"Divers", "participation"}}, "f", now).value();
  auto reader = sample.db().reader();
  const auto plan = plan_old(reader, panorama_of(2), {{"Divers", "participation"}}).value();
  EXPECT_TRUE(plan.tags_unknown.empty());
  EXPECT_EQ(plan.doubles, 1);
}

TEST_F(ImportOld, TheViewsOfThenAreSummedByYearApartFromWhatVigieCounts) {
  parse::OldPanorama old = panorama_of(3);
  old.items[0].views = 100;
  old.items[1].views = 20;
  old.items[2].views = 7;
  old.items[2].relayed_at = Instant{1'500'000'000};  // in 2017
  const auto lot = import_old(sample.db(), old, {}, "scoop.json", now).value();
  sample.run(
      "INSERT INTO audience_count (subject, code, measure, period, number) VALUES "
      "('site', '', 'mail_followers', '2026-11', 0), ('site', '', 'views', '2026', 9)");
  auto reader = sample.db().reader();
  const auto year = read_audience(reader, 2026, {}, now);
  ASSERT_TRUE(year);
  ASSERT_EQ(year->past.size(), 2U);
  EXPECT_EQ(year->past[0].year, "2014");
  EXPECT_EQ(year->past[0].views, 120);
  EXPECT_EQ(year->past[1].year, "2017");
  EXPECT_EQ(year->past[1].views, 7);
  EXPECT_EQ(year->views.now, 9) << "what was counted elsewhere is in no figure of vigie";
  const std::string csv = audience_csv(*year);
  EXPECT_NE(csv.find("2026;cumul_ailleurs;annee_de_parution;2014;"), std::string::npos) << csv;
  EXPECT_NE(csv.find("2026;annuel;ensemble;;panorama;vues;9;"), std::string::npos) << csv;
  ASSERT_TRUE(remove_old(sample.db(), lot.lot, now));
  EXPECT_TRUE(read_audience(reader, 2026, {}, now)->past.empty()) << "it goes with its lot";
}

}  // namespace
}  // namespace vigie::app
