// SPDX-License-Identifier: EUPL-1.2
/// The pages' addresses: what answers each, who may use it, and what its form must say it saw.
///
/// Shape   a feature registers its routes with a gate each; `Routes::table` is the page that one
///         reads (tests/golden/routes.txt). A POST is refused before its handler where the gate is
///         closed, or where the field that carries what the person saw is missing.
/// Errors  none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/router.hpp"
#include "people/permissions.hpp"
#include "web/site/http.hpp"

namespace vigie::web {

enum class Door {
  everyone,
  mail_reader,  ///< a POST without session, cookie or form token: RFC 8058
  signed_in,    ///< any account, for what is its own
  permitted     ///< an account whose grants give the permission
};

/// Where the permission must hold.
enum class Where {
  anywhere,
  own_centre,  ///< the centre of the person who asks
  letter,      ///< the letter that the address names, {letter}
  network      ///< all centres and letters: what was entrusted for one of them is not enough
};

struct Gate {
  Door door = Door::signed_in;
  std::optional<people::Permission> permission = {};
  Where where = Where::anywhere;
  std::string_view seen =
      {};  ///< the field with the version or mark that the page showed; "": none
  bool coordinators_too = false;  ///< who coordinates the network may, for any centre
};

constexpr Gate everyone() { return {.door = Door::everyone}; }
constexpr Gate mail_reader() { return {.door = Door::mail_reader}; }
constexpr Gate signed_in() { return {.door = Door::signed_in}; }
constexpr Gate anywhere(people::Permission permission) {
  return {.door = Door::permitted, .permission = permission};
}
constexpr Gate own_centre(people::Permission permission, std::string_view seen = {}) {
  return {
      .door = Door::permitted, .permission = permission, .where = Where::own_centre, .seen = seen};
}
constexpr Gate network(people::Permission permission, std::string_view seen = {}) {
  return {.door = Door::permitted, .permission = permission, .where = Where::network, .seen = seen};
}
/// The own centre's, or any centre's for who coordinates: "decide+" in the table.
constexpr Gate centre_or_coordination(people::Permission permission, std::string_view seen = {}) {
  return {.door = Door::permitted,
          .permission = permission,
          .where = Where::own_centre,
          .seen = seen,
          .coordinators_too = true};
}
constexpr Gate of_letter(people::Permission permission, std::string_view seen = {}) {
  return {.door = Door::permitted, .permission = permission, .where = Where::letter, .seen = seen};
}

struct Visit;
using Handler = std::function<Response(const Visit&)>;

struct Route {
  std::string method;
  std::string pattern;
  Gate gate;
  Handler handler;
};

class Routes {
 public:
  void get(std::string_view pattern, const Gate& gate, Handler handler);
  void post(std::string_view pattern, const Gate& gate, Handler handler);

  /// By the numbers of `Routed::route`.
  const Route& at(std::size_t number) const { return routes_[number]; }
  http::Routed find(std::string_view method, std::string_view path) const {
    return router_.find(method, path);
  }
  const std::vector<Route>& all() const { return routes_; }
  /// A line a route: method, pattern, anonymous, permission, scope, versioned.
  std::string table() const;

 private:
  void add(std::string_view method, std::string_view pattern, const Gate& gate, Handler handler);

  http::Router router_;
  std::vector<Route> routes_;
};

}  // namespace vigie::web
