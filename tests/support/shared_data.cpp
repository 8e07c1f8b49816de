// SPDX-License-Identifier: EUPL-1.2
#include "support/shared_data.hpp"

#include <algorithm>
#include <cstdlib>

#include "support/fixture.hpp"

namespace vigie::test {
namespace {

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = text.find(mark);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::filesystem::path shared_dir() {
  const char* named = std::getenv("VIGIE_SHARED");  // NOLINT(concurrency-mt-unsafe)
  if (named != nullptr && *named != '\0') return named;
  return source_dir() / ".." / "shared";
}

std::size_t Table::column(std::string_view name) const {
  const auto found = std::ranges::find(heading, name);
  EXPECT_NE(found, heading.end()) << "no column " << name;
  return static_cast<std::size_t>(found - heading.begin());
}

Table read_table(const std::filesystem::path& path) {
  Table table;
  for (const std::string& line : split(read_file(path), '\n')) {
    if (line.empty()) continue;
    auto fields = split(line, '\t');
    if (table.heading.empty()) {
      table.heading = std::move(fields);
    } else {
      fields.resize(std::max(fields.size(), table.heading.size()));
      table.rows.push_back(std::move(fields));
    }
  }
  return table;
}

}  // namespace vigie::test
