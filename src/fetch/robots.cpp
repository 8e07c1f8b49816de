// SPDX-License-Identifier: EUPL-1.2
#include "fetch/robots.hpp"

#include <algorithm>

namespace vigie::fetch {
namespace {

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return folded;
}

std::string_view bare(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

/// One line: its key in small letters, its value; both empty where it says nothing.
struct RobotsLine {
  std::string key;
  std::string_view value;
};
RobotsLine read_line_of(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {lower(bare(line.substr(0, colon))), bare(line.substr(colon + 1))};
}

/// "vigie/1.0" names "vigie".
std::string product_of(std::string_view agent) {
  const auto end = agent.find_first_of("/ ");
  return lower(agent.substr(0, end));
}

/// Whose rules the lines are that come next.
struct Group {
  bool ours = false;
  bool everybody = false;
  bool open = false;  ///< names are still being listed
};

void take_name(Group& group, std::string_view name, const std::string& us) {
  if (!group.open) group = {};
  group.open = true;
  group.everybody = group.everybody || name == "*";
  group.ours = group.ours || product_of(name) == us;
}

/// Does the pattern fit the beginning of the path?
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool first = true;
  while (true) {
    const auto star = pattern.find('*');
    const std::string_view part = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    std::size_t found =
        first ? (path.starts_with(part) ? 0 : std::string_view::npos) : path.find(part, at);
    if (last && to_the_end && !first && path.size() >= at + part.size()) {
      found = path.ends_with(part) ? path.size() - part.size() : std::string_view::npos;
    }
    if (found == std::string_view::npos) return false;
    at = found + part.size();
    if (last) return !to_the_end || at == path.size();
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

}  // namespace

std::vector<RobotsRule> read_robots(std::string_view text, std::string_view agent) {
  const std::string us = product_of(agent);
  text = text.substr(0, kRobotsBytesMax);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<RobotsRule> ours;
  std::vector<RobotsRule> everybodys;
  bool named = false;
  Group group;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const RobotsLine line = read_line_of(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.key == "user-agent") {
      take_name(group, line.value, us);
      named = named || group.ours;
      continue;
    }
    const bool rule = line.key == "allow" || line.key == "disallow";
    if (!rule) continue;
    group.open = false;
    if (line.value.empty()) continue;  // "Disallow:" forbids nothing
    RobotsRule made{line.key == "allow", std::string(line.value)};
    if (group.everybody && everybodys.size() < kRobotsRulesMax) everybodys.push_back(made);
    if (group.ours && ours.size() < kRobotsRulesMax) ours.push_back(std::move(made));
  }
  return named ? ours : everybodys;
}

bool robots_allow(const std::vector<RobotsRule>& rules, std::string_view path) {
  const RobotsRule* best = nullptr;
  for (const RobotsRule& rule : rules) {
    if (!fits(rule.path, path)) continue;
    const bool longer = best == nullptr || rule.path.size() > best->path.size();
    const bool kinder = best != nullptr && rule.path.size() == best->path.size() && rule.allows;
    if (longer || kinder) best = &rule;
  }
  return best == nullptr || best->allows;
}

WebPlace web_place(std::string_view url) {
  const auto scheme = url.find("://");
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  if (!web) return {};
  const auto begin = scheme + 3;
  const auto slash = url.find_first_of("/?#", begin);
  WebPlace place{std::string(url.substr(0, slash)), "/"};
  if (slash == std::string_view::npos) return place;
  std::string_view rest = url.substr(slash);
  rest = rest.substr(0, rest.find('#'));
  place.path = rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest);
  return place;
}

}  // namespace vigie::fetch
