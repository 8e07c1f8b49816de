// SPDX-License-Identifier: EUPL-1.2
/// Large sets of real data that live beside the project and are not part of it.
///
/// Shape   the environment variable VIGIE_SHARED names their folder; "../shared" without it.
///         A test whose data is absent says so and is left out.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

std::filesystem::path shared_dir();

/// The rows of a tab-separated file with a heading; fields by the heading's order.
struct Table {
  std::vector<std::string> heading;
  std::vector<std::vector<std::string>> rows;
  std::size_t column(std::string_view name) const;
};
Table read_table(const std::filesystem::path& path);

}  // namespace vigie::test

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): GTEST_SKIP returns from the test itself.
#define VIGIE_NEEDS_SHARED(file)                                             \
  if (!std::filesystem::exists(file)) {                                      \
    GTEST_SKIP() << "left out: no " << std::filesystem::path(file).string(); \
  }                                                                          \
  static_assert(true)
