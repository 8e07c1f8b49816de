// SPDX-License-Identifier: EUPL-1.2
/// May this turn go to another centre?
///
/// Shape   the rota and a proposal: week, who has it, who would do it, and for a swap the turn given
///         in return -> why not, or nothing. A turn is named by its first day, so that a changed hour
///         of hand-over moves nothing. Whoever would be away all its days cannot take a turn; nobody
///         comes to hold two running by a swap.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/rota.hpp"

namespace vigie::rota {

struct SwapProposal {
  Day week;
  std::optional<Day> other_week;  ///< none: a replacement
  std::string centre;
  std::string other;  ///< "" : an open call, nobody is named yet
};

enum class SwapRefusal {
  begun,           ///< one of its weeks is no longer to come
  not_held,        ///< `centre` does not have `week`
  other_not_held,  ///< `other` does not have `other_week`
  itself,          ///< with one's own centre
  away,            ///< who would take a week is away then
  twice_running,
  already_asked,  ///< a request for one of its weeks waits for an answer
  not_allowed,    ///< not from this state
  not_yours,      ///< asked of somebody else
  changed         ///< it is no longer what was seen
};
inline constexpr SwapRefusal kSwapRefusals[] = {
    SwapRefusal::begun,         SwapRefusal::not_held,    SwapRefusal::other_not_held,
    SwapRefusal::itself,        SwapRefusal::away,        SwapRefusal::twice_running,
    SwapRefusal::already_asked, SwapRefusal::not_allowed, SwapRefusal::not_yours,
    SwapRefusal::changed};

std::optional<SwapRefusal> refuse_swap(const Rota& rota, const SwapProposal& proposal, Day today);

/// Whose the week is to give away: a backup stands in for somebody who still holds it. "" :
/// nobody's.
std::string holder_of(const Rota& rota, Day week);

/// Weeks of others that `centre` may be given for its own `week`.
std::vector<Day> weeks_in_return(const Rota& rota, const std::string& centre, Day week, Day today);

}  // namespace vigie::rota
