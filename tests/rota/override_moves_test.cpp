// SPDX-License-Identifier: EUPL-1.2
#include "rota/override_moves.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace vigie::rota {
namespace {

using Move = OverrideMove;
using State = OverrideState;

TEST(OverrideMoves, AreThoseOfTheTableAndNoOthers) {
  struct Case {
    std::string_view why;
    State from;
    Move move;
    bool begun;
    State to;
  };
  static constexpr Case kAllowed[] = {
      {"accepted", State::asked, Move::take, false, State::taken},
      {"refused", State::asked, Move::decline, false, State::declined},
      {"refused late", State::asked, Move::decline, true, State::declined},
      {"not asked any more", State::asked, Move::withdraw, false, State::withdrawn},
      {"a request that nobody answered", State::asked, Move::withdraw, true, State::withdrawn},
      {"given back before the week", State::taken, Move::untake, false, State::asked},
      {"cancelled before the week", State::taken, Move::withdraw, false, State::withdrawn},
      {"the week was done", State::taken, Move::finish, true, State::done}};
  for (const State from : kOverrideStates) {
    for (const Move move : kOverrideMoves) {
      for (const bool begun : {false, true}) {
        std::optional<State> expected;
        for (const Case& c : kAllowed) {
          if (c.from == from && c.move == move && c.begun == begun) expected = c.to;
        }
        EXPECT_EQ(after(from, move, begun), expected)
            << name_of(from) << ", move " << static_cast<int>(move) << ", begun " << begun;
      }
    }
  }
}

TEST(OverrideMoves, NeverLeaveWhatIsOver) {
  std::mt19937 chance(7);
  for (int run = 0; run < 500; ++run) {
    State state = State::asked;
    bool begun = false;
    for (int step = 0; step < 12; ++step) {
      begun = begun || chance() % 6 == 0;
      const auto next = after(state, kOverrideMoves[chance() % 5], begun);
      if (state == State::declined || state == State::withdrawn || state == State::done) {
        EXPECT_FALSE(next);
      }
      if (next && begun && !in_effect(state)) {
        EXPECT_FALSE(in_effect(*next)) << "too late to take";
      }
      state = next.value_or(state);
    }
  }
}

TEST(OverrideMoves, StatesAreKnownByTheirNames) {
  std::set<std::string_view> names;
  for (const State state : kOverrideStates) {
    names.insert(name_of(state));
    EXPECT_EQ(override_state_of(name_of(state)), state);
  }
  EXPECT_EQ(names.size(), std::size(kOverrideStates));
  EXPECT_FALSE(override_state_of("offered"));
}

}  // namespace
}  // namespace vigie::rota
