// SPDX-License-Identifier: EUPL-1.2
#include "rota/source_requests.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::rota {
namespace {

using State = SourceRequestState;
using Answer = std::variant<State, SourceRefusal>;

constexpr SourceAsked kGiven{SourceRequestKind::give, State::asked, "oriv", ""};
constexpr SourceAsked kWanted{SourceRequestKind::take, State::asked, "oriv", "pole"};

TEST(SourceRequests, AnyOtherCentreTakesWhatIsGivenUp) {
  EXPECT_EQ(after(kGiven, HandMove::take, "pole"), Answer(State::taken));
  EXPECT_EQ(after(kGiven, HandMove::take, "oriv"), Answer(SourceRefusal::not_yours));
  EXPECT_EQ(after(kGiven, HandMove::decline, "pole"), Answer(SourceRefusal::not_yours))
      << "one centre does not answer for all";
}

TEST(SourceRequests, TheHolderAloneAnswersWhatIsAskedOfIt) {
  EXPECT_EQ(after(kWanted, HandMove::take, "pole"), Answer(State::taken));
  EXPECT_EQ(after(kWanted, HandMove::decline, "pole"), Answer(State::declined));
  EXPECT_EQ(after(kWanted, HandMove::take, "irev"), Answer(SourceRefusal::not_yours));
  EXPECT_EQ(after(kWanted, HandMove::take, ""), Answer(SourceRefusal::not_yours));
}

TEST(SourceRequests, WhoAskedWithdrawsAndNobodyElse) {
  EXPECT_EQ(after(kWanted, HandMove::withdraw, "oriv"), Answer(State::withdrawn));
  EXPECT_EQ(after(kWanted, HandMove::withdraw, "pole"), Answer(SourceRefusal::not_yours));
}

TEST(SourceRequests, WhatIsOverStaysOver) {
  for (const State state : {State::taken, State::declined, State::withdrawn}) {
    SourceAsked asked = kWanted;
    asked.state = state;
    for (const HandMove move : kHandMoves) {
      EXPECT_EQ(after(asked, move, "pole"), Answer(SourceRefusal::over));
    }
  }
}

TEST(SourceRequests, EachRefusalAndStateHasItsWords) {
  test::expect_words_for_each(kSourceRefusals,
                              [](SourceRefusal refusal) { return sentence_of(refusal); });
  test::expect_words_for_each(kSourceRequestStates, [](State state) { return word_of(state); });
}

}  // namespace
}  // namespace vigie::rota
