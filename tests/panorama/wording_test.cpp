// SPDX-License-Identifier: EUPL-1.2
#include "panorama/wording.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::panorama {
namespace {

TEST(RelayWords, AreThereForEachOutcome) {
  test::expect_words_for_each(kRelays, [](Relay relay) { return sentence_of(relay); });
}

TEST(DutyWords, AreThereForEachRefusal) {
  test::expect_words_for_each(kDutyRefusals,
                              [](DutyRefusal refusal) { return sentence_of(refusal); });
}

TEST(RelayWords, AreThereForEachState) {
  test::expect_words_for_each(kProposalStates, [](ProposalState state) { return word_of(state); });
  test::expect_words_for_each(kItemStates, [](ItemState state) { return word_of(state); });
}

}  // namespace
}  // namespace vigie::panorama
