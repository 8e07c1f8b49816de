// SPDX-License-Identifier: EUPL-1.2
#include "jobs/clock.hpp"

#include <gtest/gtest.h>

#include "jobs/pace.hpp"

namespace vigie::jobs {
namespace {

constexpr Instant kNow{1'800'000'000};

TEST(Clock, SeesAJumpOfOverADayEitherWay) {
  struct Case {
    std::string_view why;
    std::optional<Instant> last;
    bool jump;
  };
  const Case kCases[] = {{"the first look", std::nullopt, false},
                         {"the next turn", kNow - 30, false},
                         {"a night's stop", kNow - kDaySeconds, false},
                         {"two years ahead", kNow - 730 * kDaySeconds, true},
                         {"set right by a second", kNow + 1, false},
                         {"back by a day", kNow + kDaySeconds, false},
                         {"back by two years", kNow + 730 * kDaySeconds, true}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(jump_between(c.last, kNow).has_value(), c.jump);
  }
}

TEST(Clock, DoubtsOnlyWhatLiesFurtherAheadThanAnyPause) {
  EXPECT_FALSE(is_doubtful(kNow - 1, kNow, kHourSeconds));
  EXPECT_FALSE(is_doubtful(kNow + kHourSeconds, kNow, kHourSeconds));
  EXPECT_TRUE(is_doubtful(kNow + kHourSeconds + 1, kNow, kHourSeconds));
}

TEST(Clock, SaysWhichWayItWentAndWhatToDo) {
  const std::string ahead = sentence_of({kNow, kNow + 730 * kDaySeconds});
  EXPECT_NE(ahead.find("15 janvier 2027 à 9\u00a0h\u00a000"), std::string::npos) << ahead;
  EXPECT_NE(ahead.find("avancée"), std::string::npos);
  EXPECT_NE(ahead.find("vigie clock accept"), std::string::npos);
  EXPECT_NE(sentence_of({kNow, kNow - 730 * kDaySeconds}).find("remise en arrière"),
            std::string::npos);
}

TEST(Pace, DoublesThePauseOfAJobThatFailsUpToItsBound) {
  EXPECT_EQ(pause_after(1), kFirstPauseSeconds);
  EXPECT_EQ(pause_after(2), 2 * kFirstPauseSeconds);
  EXPECT_EQ(pause_after(1'000'000), kLastPauseSeconds);
}

TEST(Pace, DoesAgainWhatSeemsToHaveBeenDoneInTheFuture) {
  EXPECT_TRUE(is_period_over(std::nullopt, kNow, kHourSeconds));
  EXPECT_FALSE(is_period_over(kNow - 60, kNow, kHourSeconds));
  EXPECT_TRUE(is_period_over(kNow - kHourSeconds, kNow, kHourSeconds));
  EXPECT_TRUE(is_period_over(kNow + kDaySeconds, kNow, kHourSeconds));
}

}  // namespace
}  // namespace vigie::jobs
