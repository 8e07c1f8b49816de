// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/delivery_outcome.hpp"

#include <gtest/gtest.h>

namespace vigie::app {
namespace {

using Outcome = net::Handover::Outcome;

constexpr Instant kOutcomeNow{1'795'000'000};

struct OutcomeCase {
  const char* why;
  net::Handover done;
  int tried_before;
  DeliveryState state;
  AnswerMeaning meaning;
  std::int64_t wait;      ///< seconds; 0: no next try
  const char* held = "";  ///< "": nobody; "*": everything
};

DeliveryOutcome outcome(const net::Handover& done, int tried_before, std::int64_t left_seconds) {
  static const auto book = mailing::AnswerBook::make({});
  return outcome_of(done, {.book = *book,
                           .relay = "smtp.exemple.fr",
                           .domain = "exemple.net",
                           .provider = "",
                           .tried_before = tried_before,
                           .now = kOutcomeNow,
                           .deadline = kOutcomeNow + left_seconds});
}

TEST(DeliveryOutcome, SaysWhomAnAnswerIsAboutAndWhatFollows) {
  using State = DeliveryState;
  using Meaning = AnswerMeaning;
  const OutcomeCase kCases[] = {
      {"taken", {Outcome::answered, 250, "250 2.0.0 ok"}, 0, State::accepted, Meaning::accepted, 0},
      {"unknown here",
       {Outcome::answered, 550, "550-5.1.1 non\n550 5.1.1 inconnu"},
       0,
       State::refused,
       Meaning::about_reader,
       0},
      {"later, at first",
       {Outcome::answered, 451, "451 4.2.1 plus tard"},
       0,
       State::deferred,
       Meaning::later,
       60},
      {"later, again",
       {Outcome::answered, 451, "451 4.2.1 plus tard"},
       1,
       State::deferred,
       Meaning::later,
       300},
      {"later, for the tenth time",
       {Outcome::answered, 451, "451 4.2.1 plus tard"},
       9,
       State::deferred,
       Meaning::later,
       3600},
      {"a full mailbox",
       {Outcome::answered, 452, "452 4.2.2 full"},
       0,
       State::deferred,
       Meaning::mailbox_full,
       60},
      {"we are not welcome",
       {Outcome::answered, 550, "550 5.7.1 non"},
       0,
       State::deferred,
       Meaning::about_us,
       3600,
       "exemple.net"},
      {"nothing came back",
       {Outcome::uncertain, 0, "connection closed"},
       0,
       State::uncertain,
       Meaning::unanswered,
       0},
      {"no connection",
       {Outcome::not_sent, 421, "421 4.3.2 fermé"},
       3,
       State::deferred,
       Meaning::about_us,
       60,
       "*"}};
  for (const OutcomeCase& c : kCases) {
    SCOPED_TRACE(c.why);
    const DeliveryOutcome got = outcome(c.done, c.tried_before, kDaySeconds);
    EXPECT_EQ(got.answer.state, c.state);
    EXPECT_EQ(got.answer.code, c.done.code);
    EXPECT_EQ(got.answer.text, c.done.text) << "all of its lines";
    EXPECT_EQ(got.meaning, c.meaning);
    EXPECT_EQ(got.hold ? got.hold->key : "", c.held);
    if (c.held[0] != '\0') {
      EXPECT_FALSE(got.answer.tried) << "about us: no try of this reader";
    }
    const auto expected = c.wait == 0 ? std::nullopt : std::optional<Instant>(kOutcomeNow + c.wait);
    EXPECT_EQ(got.answer.next_try_at, expected);
  }
}

TEST(DeliveryOutcome, GivesUpAtTheDeadlineAndKeepsWhy) {
  const net::Handover later{Outcome::answered, 451, "451 4.2.1 plus tard"};
  EXPECT_EQ(outcome(later, 4, 600).answer.next_try_at, kOutcomeNow + 600) << "a last try, then";
  const DeliveryOutcome last = outcome(later, 5, 0);
  EXPECT_EQ(last.answer.state, DeliveryState::refused);
  EXPECT_EQ(last.meaning, AnswerMeaning::later) << "not the reader's fault";
}

TEST(DeliveryOutcome, IsNoTryWhereNothingWasSent) {
  for (const DeliveryOutcome& each : {not_receiving(), not_yet("550 5.7.1 non", kOutcomeNow + 9)}) {
    EXPECT_FALSE(each.meaning);
    EXPECT_FALSE(each.answer.tried);
  }
  EXPECT_EQ(not_yet("550 5.7.1 non", kOutcomeNow + 9).answer.next_try_at, kOutcomeNow + 9);
  EXPECT_EQ(not_composed("header To").meaning, AnswerMeaning::about_reader);
}

TEST(DeliveryOutcome, NamesTheHostOfTheRelay) {
  EXPECT_EQ(relay_host("smtp://ssl0.ovh.net:587"), "ssl0.ovh.net");
  EXPECT_EQ(relay_host("smtps://smtp.exemple.fr/nous"), "smtp.exemple.fr");
}

}  // namespace
}  // namespace vigie::app
