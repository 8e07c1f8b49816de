// SPDX-License-Identifier: EUPL-1.2
#include "desk/moves.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "desk/lead.hpp"

namespace vigie::desk {
namespace {

TEST(After, AllowsExactlyTheseMoves) {
  struct Case {
    std::string_view why;
    DeskState from;
    Decision decision;
    DeskState to;
  };
  using enum DeskState;
  static constexpr Case kCases[] = {
      {"keep what is new", fresh, Decision::keep, kept},
      {"discard what is new", fresh, Decision::discard, discarded},
      {"relay at once", fresh, Decision::relay, relayed},
      {"put off what is new", fresh, Decision::put_off, later},
      {"pass on what is new", fresh, Decision::pass, passed},
      {"keep what was put off", later, Decision::keep, kept},
      {"discard what was put off", later, Decision::discard, discarded},
      {"relay what was put off", later, Decision::relay, relayed},
      {"put it off to another day", later, Decision::put_off, later},
      {"pass on what was put off", later, Decision::pass, passed},
      {"discard after all", kept, Decision::discard, discarded},
      {"relay what was kept", kept, Decision::relay, relayed},
      {"put off what was kept", kept, Decision::put_off, later},
      {"pass on what was kept", kept, Decision::pass, passed},
      {"keep after all", discarded, Decision::keep, kept},
      {"relay after all", discarded, Decision::relay, relayed},
      {"put off what was discarded", discarded, Decision::put_off, later},
      {"pass on what was discarded", discarded, Decision::pass, passed},
      {"keep what was passed on", passed, Decision::keep, kept},
      {"discard what was passed on", passed, Decision::discard, discarded},
      {"relay what was passed on", passed, Decision::relay, relayed},
      {"put off what was passed on", passed, Decision::put_off, later},
      {"withdraw", relayed, Decision::withdraw, kept}};
  int allowed = 0;
  for (const DeskState from : kDeskStates) {
    for (const Decision decision : kDecisions) allowed += after(from, decision).has_value() ? 1 : 0;
  }
  EXPECT_EQ(allowed, static_cast<int>(std::size(kCases)));
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(after(c.from, c.decision), c.to);
  }
}

/// Decisions and undoings in any order: the desk is where its moves that stand lead, and undoing
/// them all leads back to the beginning.
RC_GTEST_PROP(Moves, NoSequenceLeavesTheTableAndUndoingRestoresExactly, ()) {
  DeskState state = DeskState::fresh;
  std::vector<Move> moves;
  const auto undo = [&] {
    const auto last = undoable(moves, state);
    if (!last) return false;
    state = moves[*last].from;
    moves[*last].undone = true;
    return true;
  };
  for (const std::size_t chosen : *rc::gen::container<std::vector<std::size_t>>(
           rc::gen::inRange<std::size_t>(0, kDecisions.size() + 2))) {
    if (chosen >= kDecisions.size()) {
      undo();
      continue;
    }
    const auto to = after(state, kDecisions.at(chosen));
    if (!to) continue;
    RC_ASSERT(parse_desk_state(name_of(*to)) == *to);
    moves.push_back({state, *to});
    state = *to;
  }
  while (undo()) continue;
  RC_ASSERT(state == DeskState::fresh);
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
