// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/delivery_outcome.hpp"

#include <gtest/gtest.h>

namespace vigie::app {
namespace {

using Outcome = net::Handover::Outcome;

constexpr Instant kNow{1'795'000'000};

TEST(DeliveryOutcome, SaysWhomAnAnswerIsAboutAndWhatFollows) {
  struct Case {
    const char* why;
    net::Handover done;
    int tried_before;
    DeliveryState state;
    AnswerMeaning meaning;
    std::int64_t wait;  ///< seconds; 0: no next try
    bool refuses_us;
  };
  const Case kCases[] = {{"taken",
                          {Outcome::answered, 250, "250 2.0.0 ok"},
                          0,
                          DeliveryState::accepted,
                          AnswerMeaning::accepted,
                          0,
                          false},
                         {"unknown here",
                          {Outcome::answered, 550, "550-5.1.1 non\n550 5.1.1 inconnu"},
                          0,
                          DeliveryState::refused,
                          AnswerMeaning::about_reader,
                          0,
                          false},
                         {"later, at first",
                          {Outcome::answered, 451, "451 4.2.1 plus tard"},
                          0,
                          DeliveryState::deferred,
                          AnswerMeaning::later,
                          60,
                          false},
                         {"later, again",
                          {Outcome::answered, 451, "451 4.2.1 plus tard"},
                          1,
                          DeliveryState::deferred,
                          AnswerMeaning::later,
                          300,
                          false},
                         {"later, for the last time",
                          {Outcome::answered, 451, "451 4.2.1 plus tard"},
                          7,
                          DeliveryState::refused,
                          AnswerMeaning::later,
                          0,
                          false},
                         {"we are not welcome",
                          {Outcome::answered, 550, "550 5.7.1 non"},
                          0,
                          DeliveryState::deferred,
                          AnswerMeaning::about_us,
                          3600,
                          true},
                         {"nothing came back",
                          {Outcome::uncertain, 0, "connection closed"},
                          0,
                          DeliveryState::uncertain,
                          AnswerMeaning::unanswered,
                          0,
                          false},
                         {"no connection",
                          {Outcome::not_sent, 421, "421 4.3.2 fermé"},
                          3,
                          DeliveryState::deferred,
                          AnswerMeaning::about_us,
                          60,
                          false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const DeliveryOutcome outcome = outcome_of(c.done, c.tried_before, kNow);
    EXPECT_EQ(outcome.answer.state, c.state);
    EXPECT_EQ(outcome.answer.code, c.done.code);
    EXPECT_EQ(outcome.answer.text, c.done.text) << "all of its lines";
    EXPECT_EQ(outcome.meaning, c.meaning);
    EXPECT_EQ(outcome.domain_refuses_us, c.refuses_us);
    EXPECT_EQ(outcome.answer.tried, c.done.outcome != Outcome::not_sent);
    const auto expected = c.wait == 0 ? std::nullopt : std::optional<Instant>(kNow + c.wait);
    EXPECT_EQ(outcome.answer.next_try_at, expected);
  }
}

TEST(DeliveryOutcome, IsNoTryWhereNothingWasSent) {
  for (const DeliveryOutcome& outcome : {not_receiving(), not_yet("550 5.7.1 non", kNow + 9)}) {
    EXPECT_FALSE(outcome.meaning);
    EXPECT_FALSE(outcome.answer.tried);
  }
  EXPECT_EQ(not_yet("550 5.7.1 non", kNow + 9).answer.next_try_at, kNow + 9);
  EXPECT_EQ(not_composed("header To").meaning, AnswerMeaning::about_reader);
}

}  // namespace
}  // namespace vigie::app
