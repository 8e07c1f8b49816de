// SPDX-License-Identifier: EUPL-1.2
/// Whether an enum that people see has words for each of its values.
///
/// Shape   all the values, in the list beside the enum; the function that words them.
/// Pure    yes.
#pragma once

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <string>

namespace vigie::test {

/// Each value has words, and no two have the same.
template <typename Values, typename Words>
void expect_words_for_each(const Values& values, const Words& words) {
  std::set<std::string> said;
  for (const auto value : values) {
    const std::string text(words(value));
    EXPECT_NE(text, "") << static_cast<int>(value);
    EXPECT_TRUE(said.insert(text).second) << text;
  }
  EXPECT_EQ(std::size(said), std::size(values));
}

}  // namespace vigie::test
