// SPDX-License-Identifier: EUPL-1.2
/// The desk in French, for pages and command line alike.
///
/// Shape   one text per enumerator, never empty. `decision_of` is a participle that goes on
///         ("gardée par Aïcha"); `standing` and `decided_since` are sentences of an error, without
///         capital or full stop; `sentence_of` is a whole sentence.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "desk/regrouping.hpp"
#include "model/desk.hpp"

namespace vigie::desk {

/// The list's name: "À lire", "Gardées".
std::string_view list_name(DeskState state);
/// The list's word in an address, and back: "lire", "gardees".
std::string_view list_code(DeskState state);
DeskState list_of_code(std::string_view code);  ///< to be read where it is none of them
/// "gardée": what was decided.
std::string_view decision_of(DeskState state);
/// Why no other decision can be made from here.
std::string_view standing(DeskState state);
std::string_view sentence_of(RegroupRefusal refusal);

/// Why a story that was discarded is to be read again: what joined it
/// has a theme that it had not, or is of a kind ("audio") that it had not.
std::string came_back(std::string_view theme, std::string_view kind);
/// The same, of one that a rule put aside: the rule has nothing against what joined it.
std::string came_back_from_rule(std::string_view rule);

/// Somebody else was quicker.
std::string decided_since();
/// The story that was asked for is none of this centre's.
std::string not_on_desk(std::int64_t story);

}  // namespace vigie::desk
