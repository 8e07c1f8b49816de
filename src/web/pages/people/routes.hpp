// SPDX-License-Identifier: EUPL-1.2
/// Signing in and out.
#pragma once

#include "web/pages/people/login.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct PeoplePages {
  const Layout& layout;
  LoginDoors doors;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
