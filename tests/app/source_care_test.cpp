// SPDX-License-Identifier: EUPL-1.2
// A source in people's hands: paused it is not asked, another address is read and the one before
// kept, what was kept of it is counted for the desk that kept it.
#include <gtest/gtest.h>

#include "app/poll/due_sources.hpp"
#include "app/poll/ingest.hpp"
#include "app/source/care.hpp"
#include "app/source/read_sources.hpp"
#include "store/source/source_address_repo.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

using test::kSampleNow;

class SourceCare : public testing::Test {
 protected:
  SourceCare() {
    const auto added =
        add_source(sample_.db(), aicha(),
                   {.url = "https://journal.example/flux", .title = "Le Journal"}, kSampleNow);
    EXPECT_TRUE(added) << added.error().detail;
    source_ = *added;
  }
  Visitor aicha() {
    return {.curator = sample_.aicha(), .session = {}, .grants = {{Role::curator, sample_.pole()}}};
  }
  std::size_t due(Instant now) {
    store::Reader reader = sample_.db().reader();
    const auto throttles = Throttles::load(reader);
    return due_sources(reader, {}, *throttles, now).value().size();
  }
  SourceLine line(CentreId centre) {
    store::Reader reader = sample_.db().reader();
    return read_source(reader, source_, centre, kSampleNow).value();
  }
  void care(CareGesture gesture) {
    const auto done = care_for_source(sample_.db(), aicha(), source_, gesture, kSampleNow);
    EXPECT_TRUE(done) << done.error().detail;
  }

  test::PressSample sample_{":memory:"};
  SourceId source_;
};

TEST_F(SourceCare, APausedSourceIsNotAskedUntilItIsResumed) {
  EXPECT_EQ(due(kSampleNow), 1U);
  care(CareGesture::pause);
  EXPECT_EQ(due(kSampleNow + 365 * kDaySeconds), 0U);
  const SourceLine paused = line(sample_.pole());
  EXPECT_TRUE(paused.status.paused);
  EXPECT_FALSE(paused.status.needs_a_look);
  EXPECT_EQ(paused.state, "en pause");
  care(CareGesture::resume);
  EXPECT_EQ(due(kSampleNow), 1U);
}

TEST_F(SourceCare, AnotherAddressIsReadAndTheOneBeforeIsComeBackTo) {
  ASSERT_TRUE(
      readdress_source(sample_.db(), aicha(), source_, "https://neuf.example/flux", kSampleNow));
  EXPECT_EQ(line(sample_.pole()).status.url, "https://neuf.example/flux");
  EXPECT_EQ(line(sample_.pole()).status.own_url, "https://journal.example/flux");
  care(CareGesture::undo_move);
  EXPECT_EQ(line(sample_.pole()).status.url, "https://journal.example/flux");
}

TEST_F(SourceCare, OnlyTheCentreThatHoldsItMay) {
  Visitor chloe{
      .curator = sample_.chloe(), .session = {}, .grants = {{Role::curator, sample_.oriv()}}};
  EXPECT_EQ(
      care_for_source(sample_.db(), chloe, source_, CareGesture::pause, kSampleNow).error().code,
      Code::forbidden);
  chloe.grants = {{Role::coordinator, sample_.oriv()}};
  EXPECT_EQ(
      care_for_source(sample_.db(), chloe, source_, CareGesture::pause, kSampleNow).error().code,
      Code::forbidden)
      << "a referent of another centre";
  chloe.grants = {{Role::coordinator}};
  EXPECT_TRUE(care_for_source(sample_.db(), chloe, source_, CareGesture::pause, kSampleNow));
}

TEST_F(SourceCare, KeptAndRelayedAreThoseOfTheDeskThatIsAskedFor) {
  const std::string id = std::to_string(source_.value);
  for (const char* state : {"kept", "relayed", "new", "discarded"}) {
    const StoryId story = sample_.story({});
    sample_.run(
        "INSERT INTO sighting SELECT article.id, " + id +
        ", first_seen_at, first_seen_at FROM article JOIN reprint ON reprint.id = reprint_id "
        "WHERE story_id = " +
        std::to_string(story.value));
    sample_.run("UPDATE desk_item SET state = '" + std::string(state) +
                "', article_id = (SELECT max(id) FROM article), dated_at = arrived_at "
                "WHERE story_id = " +
                std::to_string(story.value));
  }
  const SourceLine own = line(sample_.pole());
  EXPECT_EQ(own.items, 4);
  EXPECT_EQ(own.yield.kept, 2) << "what was relayed was kept";
  EXPECT_EQ(own.yield.relayed, 1);
  EXPECT_EQ(line(sample_.oriv()).yield.kept, 0);
  EXPECT_EQ(line({}).yield.kept, 2) << "all desks together";
}

TEST_F(SourceCare, TheSameFeedIsNotAddedTwiceHoweverItsAddressIsWritten) {
  const auto again =
      add_source(sample_.db(), aicha(),
                 {.url = "HTTPS://Journal.example/flux?utm_source=x", .title = "Bis"}, kSampleNow);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Code::conflict);
  EXPECT_NE(again.error().sentence.find("Le Journal"), std::string::npos);
}

}  // namespace
}  // namespace vigie::app
