// SPDX-License-Identifier: EUPL-1.2
/// One request on its way to a page: what was asked, by whom, when, and a connection of its own.
#pragma once

#include <optional>
#include <string_view>

#include "app/people/accounts.hpp"
#include "web/site/frame.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct Visit {
  const Request& request;
  const Pairs& captures;
  store::Database& db;  ///< cannot write when the request only reads
  const std::optional<app::Visitor>& visitor;
  const Frame& frame;
  Instant now;

  std::string_view capture(std::string_view name) const { return value_of(captures, name); }
  /// Do the grants of who asks give this permission there?
  bool may(people::Permission permission, Where where) const;
  /// For pages that the router keeps for accounts.
  const store::Curator& curator() const { return visitor->curator; }
};

}  // namespace vigie::web
