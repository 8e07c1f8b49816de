// SPDX-License-Identifier: EUPL-1.2
/// Which route an address takes.
///
/// Shape   patterns of whole segments, "/pile/{story}/decision"; a capture takes one segment and is
///         not empty. HEAD goes where GET goes. A route is known by the number `add` gave it: what
///         it answers is its owner's.
/// Errors  an unknown path has no route; a known path with another method tells the methods that
///         it has.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace vigie::http {

struct Routed {
  std::optional<std::size_t> route;
  Pairs captures = {};
  std::string allowed = {};  ///< "GET, POST" where only the method was wrong
};

class Router {
 public:
  /// The number of the route: 0, 1, 2, …
  std::size_t add(std::string method, std::string pattern);
  Routed find(std::string_view method, std::string_view path) const;

 private:
  struct Line {
    std::string method;
    std::string pattern;
  };
  std::vector<Line> lines_;
};

}  // namespace vigie::http
