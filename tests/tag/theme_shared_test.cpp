// SPDX-License-Identifier: EUPL-1.2
// Measures the rules alone on the rubrics of newspapers, which are wider than the network's themes:
// a sanity floor. What counts is the set labelled for the network, in domain_shared_test.cpp.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "config/themes.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"
#include "tag/learned.hpp"
#include "tag/theme_tagger.hpp"
#include "tag/train.hpp"

namespace vigie::tag {
namespace {

/// Of what was learned on the first half; a film is culture for a newspaper and not for the
/// network, so that the rules alone have no floor there but the articles they leave alone.
constexpr double kMacroF1Min = 0.5;
constexpr double kOffTopicCleanMin = 0.95;

std::map<std::string, std::string> labels(const std::filesystem::path& path) {
  std::map<std::string, std::string> labels;
  std::istringstream lines(test::read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto tab = line.find('\t');
    labels[line.substr(0, tab)] = tab == line.npos ? "" : line.substr(tab + 1);
  }
  return labels;
}

struct Count {
  int right = 0, wrong = 0, missed = 0;
  double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

class Rubrics : public testing::Test {
 protected:
  void SetUp() override {
    VIGIE_NEEDS_SHARED(path_);
    theme_of_ = labels(test::shared_dir() / "eval/theme_map.tsv");
    table_ = test::read_table(path_);
  }

  std::string cell(std::size_t row, std::string_view name) const {
    return table_.rows[row][table_.column(name)];
  }
  ArticleWords words(std::size_t row) const {
    return read_article(table_.rows[row][table_.column("title")],
                        table_.rows[row][table_.column("summary")]);
  }
  /// The rows that have a known label, of one part or of all.
  std::vector<std::size_t> rows(std::string_view split) const {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const bool in_part = split.empty() || cell(row, "split") == split;
      if (in_part && theme_of_.contains(cell(row, "theme"))) rows.push_back(row);
    }
    return rows;
  }
  const std::string& meant(std::size_t row) const { return theme_of_.at(cell(row, "theme")); }

  void count(std::size_t row, const std::set<std::string>& said) {
    for (const auto& [name, code] : theme_of_) {
      if (code.empty()) continue;
      const bool hit = said.contains(code);
      Count& count = counts_[name];
      count.right += hit && code == meant(row) ? 1 : 0;
      count.wrong += hit && code != meant(row) ? 1 : 0;
      count.missed += !hit && code == meant(row) ? 1 : 0;
    }
  }
  double macro_f1() const {
    double sum = 0;
    for (const auto& [name, count] : counts_) {
      std::cout << name << " right " << count.right << " wrong " << count.wrong << " missed "
                << count.missed << " F1 " << count.f1() << "\n";
      sum += count.f1();
    }
    return sum / static_cast<double>(std::max<std::size_t>(1, counts_.size()));
  }
  Example example(std::size_t row, const std::vector<std::string>& codes) const {
    const ArticleWords read = words(row);
    const ThemeFindings ruled = tagger_.find(read);
    Example made;
    made.features = features_of(read, {tagger_.codes(), ruled.sums});
    made.hash = hash_of(read.title.text());
    for (const std::string& code : codes) {
      made.answers.push_back(code == meant(row) ? Answer::yes : Answer::no);
      made.ruled.push_back(std::ranges::find(ruled.tags, code, &Tag::code) != ruled.tags.end());
    }
    return made;
  }

  const std::filesystem::path path_ = test::shared_dir() / "data/themes/themes_open.tsv";
  std::map<std::string, std::string> theme_of_;
  test::Table table_;
  std::map<std::string, Count> counts_;
  const Themes themes_ = config::load_themes(test::source_dir() / "config/themes.toml").value;
  const ThemeTagger tagger_{vocabulary_on(themes_, parse_day("2026-11-01").value())};
};

TEST_F(Rubrics, LeaveTheOffTopicAlone) {
  int off_topic = 0, clean = 0;
  const auto all = rows("");
  const auto started = std::chrono::steady_clock::now();
  for (const std::size_t row : all) {
    std::set<std::string> said;
    for (const Tag& tag : tagger_.tag(words(row))) said.insert(tag.code);
    count(row, said);
    off_topic += meant(row).empty() ? 1 : 0;
    clean += meant(row).empty() && said.empty() ? 1 : 0;
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - started;
  std::cout << "rules alone: macro-F1 " << macro_f1() << ", off-topic left untagged " << clean
            << " of " << off_topic << ", " << took.count() / static_cast<double>(all.size())
            << " µs an article\n";
  EXPECT_GE(clean, kOffTopicCleanMin * off_topic);
}

TEST_F(Rubrics, AreLearnedFromExamplesWhereTheRulesAreNarrower) {
  std::vector<std::string> codes;
  for (const auto& [name, code] : theme_of_) {
    if (!code.empty()) codes.push_back(code);
  }
  std::ranges::sort(codes);
  std::vector<Example> examples;
  for (const std::size_t row : rows("dev")) examples.push_back(example(row, codes));
  const Learned learned(train(codes, examples).questions);
  for (const std::size_t row : rows("test")) {
    const ArticleWords read = words(row);
    const ThemeFindings ruled = tagger_.find(read);
    std::set<std::string> said;
    for (const Suggestion& each : learned.suggest(read, {tagger_.codes(), ruled.sums})) {
      if (each.passes) said.insert(each.code);
    }
    for (const Tag& tag : ruled.tags) {
      if (!learned.asks(tag.code)) said.insert(tag.code);
    }
    count(row, said);
  }
  const double macro = macro_f1();
  std::cout << "learned: macro-F1 " << macro << "\n";
  EXPECT_GE(macro, kMacroF1Min);
}

}  // namespace
}  // namespace vigie::tag
