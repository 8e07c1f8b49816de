// SPDX-License-Identifier: EUPL-1.2
/// Which page answers which address.
///
/// Shape   patterns of whole segments, "/pile/{story}/decision"; a capture takes one segment and is
///         not empty. HEAD goes where GET goes.
/// Errors  an unknown path is `not_found`; a known path with another method tells the methods that
///         it has.
/// Pure    yes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.hpp"
#include "web/response.hpp"

namespace vigie::web {

enum class Who {
  everyone,
  curator,     ///< signed in
  mail_reader  ///< a POST without session, cookie or form token: RFC 8058
};

struct Visit;
using Handler = std::function<Response(const Visit&)>;

struct Route {
  std::string method;
  std::string pattern;
  Who who = Who::everyone;
  Handler handler;
};

struct Routed {
  const Route* route = nullptr;
  Pairs captures;
  std::string allowed;  ///< "GET, POST" where only the method was wrong
};

class Router {
 public:
  void add(Route route) { routes_.push_back(std::move(route)); }
  Routed find(std::string_view method, std::string_view path) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace vigie::web
