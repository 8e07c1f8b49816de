// SPDX-License-Identifier: EUPL-1.2
#include "desk/moves.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "desk/lead.hpp"

namespace vigie::desk {
namespace {

constexpr DeskState kStates[] = {DeskState::fresh, DeskState::kept, DeskState::discarded,
                                 DeskState::relayed};
constexpr Decision kDecisions[] = {Decision::keep, Decision::discard, Decision::relay,
                                   Decision::withdraw};

TEST(After, AllowsExactlyTheseMoves) {
  struct Case {
    std::string_view why;
    DeskState from;
    Decision decision;
    DeskState to;
  };
  static constexpr Case kCases[] = {
      {"keep what is new", DeskState::fresh, Decision::keep, DeskState::kept},
      {"discard what is new", DeskState::fresh, Decision::discard, DeskState::discarded},
      {"relay at once", DeskState::fresh, Decision::relay, DeskState::relayed},
      {"discard after all", DeskState::kept, Decision::discard, DeskState::discarded},
      {"relay what was kept", DeskState::kept, Decision::relay, DeskState::relayed},
      {"keep after all", DeskState::discarded, Decision::keep, DeskState::kept},
      {"relay after all", DeskState::discarded, Decision::relay, DeskState::relayed},
      {"withdraw", DeskState::relayed, Decision::withdraw, DeskState::kept}};
  int allowed = 0;
  for (const DeskState from : kStates) {
    for (const Decision decision : kDecisions) allowed += after(from, decision).has_value() ? 1 : 0;
  }
  EXPECT_EQ(allowed, static_cast<int>(std::size(kCases)));
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(after(c.from, c.decision), c.to);
  }
}

TEST(Undoable, TakesBackOneMoveAfterTheOther) {
  std::vector<Move> moves = {{DeskState::fresh, DeskState::kept},
                             {DeskState::kept, DeskState::discarded}};
  EXPECT_EQ(undoable(moves, DeskState::discarded), 1U);
  moves[1].undone = true;
  EXPECT_EQ(undoable(moves, DeskState::kept), 0U);
  moves[0].undone = true;
  EXPECT_EQ(undoable(moves, DeskState::fresh), std::nullopt);
}

TEST(Undoable, RefusesAMoveThatDidNotLeadHere) {
  const std::vector<Move> moves = {{DeskState::fresh, DeskState::kept}};
  EXPECT_EQ(undoable(moves, DeskState::discarded), std::nullopt);
}

TEST(PublicationOf, FollowsTheRelayedState) {
  EXPECT_EQ(publication_of(DeskState::kept, DeskState::relayed), Publication::publish);
  EXPECT_EQ(publication_of(DeskState::relayed, DeskState::kept), Publication::withdraw);
  EXPECT_EQ(publication_of(DeskState::kept, DeskState::discarded), Publication::none);
}

TEST(LeadOf, PrefersTheChosenThenTheFreeThenTheEarliest) {
  const std::vector<Reading> readings = {
      {ArticleId{1}, Access::subscribers, Instant{10}, Instant{50}},
      {ArticleId{2}, Access::free, Instant{30}, Instant{50}},
      {ArticleId{3}, Access::free, std::nullopt, Instant{20}}};
  EXPECT_EQ(lead_of(readings, ArticleId{}), 2U);
  EXPECT_EQ(lead_of(readings, ArticleId{1}), 0U);
  EXPECT_EQ(lead_of(readings, ArticleId{99}), 2U);
  EXPECT_EQ(lead_of({}, ArticleId{}), std::nullopt);
}

TEST(Lead, IsOneThatTheCentreReadsBeforeAnEarlierOneThatItDoesNot) {
  const std::vector<Reading> readings = {
      {ArticleId{1}, Access::free, Instant{10}, Instant{50}, false},
      {ArticleId{2}, Access::free, Instant{30}, Instant{50}, true},
      {ArticleId{3}, Access::subscribers, Instant{5}, Instant{50}, true}};
  EXPECT_EQ(lead_of(readings, ArticleId{}), 1U);
}

}  // namespace
}  // namespace vigie::desk
