// SPDX-License-Identifier: EUPL-1.2
#include "panorama/lifecycle.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"

namespace vigie::panorama {
namespace {

template <typename State, std::size_t States, std::size_t Actions>
using Table = std::array<std::array<std::optional<State>, Actions>, States>;

constexpr auto proposal_table() {
  using enum ProposalState;
  constexpr std::optional<ProposalState> kNo;
  return Table<ProposalState, kProposalStates.size(), kProposalActions.size()>{{
      //             take   merge   decline   withdraw   reopen
      /* offered   */ {taken, merged, declined, withdrawn, kNo},
      /* taken     */ {kNo, kNo, kNo, kNo, offered},
      /* merged    */ {kNo, kNo, kNo, kNo, offered},
      /* declined  */ {kNo, kNo, kNo, kNo, offered},
      /* withdrawn */ {kNo, kNo, kNo, kNo, offered},
  }};
}

constexpr auto item_table() {
  using enum ItemState;
  constexpr std::optional<ItemState> kNo;
  return Table<ItemState, kItemStates.size(), kItemActions.size()>{{
      //              schedule   hold   publish    withdraw   restore
      /* ready     */ {scheduled, kNo, published, withdrawn, kNo},
      /* scheduled */ {scheduled, ready, published, withdrawn, kNo},
      /* published */ {kNo, kNo, kNo, withdrawn, kNo},
      /* withdrawn */ {kNo, kNo, kNo, kNo, published},
  }};
}

}  // namespace

std::optional<ProposalState> after(ProposalState from, ProposalAction action) {
  static constexpr auto kTable = proposal_table();
  return kTable.at(static_cast<std::size_t>(from)).at(static_cast<std::size_t>(action));
}

std::optional<ItemState> after(ItemState from, ItemAction action) {
  static constexpr auto kTable = item_table();
  return kTable.at(static_cast<std::size_t>(from)).at(static_cast<std::size_t>(action));
}

std::string permanent_key(const ItemOrigin& origin) {
  constexpr std::size_t kKeyBytes = 6;
  const std::string facts =
      fmt::format("panorama {} {} {} {} {}", origin.story.value, origin.centre.value,
                  origin.at.seconds, origin.before.value, origin.url);
  return hex(digest(facts)).substr(0, 2 * kKeyBytes);
}

}  // namespace vigie::panorama
