// SPDX-License-Identifier: EUPL-1.2
// Measures the rules alone on labelled titles; the bar is what may not be lost again.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "config/themes.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::tag {
namespace {

constexpr double kMacroF1Min = 0.6;
constexpr double kOffTopicCleanMin = 0.75;

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

TEST(ThemeTagger, IsRightOftenEnoughOnLabelledTitles) {
  const auto path = test::shared_dir() / "data/themes/themes_open.tsv";
  VIGIE_NEEDS_SHARED(path);
  const auto theme_of = labels(test::shared_dir() / "eval/theme_map.tsv");
  const auto themes = config::load_themes(test::source_dir() / "config/themes.toml");
  ASSERT_FALSE(config::has_errors(themes.diagnostics));
  const ThemeTagger tagger(vocabulary_on(themes.value, parse_day("2026-11-01").value()));
  const test::Table table = test::read_table(path);
  std::map<std::string, Count> counts;
  int off_topic = 0, clean = 0, items = 0;
  const auto started = std::chrono::steady_clock::now();
  for (const auto& row : table.rows) {
    const auto label = theme_of.find(row[table.column("theme")]);
    if (label == theme_of.end()) continue;
    ++items;
    std::set<std::string> said;
    for (const Tag& tag :
         tagger.tag(read_article(row[table.column("title")], row[table.column("summary")]))) {
      said.insert(tag.code);
    }
    off_topic += label->second.empty() ? 1 : 0;
    clean += label->second.empty() && said.empty() ? 1 : 0;
    for (const auto& [name, code] : theme_of) {
      if (code.empty()) continue;
      const bool hit = said.contains(code);
      Count& count = counts[name];
      count.right += hit && code == label->second ? 1 : 0;
      count.wrong += hit && code != label->second ? 1 : 0;
      count.missed += !hit && code == label->second ? 1 : 0;
    }
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - started;
  double sum = 0;
  for (const auto& [name, count] : counts) {
    std::cout << name << " right " << count.right << " wrong " << count.wrong << " missed "
              << count.missed << " F1 " << count.f1() << "\n";
    sum += count.f1();
  }
  const double macro = sum / static_cast<double>(counts.size());
  std::cout << "themes: macro-F1 " << macro << ", off-topic left untagged " << clean << " of "
            << off_topic << ", " << took.count() / items << " µs an article\n";
  EXPECT_GE(macro, kMacroF1Min);
  EXPECT_GE(clean, kOffTopicCleanMin * off_topic);
}

}  // namespace
}  // namespace vigie::tag
