// SPDX-License-Identifier: EUPL-1.2
/// Roles, permissions and passwords in French.
///
/// Shape   a role as a list of accounts says it; a permission that is lacking as a sentence, with
///         whom to ask.
/// Errors  none.
/// Pure    yes.
#pragma once

#include <string_view>

#include "people/appointing.hpp"
#include "people/password_rules.hpp"
#include "people/permissions.hpp"

namespace vigie::people {

/// "veille", "rédaction de la lettre"
std::string_view words_for(Role role);

/// "décider sur une pile", "coordonner": the head of a table.
std::string_view words_for(Permission permission);
/// As the sentence of an error.
std::string_view sentence_of(AppointRefusal refusal);

/// "Votre compte ne permet pas de décider sur cette pile. …"
std::string_view refusal_of(Permission permission);

/// As the sentence of an error: without capital or full stop.
std::string_view sentence_of(PasswordVerdict verdict);

}  // namespace vigie::people
