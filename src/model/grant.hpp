// SPDX-License-Identifier: EUPL-1.2
/// What a person was entrusted with: a role, for a centre or for all, for a letter or for all.
///
/// Shape   `people` says what a role may do; `store` keeps the grants of an account.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"

namespace vigie {
inline namespace model {

enum class Role {
  reader,         ///< sees what colleagues see, and changes nothing
  curator,        ///< reads a centre's desk
  letter_editor,  ///< writes a letter
  approver,       ///< approves what others wrote
  coordinator,    ///< of the network; for one centre: its referent
  operations,     ///< runs the machine
};
inline constexpr std::array kRoles = {Role::reader,   Role::curator,     Role::letter_editor,
                                      Role::approver, Role::coordinator, Role::operations};

/// The word of the database and of the command line.
constexpr std::string_view name_of(Role role) {
  switch (role) {
    case Role::reader:
      return "reader";
    case Role::curator:
      return "curator";
    case Role::letter_editor:
      return "letter_editor";
    case Role::approver:
      return "approver";
    case Role::coordinator:
      return "coordinator";
    case Role::operations:
      return "operator";
  }
  return "reader";
}
constexpr std::optional<Role> role_named(std::string_view name) {
  for (const Role role : kRoles) {
    if (name_of(role) == name) return role;
  }
  return std::nullopt;
}

struct Grant {
  Role role = Role::reader;
  CentreId centre = {};     ///< none: all centres
  std::string letter = {};  ///< "": all letters

  bool operator==(const Grant&) const = default;
};

}  // namespace model
}  // namespace vigie
