// SPDX-License-Identifier: EUPL-1.2
/// Accounts: signing in and out, one’s own, the team’s, and the journal.
#pragma once

#include "web/pages/people/doors.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct PeoplePages {
  const Layout& layout;
  LoginDoors doors;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
