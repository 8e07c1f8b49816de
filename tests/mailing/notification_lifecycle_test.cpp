// SPDX-License-Identifier: EUPL-1.2
#include "mailing/notification_lifecycle.hpp"

#include <gtest/gtest.h>

#include <set>

#include "mailing/retry.hpp"

namespace vigie::mailing {
namespace {

using State = NotificationState;
using Event = NotificationEvent;

constexpr Event kEvents[] = {Event::hand_over, Event::accept, Event::lose,
                             Event::defer,     Event::refuse, Event::cancel};
constexpr Instant kNow{1'800'000'000};

TEST(NotificationLifecycle, EndsForGoodWhatWasSentRefusedLostOrCancelled) {
  for (const State state : kNotificationStates) {
    if (!is_ended(state)) continue;
    for (const Event event : kEvents) EXPECT_FALSE(after(state, event)) << name_of(state);
  }
}

TEST(NotificationLifecycle, TakesAnAnswerOnlyForWhatWasHandedOver) {
  EXPECT_FALSE(after(State::pending, Event::accept));
  EXPECT_FALSE(after(State::deferred, Event::lose));
  EXPECT_EQ(after(State::pending, Event::hand_over), State::handed);
  EXPECT_EQ(after(State::handed, Event::accept), State::sent);
  EXPECT_EQ(after(State::handed, Event::lose), State::uncertain);
  EXPECT_FALSE(after(State::handed, Event::hand_over)) << "not twice without an answer";
  EXPECT_FALSE(after(State::handed, Event::cancel)) << "it may have left";
}

TEST(NotificationLifecycle, ReachesEveryStateAndNoOther) {
  std::set<State> reached{State::pending};
  for (bool grew = true; grew;) {
    grew = false;
    for (const State state : std::set(reached)) {
      for (const Event event : kEvents) {
        const auto next = after(state, event);
        if (next) grew = reached.insert(*next).second || grew;
      }
    }
  }
  EXPECT_EQ(reached.size(), kNotificationStates.size());
}

TEST(NotificationLifecycle, GivesUpAfterTheLastAttempt) {
  struct Case {
    std::string_view why;
    int code;
    std::string_view text;
    int attempts;
    Event event;
    std::int64_t wait_s;
  };
  const Case kCases[] = {
      {"taken", 250, "2.0.0 ok", 1, Event::accept, 0},
      {"later", 451, "4.3.0 plus tard", 1, Event::defer, 60},
      {"nobody", 550, "5.1.1 inconnu", 1, Event::refuse, 0},
      {"us", 550, "5.7.1 refus", 1, Event::defer, kDomainPauseSeconds},
      {"later once too often", 451, "4.3.0 plus tard", kAttemptsMax, Event::refuse, 0},
      {"no header may hold it", 0, "adresse", 1, Event::defer, 60},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto answer = answered(c.code, c.text, c.attempts, kNow);
    EXPECT_EQ(answer.event, c.event);
    EXPECT_EQ(answer.next_try_at.has_value(), c.wait_s > 0);
    EXPECT_EQ(answer.next_try_at.value_or(kNow) - kNow, c.wait_s);
  }
}

TEST(NotificationLifecycle, HasAWordForEachState) {
  std::set<std::string_view> words;
  for (const State state : kNotificationStates) {
    EXPECT_FALSE(word_of(state).empty());
    words.insert(word_of(state));
    EXPECT_EQ(notification_state_named(name_of(state)), state);
  }
  EXPECT_EQ(words.size(), kNotificationStates.size());
}

}  // namespace
}  // namespace vigie::mailing
