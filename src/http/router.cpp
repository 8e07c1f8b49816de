// SPDX-License-Identifier: EUPL-1.2
#include "http/router.hpp"

#include <algorithm>
#include <optional>

namespace vigie::http {
namespace {

/// Takes the first segment off "/a/b": "a", and leaves "/b".
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

std::optional<Pairs> match(std::string_view pattern, std::string_view path) {
  Pairs captures;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view given = take_segment(path);
    if (wanted.starts_with('{')) {
      if (given.empty()) return std::nullopt;
      captures.emplace_back(wanted.substr(1, wanted.size() - 2), given);
    } else if (wanted != given) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return captures;
}

}  // namespace

std::size_t Router::add(std::string method, std::string pattern) {
  lines_.push_back({std::move(method), std::move(pattern)});
  return lines_.size() - 1;
}

Routed Router::find(std::string_view method, std::string_view path) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Routed routed;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto captures = match(lines_[i].pattern, path);
    if (!captures) continue;
    if (lines_[i].method == wanted) return {i, std::move(*captures)};
    if (!routed.allowed.empty()) routed.allowed += ", ";
    routed.allowed += lines_[i].method == "GET" ? "GET, HEAD" : lines_[i].method;
  }
  return routed;
}

}  // namespace vigie::http
