// SPDX-License-Identifier: EUPL-1.2
// Measures the rules on titles that their own papers headed with the commune's name.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <set>

#include "support/fixture.hpp"
#include "support/shared_data.hpp"
#include "tag/territory_tagger.hpp"

namespace vigie::tag {
namespace {

constexpr double kRecallMin = 0.95;
constexpr double kOthersPerTitleMax = 0.1;

std::set<std::string> codes_in(std::string_view joined) {
  std::set<std::string> codes;
  while (!joined.empty()) {
    const auto bar = std::min(joined.size(), joined.find('|'));
    codes.emplace(joined.substr(0, bar));
    joined.remove_prefix(std::min(joined.size(), bar + 1));
  }
  return codes;
}

TEST(TerritoryTagger, FindsTheCommuneThatThePaperNamed) {
  const auto path = test::shared_dir() / "data/territory/prefixed_titles_open.tsv";
  VIGIE_NEEDS_SHARED(path);
  const auto loading = std::chrono::steady_clock::now();
  const auto tagger =
      TerritoryTagger::load(test::read_file(test::source_dir() / "config/territories/france.tsv"));
  ASSERT_TRUE(tagger) << tagger.error().detail;
  const std::chrono::duration<double, std::milli> load_ms =
      std::chrono::steady_clock::now() - loading;
  const test::Table table = test::read_table(path);
  int alone = 0, found = 0, homonyms = 0, once = 0, others = 0;
  const auto started = std::chrono::steady_clock::now();
  for (const auto& row : table.rows) {
    const std::set<std::string> right = codes_in(row[table.column("insee_codes")]);
    std::size_t hits = 0;
    for (const Tag& tag : tagger->find(read_article(row[table.column("title")], "")).tags) {
      if (tag.code.size() != 5) continue;
      hits += right.contains(tag.code) ? 1 : 0;
      others += right.contains(tag.code) ? 0 : 1;
    }
    if (right.size() == 1) {
      ++alone;
      found += hits > 0 ? 1 : 0;
      if (hits == 0) std::cout << "missed: " << row[table.column("title")] << "\n";
    } else {
      ++homonyms;
      once += hits <= 1 ? 1 : 0;
    }
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - started;
  const auto titles = static_cast<double>(table.rows.size());
  std::cout << "territories: recall " << found << " of " << alone << ", homonyms at most once "
            << once << " of " << homonyms << ", others " << others / titles << " a title, "
            << took.count() / titles << " µs a title, loaded in " << load_ms.count() << " ms\n";
  EXPECT_GE(found, kRecallMin * alone);
  EXPECT_EQ(once, homonyms);
  EXPECT_LE(others, kOthersPerTitleMax * titles);
}

}  // namespace
}  // namespace vigie::tag
