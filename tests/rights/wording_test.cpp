// SPDX-License-Identifier: EUPL-1.2
#include "rights/wording.hpp"

#include <gtest/gtest.h>

#include "model/access_words.hpp"
#include "support/wording.hpp"

namespace vigie::rights {
namespace {

TEST(NoteWords, AreThereForEachVerdict) { test::expect_words_for_each(kNoteVerdicts, sentence_of); }

TEST(AccessWords, AreThereForEachAccessThatIsWorthSaying) {
  for (const Access access : kAccesses) {
    EXPECT_EQ(access_words(access).empty(), access == Access::free) << name_of(access);
  }
  EXPECT_NE(access_words(Access::subscribers), access_words(Access::registration));
}

}  // namespace
}  // namespace vigie::rights
