// SPDX-License-Identifier: EUPL-1.2
/// Who may do what.
///
/// Shape   a person holds grants, each a role for a centre or for all, for a letter or for all; a
///         role gives permissions. A question names what is wanted and where: a part of the where
///         that is left open asks "anywhere".
///         Panorama duty is no grant: who is on duty follows from the final plan.
/// Errors  none: what no grant gives is refused.
/// Pure    yes.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "model/grant.hpp"

namespace vigie::people {

enum class Permission {
  read,            ///< desks, letters in the making, coverage
  decide,          ///< on a centre's desk: keep, discard, tag, group, add a page
  relay,           ///< put on the panorama, and take off again
  comment_letter,  ///< say what one thinks of an issue in the making, and that it is settled
  edit_letter,     ///< compose and send for review
  approve_letter,  ///< let an issue go out
  coordinate,      ///< rota, sources, people
  operate,         ///< jobs, queues, backups
};
inline constexpr std::array kPermissions = {Permission::read,        Permission::decide,
                                            Permission::relay,       Permission::comment_letter,
                                            Permission::edit_letter, Permission::approve_letter,
                                            Permission::coordinate,  Permission::operate};

std::string_view name_of(Permission permission);

bool may(Role role, Permission permission);

/// Where something is to be done; what is left open is anywhere.
struct Scope {
  CentreId centre = {};
  std::string_view letter = {};
};

bool may(const std::vector<Grant>& grants, Permission permission, const Scope& scope = {});
/// For all centres and all letters: a grant for one of them does not count.
bool may_everywhere(const std::vector<Grant>& grants, Permission permission);

}  // namespace vigie::people
