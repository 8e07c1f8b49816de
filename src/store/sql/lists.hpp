// SPDX-License-Identifier: EUPL-1.2
/// Short lists kept in one column: codes comma separated, 'sante,education'; texts one a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::store {

inline std::string join_codes(const std::vector<std::string>& codes, char between = ',') {
  std::string joined;
  for (const std::string& code : codes) {
    if (!joined.empty()) joined += between;
    joined += code;
  }
  return joined;
}

inline std::vector<std::string> split_codes(std::string_view joined, char between = ',') {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const std::size_t comma = joined.find(between);
    codes.emplace_back(joined.substr(0, comma));
    if (comma == std::string_view::npos) break;
    joined.remove_prefix(comma + 1);
  }
  return codes;
}

}  // namespace vigie::store
