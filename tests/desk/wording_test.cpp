// SPDX-License-Identifier: EUPL-1.2
#include "desk/wording.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::desk {
namespace {

TEST(DeskWords, AreThereForEachStateAndRefusal) {
  test::expect_words_for_each(kDeskStates, decision_of);
  test::expect_words_for_each(kDeskStates, standing);
  test::expect_words_for_each(kDeskStates, list_name);
  test::expect_words_for_each(kDeskStates, list_code);
  test::expect_words_for_each(kRegroupRefusals,
                              [](RegroupRefusal refusal) { return sentence_of(refusal); });
}

TEST(DeskWords, LeadFromAnAddressBackToItsList) {
  for (const DeskState state : kDeskStates) EXPECT_EQ(list_of_code(list_code(state)), state);
  EXPECT_EQ(list_of_code("inconnu"), DeskState::fresh);
}

}  // namespace
}  // namespace vigie::desk
