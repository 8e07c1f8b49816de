// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/fixture.hpp"
#include "support/process.hpp"

namespace vigie::cli {
namespace {

const std::string kFeed = (test::source_dir() / "tests/fixtures/feeds/rss2.xml").string();

TEST(FeedParse, TellsAPersonInFrench) {
  const auto ran = test::run_vigie({"feed", "parse", kFeed});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_NE(ran.out.find("2 articles"), std::string::npos) << ran.out;
}

TEST(FeedParse, GivesOneLineOfJson) {
  const auto ran = test::run_vigie({"feed", "parse", "--json", "--url", "https://a.example/f",
                                    "--header", "Content-Type: text/xml", kFeed});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_TRUE(json["ok"].get<bool>());
  EXPECT_EQ(json["entries"].size(), 2U);
  EXPECT_EQ(json["feed"]["format"], "rss");
}

TEST(FeedParse, AnswersEachRequestOfABatchWhateverTheOthersWere) {
  const std::string good = nlohmann::json{{"file", kFeed}, {"url", nullptr}}.dump();
  test::RunOptions options;
  options.input = good + "\nnot json\n{\"file\":\"/absent\"}\n" + good + "\n";
  const auto ran = test::run_vigie({"feed", "parse", "--batch"}, options);
  EXPECT_EQ(ran.exit_code, 4) << "one line was no request";
  std::istringstream lines(ran.out);
  std::vector<bool> answers;
  for (std::string line; std::getline(lines, line);) {
    answers.push_back(nlohmann::json::parse(line)["ok"].get<bool>());
  }
  EXPECT_EQ(answers, (std::vector<bool>{true, false, false, true}));
}

TEST(FeedParse, TellsWhichFeedsAPageAnnounces) {
  const auto ran =
      test::run_vigie({"feed", "parse", "--url", "https://a.example/x",
                       (test::source_dir() / "tests/fixtures/feeds/page.html").string()});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_NE(ran.out.find("https://a.example/rss"), std::string::npos) << ran.out << ran.err;
}

TEST(FeedParse, NeedsAFile) { EXPECT_EQ(test::run_vigie({"feed", "parse"}).exit_code, 2); }

}  // namespace
}  // namespace vigie::cli
