// SPDX-License-Identifier: EUPL-1.2
// Terms that say nothing, that say too much, and that cannot say anything.
#include "app/tag/theme_checks.hpp"

#include <gtest/gtest.h>

#include "store/story/story_repo.hpp"
#include "store/tag/tag_repo.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class Lint : public testing::Test {
 protected:
  LintReport lint(Instant since = test::kSampleNow) {
    store::Reader reader = sample.db().reader();
    auto report = lint_terms(reader, rules, since);
    EXPECT_TRUE(report) << report.error().detail;
    return std::move(*report);
  }
  void articles(int count, const std::string& title) {
    for (int at = 0; at < count; ++at) sample.story({title, "", "Rien de plus."});
  }
  static std::vector<std::string> terms(const std::vector<TermCount>& counts) {
    std::vector<std::string> terms;
    for (const TermCount& each : counts) terms.push_back(each.term);
    return terms;
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "vigie.sqlite"};
  const tag::ThemeTagger rules{{{"sante",
                                 {{"hôpital", TermKind::term, kPlainTerm},
                                  {"dispensaire", TermKind::term, kPlainTerm},
                                  {"dispensaires", TermKind::term, kPlainTerm},
                                  {"guerre", TermKind::term, -kPlainTerm},
                                  {"médecin malgré lui", TermKind::exclusion, 0},
                                  {"médecin malgré", TermKind::term, kPlainTerm}}}}};
  using Terms = std::vector<std::string>;
};

TEST_F(Lint, NamesTheTermsThatFoundNothing) {
  articles(1, "Un hôpital ouvre");
  const LintReport report = lint();
  EXPECT_EQ(report.articles, 1);
  EXPECT_EQ(report.oldest_at, test::kSampleNow + 1);
  EXPECT_EQ(terms(report.silent), (Terms{"dispensaire", "guerre", "médecin malgré"}));
  EXPECT_EQ(lint(test::kSampleNow + 2).articles, 0) << "older articles are not read";
}

TEST_F(Lint, TellsApartWhatAnotherTermOfTheThemeAlwaysTakes) {
  articles(1, "Un dispensaire, deux dispensaires");
  const LintReport report = lint();
  ASSERT_EQ(report.covered.size(), 1U);
  EXPECT_EQ(report.covered.front().theme, "sante");
  EXPECT_EQ(report.covered.front().term, "dispensaires");
  EXPECT_EQ(report.covered.front().by, "dispensaire");
}

TEST_F(Lint, SaysWhatFloodsOnceThereAreArticlesEnough) {
  articles(20, "Un hôpital ouvre en pleine guerre");
  articles(kFloodArticlesMin - 21, "Le marché déménage");
  EXPECT_TRUE(lint().flooding.empty()) << "too few to say";
  articles(1, "Le marché déménage");
  const LintReport report = lint();
  ASSERT_EQ(terms(report.flooding), Terms{"hôpital"}) << "a word that pleads against gives nothing";
  EXPECT_EQ(report.flooding.front().articles, 20);
  articles(201, "Le marché déménage");
  EXPECT_TRUE(lint().flooding.empty()) << "less than one article in twenty";
}

TEST_F(Lint, NamesTheTermsBehindAThemeThatCuratorsTakeAway) {
  const auto decide = [this](const std::string& title, bool left) {
    const StoryId story = sample.story({title, "", "Rien de plus."});
    store::Reader reader = sample.db().reader();
    const ArticleId article = store::story_articles(reader, story).value().front().id;
    auto tx = sample.db().begin();
    ASSERT_TRUE(tx);
    const store::TagKey key{"theme", "sante"};
    const auto said = left ? store::Said::given : store::Said::refused;
    ASSERT_TRUE(store::put_said(*tx, article, key, said, ""));
    ASSERT_TRUE(store::add_tag_move(*tx,
                                    {.id = 0,
                                     .article = article,
                                     .key = key,
                                     .centre = sample.pole(),
                                     .curator = sample.aicha().id,
                                     .before = store::Said::nothing,
                                     .said = said,
                                     .undone = false},
                                    test::kSampleNow));
    ASSERT_TRUE(tx->commit());
  };
  for (int at = 0; at < 4; ++at) decide("Un hôpital psychiatrique pour chiens", false);
  EXPECT_TRUE(lint().misleading.empty()) << "too few to say";
  decide("Un hôpital pour chats", false);
  decide("Un hôpital ouvre", true);
  for (int at = 0; at < 9; ++at) decide("Un dispensaire ouvre", true);
  const LintReport report = lint();
  ASSERT_EQ(report.misleading.size(), 1U);
  EXPECT_EQ(report.misleading.front().term, "hôpital");
  EXPECT_EQ(report.misleading.front().right, 1);
  EXPECT_EQ(report.misleading.front().wrong, 5);
}

}  // namespace
}  // namespace vigie::app
