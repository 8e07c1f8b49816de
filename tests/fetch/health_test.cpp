// SPDX-License-Identifier: EUPL-1.2
#include "fetch/health.hpp"

#include <gtest/gtest.h>

#include "fetch/order.hpp"
#include "fetch/schedule.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};
constexpr std::int64_t kDay = kDaySeconds;

SourcePoll well() {
  SourcePoll poll;
  poll.succeeded_at = kNow;
  poll.last_item_at = kNow - kDay;
  poll.answer_ms = 200;
  return poll;
}

SourcePoll failing(Trouble trouble, std::int64_t since_s) {
  SourcePoll poll = well();
  poll.failures = 3;
  poll.trouble = trouble;
  poll.failing_since_at = kNow - since_s;
  return poll;
}

SourcePoll silent(std::int64_t for_s, std::int64_t usual_gap_s) {
  SourcePoll poll = well();
  poll.last_item_at = kNow - for_s;
  poll.usual_gap_s = usual_gap_s;
  return poll;
}

SourcePoll moved(std::int64_t since_s) {
  SourcePoll poll = well();
  poll.move.target = "https://b.fr/";
  poll.move.since_at = kNow - since_s;
  return poll;
}

SourcePoll gone() {
  SourcePoll poll = well();
  poll.gone = true;
  return poll;
}

SourcePoll slow() {
  SourcePoll poll = well();
  poll.answer_ms = 9'000;
  return poll;
}

TEST(SourceState, IsOneWordAndSaysWhetherToLook) {
  struct Case {
    std::string_view why;
    SourcePoll poll;
    SourceState state;
    bool look;
    std::string_view french;
  };
  const Case cases[] = {
      {"just added", {}, SourceState::unpolled, false, "nouvelle"},
      {"well", well(), SourceState::ok, false, "ok"},
      {"nine seconds for an answer", slow(), SourceState::slow, false, "lente"},
      {"times out for three days", failing(Trouble::too_slow, 3 * kDay), SourceState::slow, true,
       "lente"},
      {"down since this morning", failing(Trouble::server_error, kDay / 3), SourceState::failing,
       false, "en échec"},
      {"down for three days", failing(Trouble::no_name, 3 * kDay), SourceState::failing, true,
       "en échec"},
      {"a web page for three days", failing(Trouble::web_page, 3 * kDay), SourceState::not_a_feed,
       true, "pas un flux"},
      {"redirects since yesterday", moved(kDay), SourceState::moved, false, "déplacée"},
      {"redirects for long", moved(3 * kDay), SourceState::moved, true, "déplacée"},
      {"410", gone(), SourceState::gone, true, "disparue"},
      {"a daily paper, nothing for a month", silent(31 * kDay, kDay), SourceState::silent, true,
       "silencieuse"},
      {"a daily paper on holiday", silent(29 * kDay, kDay), SourceState::ok, false, "ok"},
      {"a monthly, nothing for five months", silent(150 * kDay, 30 * kDay), SourceState::ok, false,
       "ok"},
      {"a monthly, nothing for seven", silent(210 * kDay, 30 * kDay), SourceState::silent, true,
       "silencieuse"}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(state_of(c.poll, kNow), c.state);
    EXPECT_EQ(needs_a_look(c.poll, kNow), c.look);
    EXPECT_EQ(french_of(state_of(c.poll, kNow)), c.french);
  }
}

TEST(SourceState, TellsACuratorWhatToDoInSentencesWithoutACommand) {
  for (const SourceState state :
       {SourceState::unpolled, SourceState::ok, SourceState::slow, SourceState::failing,
        SourceState::moved, SourceState::silent, SourceState::gone, SourceState::not_a_feed}) {
    const bool well = state == SourceState::ok || state == SourceState::unpolled;
    for (const Trouble trouble : {Trouble::none, Trouble::not_found, Trouble::no_name,
                                  Trouble::refused, Trouble::server_error, Trouble::web_page}) {
      const std::string advice(advice_of(state, trouble));
      EXPECT_EQ(advice.empty(), well) << advice;
      EXPECT_EQ(advice.find("vigie feed"), std::string::npos) << advice;
      EXPECT_EQ(advice.find("vigie sources"), std::string::npos) << advice;
      EXPECT_TRUE(well || advice.ends_with('.')) << advice;
    }
  }
}

HttpAnswer answered(std::int64_t elapsed_ms) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = 200;
  answer.elapsed_ms = elapsed_ms;
  return answer;
}

TEST(SourceState, SaysSinceWhen) {
  const Reading fine{PollOutcome::unchanged, Trouble::none, "h"};
  const Reading bad{PollOutcome::failed, Trouble::not_found, {}};
  SourcePoll poll = next_poll({}, answered(100), fine, {}, {kNow});
  EXPECT_EQ(poll.state, SourceState::ok);
  EXPECT_EQ(poll.state_since_at, kNow);
  poll = next_poll(poll, answered(100), fine, {}, {kNow + kDay});
  EXPECT_EQ(poll.state_since_at, kNow);
  poll = next_poll(poll, answered(100), bad, {}, {kNow + 2 * kDay});
  poll = next_poll(poll, answered(100), bad, {}, {kNow + 3 * kDay});
  EXPECT_EQ(poll.state, SourceState::failing);
  EXPECT_EQ(poll.state_since_at, kNow + 2 * kDay);
}

TEST(SourceState, CallsSlowWhatIsSlowAgainAndAgain) {
  const Reading fine{PollOutcome::unchanged, Trouble::none, "h"};
  SourcePoll poll = next_poll({}, answered(300), fine, {}, {kNow});
  poll = next_poll(poll, answered(12'000), fine, {}, {kNow});
  EXPECT_EQ(poll.state, SourceState::ok) << "once";
  for (int i = 0; i < 4; ++i) poll = next_poll(poll, answered(12'000), fine, {}, {kNow});
  EXPECT_EQ(poll.state, SourceState::slow);
}

TEST(SourceState, LearnsTheUsualGapFromMonthsAndNotFromBursts) {
  const Reading fine{PollOutcome::new_body, Trouble::none, "h"};
  SourcePoll poll;
  DocumentNews news;
  for (int month = 6; month > 0; --month) {
    for (int piece = 0; piece < 10; ++piece) {
      news.dates.push_back(kNow - month * 30 * kDay + piece * kHourSeconds);
    }
  }
  poll = next_poll(poll, answered(100), fine, news, {kNow});
  EXPECT_GT(poll.usual_gap_s, 28 * kDay);
  EXPECT_GT(silent_after_s(poll), 160 * kDay);
}

TEST(Interleaved, GivesEachHostItsTurn) {
  EXPECT_EQ(interleaved({"a", "a", "a", "b", "c", "b"}),
            (std::vector<std::size_t>{0, 3, 4, 1, 5, 2}));
  EXPECT_TRUE(interleaved({}).empty());
}

}  // namespace
}  // namespace vigie::fetch
