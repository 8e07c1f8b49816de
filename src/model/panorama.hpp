// SPDX-License-Identifier: EUPL-1.2
/// Where a proposal for the shared panorama stands, and where an item of it does.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class ProposalState { offered, taken, merged, declined, withdrawn };

inline constexpr std::array kProposalStates{ProposalState::offered, ProposalState::taken,
                                            ProposalState::merged, ProposalState::declined,
                                            ProposalState::withdrawn};

enum class ItemState {
  ready,      ///< taken, without an hour yet
  scheduled,  ///< appears at its hour
  published,
  withdrawn
};

inline constexpr std::array kItemStates{ItemState::ready, ItemState::scheduled,
                                        ItemState::published, ItemState::withdrawn};

/// The word the database holds.
constexpr std::string_view name_of(ProposalState state) {
  switch (state) {
    case ProposalState::offered:
      return "offered";
    case ProposalState::taken:
      return "taken";
    case ProposalState::merged:
      return "merged";
    case ProposalState::declined:
      return "declined";
    case ProposalState::withdrawn:
      return "withdrawn";
  }
  return "offered";
}

constexpr std::string_view name_of(ItemState state) {
  switch (state) {
    case ItemState::ready:
      return "ready";
    case ItemState::scheduled:
      return "scheduled";
    case ItemState::published:
      return "published";
    case ItemState::withdrawn:
      return "withdrawn";
  }
  return "scheduled";
}

constexpr std::optional<ProposalState> parse_proposal_state(std::string_view name) {
  for (const ProposalState state : kProposalStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

constexpr std::optional<ItemState> parse_item_state(std::string_view name) {
  for (const ItemState state : kItemStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
