// SPDX-License-Identifier: EUPL-1.2
#include "web/site/visit.hpp"

namespace vigie::web {

bool Visit::may(people::Permission permission, Where where) const {
  if (!visitor) return false;
  if (where == Where::network) return people::may_everywhere(visitor->grants, permission);
  people::Scope scope;
  if (where == Where::own_centre) scope.centre = visitor->curator.centre;
  if (where == Where::letter) scope.letter = capture("letter");
  return people::may(visitor->grants, permission, scope);
}

}  // namespace vigie::web
