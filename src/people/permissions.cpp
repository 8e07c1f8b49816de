// SPDX-License-Identifier: EUPL-1.2
#include "people/permissions.hpp"

#include <algorithm>

namespace vigie::people {

std::string_view name_of(Permission permission) {
  switch (permission) {
    case Permission::read:
      return "read";
    case Permission::decide:
      return "decide";
    case Permission::relay:
      return "relay";
    case Permission::comment_letter:
      return "comment_letter";
    case Permission::edit_letter:
      return "edit_letter";
    case Permission::approve_letter:
      return "approve_letter";
    case Permission::coordinate:
      return "coordinate";
    case Permission::operate:
      return "operate";
  }
  return "read";
}

bool may(Role role, Permission permission) {
  switch (permission) {
    case Permission::read:
      return true;
    case Permission::decide:
    case Permission::relay:
      return role == Role::curator;
    case Permission::comment_letter:
      return role == Role::curator || role == Role::letter_editor || role == Role::approver;
    case Permission::edit_letter:
      return role == Role::letter_editor;
    case Permission::approve_letter:
      return role == Role::approver;
    case Permission::coordinate:
      return role == Role::coordinator;
    case Permission::operate:
      return role == Role::operations;
  }
  return false;
}

bool may(const std::vector<Grant>& grants, Permission permission, const Scope& scope) {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    const bool centre = !grant.centre || !scope.centre || grant.centre == scope.centre;
    const bool letter =
        grant.letter.empty() || scope.letter.empty() || grant.letter == scope.letter;
    return centre && letter && may(grant.role, permission);
  });
}

bool may_everywhere(const std::vector<Grant>& grants, Permission permission) {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    return !grant.centre && grant.letter.empty() && may(grant.role, permission);
  });
}

}  // namespace vigie::people
