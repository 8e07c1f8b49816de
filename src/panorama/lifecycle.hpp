// SPDX-License-Identifier: EUPL-1.2
/// The lives of a proposal and of a panorama item.
///
/// Shape   state × action → state, one table each. A centre offers; who edits the panorama takes,
///         merges with another centre's, or declines; who offered may withdraw; each answer can be
///         taken back. An item is ready, waits for its hour, is published, is withdrawn; a withdrawal
///         can be taken back where it had been published.
/// Errors  what is not allowed from here is an outcome: none.
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/ids.hpp"
#include "model/panorama.hpp"

namespace vigie::panorama {

enum class ProposalAction { take, merge, decline, withdraw, reopen };

inline constexpr std::array kProposalActions{ProposalAction::take, ProposalAction::merge,
                                             ProposalAction::decline, ProposalAction::withdraw,
                                             ProposalAction::reopen};

std::optional<ProposalState> after(ProposalState from, ProposalAction action);

enum class ItemAction {
  schedule,  ///< gets an hour, or another one
  hold,      ///< loses its hour
  publish,
  withdraw,
  restore  ///< what was withdrawn by mistake
};

inline constexpr std::array kItemActions{ItemAction::schedule, ItemAction::hold,
                                         ItemAction::publish, ItemAction::withdraw,
                                         ItemAction::restore};

std::optional<ItemState> after(ItemState from, ItemAction action);

/// What makes an item another one than any before it.
struct ItemOrigin {
  StoryId story;
  CentreId centre;
  std::string_view url;
  Instant at;
  PanoramaItemId before;  ///< the centre's last item of this story; none: the first
};
/// The name of an item for ever, in its address and in feeds: twelve figures and letters.
std::string permanent_key(const ItemOrigin& origin);

}  // namespace vigie::panorama
