// SPDX-License-Identifier: EUPL-1.2
#include "web/site/route.hpp"

#include "base/format.hpp"

namespace vigie::web {
namespace {

std::string_view words_of(Where where) {
  switch (where) {
    case Where::anywhere:
      return "anywhere";
    case Where::own_centre:
      return "own centre";
    case Where::letter:
      return "letter";
    case Where::network:
      return "network";
  }
  return "";
}

/// The permission's name, or why none is asked.
std::string permission_of(const Gate& gate) {
  if (gate.permission) {
    return std::string(people::name_of(*gate.permission)) + (gate.coordinators_too ? "+" : "");
  }
  return gate.door == Door::signed_in ? "signed in" : "none";
}

std::string_view anonymous_of(const Gate& gate) {
  if (gate.door == Door::everyone) return "yes";
  return gate.door == Door::mail_reader ? "by mail" : "no";
}

}  // namespace

void Routes::get(std::string_view pattern, const Gate& gate, Handler handler) {
  add("GET", pattern, gate, std::move(handler));
}

void Routes::post(std::string_view pattern, const Gate& gate, Handler handler) {
  add("POST", pattern, gate, std::move(handler));
}

void Routes::add(std::string_view method, std::string_view pattern, const Gate& gate,
                 Handler handler) {
  router_.add(std::string(method), std::string(pattern));
  routes_.push_back({std::string(method), std::string(pattern), gate, std::move(handler)});
}

std::string Routes::table() const {
  std::string lines = fmt::format("{:<5} {:<44} {:<10} {:<14} {:<11} {}\n", "", "address",
                                  "anonymous", "permission", "scope", "versioned");
  for (const Route& route : routes_) {
    const std::string_view versioned = route.method == "GET"     ? "-"
                                       : route.gate.seen.empty() ? "no"
                                                                 : route.gate.seen;
    lines += fmt::format("{:<5} {:<44} {:<10} {:<14} {:<11} {}\n", route.method, route.pattern,
                         anonymous_of(route.gate), permission_of(route.gate),
                         words_of(route.gate.where), versioned);
  }
  return lines;
}

}  // namespace vigie::web
