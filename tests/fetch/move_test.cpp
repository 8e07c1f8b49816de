// SPDX-License-Identifier: EUPL-1.2
#include "fetch/move.hpp"

#include <gtest/gtest.h>

#include "fetch/schedule.hpp"

namespace vigie::fetch {
namespace {

constexpr Instant kNow{1'800'000'000};
constexpr std::int64_t kDay = kDaySeconds;

struct Hop {
  int status;
  const char* to;
};

HttpAnswer through(const std::vector<Hop>& hops) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = 200;
  answer.etag = "\"e\"";
  for (const Hop& hop : hops) answer.redirects.push_back({hop.status, hop.to});
  return answer;
}

SourcePoll read_before() {
  SourcePoll poll;
  poll.succeeded_at = kNow - kDay;
  poll.body_hash = "hash";
  return poll;
}

SourcePoll poll_at(const SourcePoll& before, const std::vector<Hop>& hops, PollOutcome outcome,
                   std::optional<DocumentNews> news, Instant at) {
  return next_poll(before, through(hops), {outcome, Trouble::none, "hash"}, news, {at});
}

DocumentNews document(int fresh, int known) {
  DocumentNews news;
  news.fresh = fresh;
  news.known = known;
  return news;
}

const std::vector<Hop> kMoved = {{301, "https://b.fr/feed"}};

TEST(MoveWatch, NamesATargetOnlyAfterPermanentRedirectsAlone) {
  struct Case {
    std::string_view why;
    std::vector<Hop> hops;
    std::string_view expected;
  };
  static const Case kCases[] = {
      {"no redirect", {}, ""},
      {"301", {{301, "https://b.fr/1"}}, "https://b.fr/1"},
      {"308", {{308, "https://b.fr/1"}}, "https://b.fr/1"},
      {"permanent all the way",
       {{301, "https://b.fr/1"}, {308, "https://b.fr/2"}},
       "https://b.fr/2"},
      {"a temporary hop at the end", {{301, "https://b.fr/1"}, {302, "https://b.fr/2"}}, ""},
      {"a temporary hop at the start", {{307, "https://b.fr/1"}, {301, "https://b.fr/2"}}, ""},
      {"302", {{302, "https://b.fr/1"}}, ""},
      {"303", {{303, "https://b.fr/1"}}, ""},
      {"307", {{307, "https://b.fr/1"}}, ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto after = poll_at(read_before(), c.hops, PollOutcome::unchanged, {}, kNow);
    EXPECT_EQ(after.move.target, c.expected);
    EXPECT_FALSE(is_confirmed(after.move, kNow));
  }
}

TEST(MoveWatch, IsConfirmedAfterThreePollsOverTwoDaysThatShareAnItem) {
  SourcePoll poll = poll_at(read_before(), kMoved, PollOutcome::new_body, document(1, 20), kNow);
  EXPECT_EQ(poll.move.proof, MoveProof::same);
  EXPECT_FALSE(is_confirmed(poll.move, kNow + 9 * kDay)) << "one poll";
  poll = poll_at(poll, kMoved, PollOutcome::not_modified, {}, kNow + 3600);
  poll = poll_at(poll, kMoved, PollOutcome::not_modified, {}, kNow + 7200);
  EXPECT_FALSE(is_confirmed(poll.move, kNow + 2 * kDay - 1)) << "three polls, too early";
  EXPECT_TRUE(is_confirmed(poll.move, kNow + 2 * kDay));
}

TEST(MoveWatch, StartsAgainWhenTheTargetChangesOrTheRedirectStops) {
  SourcePoll poll = poll_at(read_before(), kMoved, PollOutcome::unchanged, {}, kNow);
  poll = poll_at(poll, {{301, "https://c.fr/"}}, PollOutcome::unchanged, {}, kNow + kDay);
  EXPECT_EQ(poll.move.polls, 1);
  EXPECT_EQ(poll.move.since_at, kNow + kDay);
  poll = poll_at(poll, {}, PollOutcome::unchanged, {}, kNow + 2 * kDay);
  EXPECT_EQ(poll.move.target, "");
  EXPECT_EQ(poll.move.polls, 0);
}

TEST(MoveWatch, IsLeftAloneByFailures) {
  SourcePoll poll = poll_at(read_before(), kMoved, PollOutcome::unchanged, {}, kNow);
  poll =
      next_poll(poll, HttpAnswer{}, {PollOutcome::failed, Trouble::no_name, {}}, {}, {kNow + kDay});
  EXPECT_EQ(poll.move.polls, 1);
  EXPECT_EQ(poll.move.target, "https://b.fr/feed");
}

TEST(MoveWatch, NeverBelievesAnotherFeedAtTheTarget) {
  SourcePoll poll = poll_at(read_before(), kMoved, PollOutcome::new_body, document(10, 0), kNow);
  EXPECT_EQ(poll.move.proof, MoveProof::other);
  // Later documents share items with the first one read there: that proves nothing.
  for (int day = 1; day < 9; ++day) {
    poll = poll_at(poll, kMoved, PollOutcome::new_body, document(1, 10), kNow + day * kDay);
  }
  EXPECT_FALSE(is_confirmed(poll.move, kNow + 9 * kDay));
  EXPECT_TRUE(is_proposed(poll.move));
}

TEST(MoveWatch, AsksForADocumentAsLongAsNoneWasRead) {
  SourcePoll poll = poll_at(read_before(), kMoved, PollOutcome::not_modified, {}, kNow);
  EXPECT_TRUE(wants_document(poll.move)) << "304 to everybody proves nothing";
  poll = poll_at(poll, kMoved, PollOutcome::unchanged, {}, kNow + kDay);
  EXPECT_EQ(poll.move.proof, MoveProof::same);
  EXPECT_FALSE(wants_document(poll.move));
}

TEST(MoveWatch, ComparesANewSourceWithItsSecondDocument) {
  SourcePoll poll = poll_at({}, kMoved, PollOutcome::new_body, document(20, 0), kNow);
  EXPECT_EQ(poll.move.proof, MoveProof::unknown);
  poll = poll_at(poll, kMoved, PollOutcome::unchanged, {}, kNow + kDay);
  EXPECT_EQ(poll.move.proof, MoveProof::same);
}

TEST(MoveWatch, NeverFollowsWhatAPersonRefused) {
  SourcePoll poll = read_before();
  poll.move.refused = "https://b.fr/feed";
  for (int day = 0; day < 9; ++day) {
    poll = poll_at(poll, kMoved, PollOutcome::unchanged, {}, kNow + day * kDay);
  }
  EXPECT_FALSE(is_confirmed(poll.move, kNow + 9 * kDay));
  EXPECT_FALSE(is_proposed(poll.move));
  poll = poll_at(poll, {{301, "https://c.fr/"}}, PollOutcome::unchanged, {}, kNow + 10 * kDay);
  EXPECT_TRUE(is_proposed(poll.move)) << "another target is another question";
}

}  // namespace
}  // namespace vigie::fetch
