// SPDX-License-Identifier: EUPL-1.2
#include "desk/wording.hpp"

#include <gtest/gtest.h>

#include "support/wording.hpp"

namespace vigie::desk {
namespace {

TEST(DeskWords, AreThereForEachStateAndRefusal) {
  test::expect_words_for_each(kDeskStates, decision_of);
  test::expect_words_for_each(kDeskStates, standing);
  test::expect_words_for_each(kRegroupRefusals,
                              [](RegroupRefusal refusal) { return sentence_of(refusal); });
}

}  // namespace
}  // namespace vigie::desk
