// SPDX-License-Identifier: EUPL-1.2
/// What a site lets programs ask for.
///
/// Shape   robots.txt and our name -> the rules that are about us: those of the groups that name us,
///         else those of "*". The longest rule that fits a path decides, allowing before forbidding;
///         "*" stands for any signs, "$" for the end.
/// Units   at most kRobotsBytesMax bytes are read, kRobotsRulesMax rules kept.
/// Errors  none: what is not understood is no rule.
/// Pure    yes.
/// Source  RFC 9309.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::fetch {

inline constexpr std::size_t kRobotsBytesMax = 512 * 1024;
inline constexpr std::size_t kRobotsRulesMax = 2'000;

struct RobotsRule {
  bool allows = false;
  std::string path;
};

/// `agent`: our product token, "vigie".
std::vector<RobotsRule> read_robots(std::string_view text, std::string_view agent);
/// `path`: with its query, from the first slash on.
bool robots_allow(const std::vector<RobotsRule>& rules, std::string_view path);

/// "https://a.example:8080" and "/x?y" of an address; empty where it is no web address.
struct WebPlace {
  std::string origin;
  std::string path;
};
WebPlace web_place(std::string_view url);

}  // namespace vigie::fetch
