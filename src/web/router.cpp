// SPDX-License-Identifier: EUPL-1.2
#include "web/router.hpp"

#include <algorithm>
#include <optional>

namespace vigie::web {
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

Routed Router::find(std::string_view method, std::string_view path) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Routed routed;
  for (const Route& route : routes_) {
    auto captures = match(route.pattern, path);
    if (!captures) continue;
    if (route.method == wanted) return {&route, std::move(*captures), ""};
    if (!routed.allowed.empty()) routed.allowed += ", ";
    routed.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
  }
  return routed;
}

}  // namespace vigie::web
