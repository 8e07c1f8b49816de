// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/fixture.hpp"
#include "support/shared_data.hpp"
#include "text/url.hpp"

namespace vigie::text {
namespace {

std::string text_of(const nlohmann::json& row, const char* name) {
  return row.at(name).is_string() ? row.at(name).get<std::string>() : std::string();
}

TEST(CanonicalUrl, PassesTheTableOfUrlCleaning) {
  const auto path = test::shared_dir() / "corpus/feeds/tables/urlclean.jsonl";
  VIGIE_NEEDS_SHARED(path);
  std::istringstream lines(test::read_file(path));
  int passed = 0;
  int all = 0;
  for (std::string line; std::getline(lines, line); ++all) {
    const auto row = nlohmann::json::parse(line);
    SCOPED_TRACE(text_of(row, "name"));
    const std::string key =
        canonical_url(text_of(row, "input"), text_of(row, "feed_url"), text_of(row, "base_url"));
    EXPECT_EQ(key, text_of(row, "expect"));
    passed += key == text_of(row, "expect") ? 1 : 0;
  }
  std::cout << "urlclean: " << passed << " of " << all << "\n";
}

TEST(CanonicalUrl, MeetsForTheVariantsThatPapersPublish) {
  const auto path = test::shared_dir() / "data/stories/url_variants_same_article.tsv";
  VIGIE_NEEDS_SHARED(path);
  const test::Table table = test::read_table(path);
  std::size_t met = 0;
  for (const auto& row : table.rows) {
    const std::string key = canonical_url(row[table.column("canonical")]);
    const bool same = key == canonical_url(row[table.column("variant_a")]) &&
                      key == canonical_url(row[table.column("variant_b")]);
    EXPECT_TRUE(same) << key;
    met += same ? 1 : 0;
  }
  std::cout << "url variants: " << met << " of " << table.rows.size() << "\n";
}

}  // namespace
}  // namespace vigie::text
