// SPDX-License-Identifier: EUPL-1.2
/// JSON that a stranger wrote, as a tree.
///
/// Shape   UTF-8 -> a tree; what is deeper than kNestingMax is left out before the tree is built:
///         nlohmann-json destroys deep trees recursively.
/// Errors  what is no JSON is a discarded value.
/// Pure    yes.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "parse/limits.hpp"

namespace vigie::parse {

inline nlohmann::json parse_bounded(std::string_view utf8) {
  using Json = nlohmann::json;
  const auto bounded = [](int depth, Json::parse_event_t, Json&) {
    return depth < static_cast<int>(kNestingMax);
  };
  return Json::parse(utf8.begin(), utf8.end(), bounded, false);
}

}  // namespace vigie::parse
