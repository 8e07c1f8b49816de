// SPDX-License-Identifier: EUPL-1.2
/// What keeps a person from parting a story, joining two, or taking that back.
///
/// Shape   an outcome: nothing was written. Its words are those of desk/wording.hpp.
/// Pure    yes.
#pragma once

namespace vigie::desk {

enum class RegroupRefusal {
  changed_since,   ///< somebody moved the groups of the story after they were seen
  decided_since,   ///< a centre decided on a line that undoing would change
  both_relayed,    ///< both stories are on the panorama
  leaves_nothing,  ///< a story keeps at least one article and loses at least one
  itself,          ///< a story with itself
  nothing_to_undo
};

inline constexpr RegroupRefusal kRegroupRefusals[] = {
    RegroupRefusal::changed_since,  RegroupRefusal::decided_since, RegroupRefusal::both_relayed,
    RegroupRefusal::leaves_nothing, RegroupRefusal::itself,        RegroupRefusal::nothing_to_undo};

}  // namespace vigie::desk
