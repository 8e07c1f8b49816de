// SPDX-License-Identifier: EUPL-1.2
#include "panorama/lifecycle.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "panorama/atom.hpp"

namespace vigie::panorama {
namespace {

TEST(AfterOfAProposal, AllowsExactlyTheseMoves) {
  using enum ProposalState;
  struct Case {
    ProposalState from;
    ProposalAction action;
    ProposalState to;
  };
  static constexpr Case kCases[] = {
      {offered, ProposalAction::take, taken},       {offered, ProposalAction::merge, merged},
      {offered, ProposalAction::decline, declined}, {offered, ProposalAction::withdraw, withdrawn},
      {taken, ProposalAction::reopen, offered},     {merged, ProposalAction::reopen, offered},
      {declined, ProposalAction::reopen, offered},  {withdrawn, ProposalAction::reopen, offered}};
  std::size_t allowed = 0;
  for (const ProposalState from : kProposalStates) {
    for (const ProposalAction action : kProposalActions) allowed += after(from, action) ? 1 : 0;
  }
  EXPECT_EQ(allowed, std::size(kCases));
  for (const Case& c : kCases) EXPECT_EQ(after(c.from, c.action), c.to);
}

TEST(AfterOfAnItem, AllowsExactlyTheseMoves) {
  using enum ItemState;
  struct Case {
    ItemState from;
    ItemAction action;
    ItemState to;
  };
  static constexpr Case kCases[] = {
      {ready, ItemAction::schedule, scheduled},     {ready, ItemAction::publish, published},
      {ready, ItemAction::withdraw, withdrawn},     {scheduled, ItemAction::schedule, scheduled},
      {scheduled, ItemAction::hold, ready},         {scheduled, ItemAction::publish, published},
      {scheduled, ItemAction::withdraw, withdrawn}, {published, ItemAction::withdraw, withdrawn},
      {withdrawn, ItemAction::restore, published}};
  std::size_t allowed = 0;
  for (const ItemState from : kItemStates) {
    for (const ItemAction action : kItemActions) allowed += after(from, action) ? 1 : 0;
  }
  EXPECT_EQ(allowed, std::size(kCases));
  for (const Case& c : kCases) EXPECT_EQ(after(c.from, c.action), c.to);
}

RC_GTEST_PROP(AfterOfAProposal, NoSequenceLeavesTheTableAndEveryAnswerCanBeTakenBack, ()) {
  ProposalState state = ProposalState::offered;
  for (const std::size_t chosen : *rc::gen::container<std::vector<std::size_t>>(
           rc::gen::inRange<std::size_t>(0, kProposalActions.size()))) {
    const auto to = after(state, kProposalActions.at(chosen));
    if (!to) continue;
    RC_ASSERT(parse_proposal_state(name_of(*to)) == *to);
    if (*to != ProposalState::offered) RC_ASSERT(after(*to, ProposalAction::reopen) == state);
    state = *to;
  }
}

RC_GTEST_PROP(AfterOfAnItem, NoSequenceLeavesTheTableAndAWithdrawalCanBeTakenBack, ()) {
  ItemState state = ItemState::scheduled;
  for (const std::size_t chosen : *rc::gen::container<std::vector<std::size_t>>(
           rc::gen::inRange<std::size_t>(0, kItemActions.size()))) {
    const auto to = after(state, kItemActions.at(chosen));
    if (!to) continue;
    RC_ASSERT(parse_item_state(name_of(*to)) == *to);
    const bool seen = state == ItemState::published || state == ItemState::withdrawn;
    if (seen) RC_ASSERT(*to != ItemState::scheduled && *to != ItemState::ready);
    if (state == ItemState::published) RC_ASSERT(after(*to, ItemAction::restore) == state);
    state = *to;
  }
}

TEST(PermanentKey, DiffersByWhatWasRelayedByWhomAndWhen) {
  std::set<std::string> keys;
  for (int story = 1; story <= 20; ++story) {
    for (int centre = 1; centre <= 5; ++centre) {
      for (int second = 0; second < 5; ++second) {
        keys.insert(permanent_key({StoryId{story},
                                   CentreId{centre},
                                   "https://a.example/1",
                                   Instant{1'795'000'000 + second},
                                   {}}));
      }
    }
  }
  EXPECT_EQ(keys.size(), 500U);
  EXPECT_EQ(keys.begin()->size(), 12U);
}

// Readers know an entry by it: whoever changes these bytes makes every article of the panorama new.
TEST(EntryUrn, StaysForEver) {
  EXPECT_EQ(
      permanent_key({StoryId{1}, CentreId{2}, "https://a.example/1", Instant{1'795'000'000}, {}}),
      "94759d0a72d8");
  EXPECT_EQ(entry_urn("0123456789ab"), "urn:uuid:3ac57a15-bc3d-8c08-91f6-0361976003bb");
}

}  // namespace
}  // namespace vigie::panorama
