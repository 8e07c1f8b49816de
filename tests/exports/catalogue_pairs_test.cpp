// SPDX-License-Identifier: EUPL-1.2
// Three hundred pairs of an article and a record: nothing is called sure that is not, and next to
// nothing that is there is missed.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "exports/catalogue.hpp"
#include "support/fixture.hpp"

namespace vigie::exports {
namespace {

struct Pair {
  bool same = false;
  std::string why;
  Sought article;
  CatalogueRecord record;
};

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == at) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<Pair> pairs() {
  std::ifstream in(test::source_dir() / "tests/exports/catalogue_pairs.tsv");
  std::vector<Pair> all;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    const auto f = split(line, '\t');
    if (f.size() != 10) {
      ADD_FAILURE() << line;
      continue;
    }
    all.push_back(
        {f[0] == "same",
         f[1],
         {.permalink = "",
          .url_keys = {page_key(f[4])},
          .title = f[2],
          .papers = split(f[3], '|'),
          .day = parse_day(f[5])},
         {.id = "1", .title = f[6], .url = f[8], .serial = f[7], .day = parse_day(f[9])}});
  }
  return all;
}

TEST(CataloguePairs, AreNeverSureWhereTheyAreNotAndSeldomMissed) {
  const auto all = pairs();
  ASSERT_GE(all.size(), 300U);
  int same = 0;
  int found = 0;
  std::map<std::string, int> missed;
  for (const Pair& pair : all) {
    const Certainty certainty = certainty_of(match(pair.article, pair.record));
    if (!pair.same) {
      EXPECT_NE(certainty, Certainty::sure)
          << pair.why << ": " << pair.article.title << " / " << pair.record.title;
      continue;
    }
    ++same;
    if (certainty == Certainty::none) ++missed[pair.why];
    found += certainty == Certainty::none ? 0 : 1;
  }
  for (const auto& [why, count] : missed) std::cout << "missed " << count << ": " << why << '\n';
  std::cout << found << " of " << same << " true pairs found\n";
  EXPECT_GE(found * 100, same * 95);
}

}  // namespace
}  // namespace vigie::exports
