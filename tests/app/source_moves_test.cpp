// SPDX-License-Identifier: EUPL-1.2
// Feeds that move, vanish and come back, and what people are told and may do.
#include "app/setup/sources.hpp"
#include "ingest_fixture.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

const FeedEntry kOpening{"Un centre de santé ouvre à Saint-Denis", "https://a.fr/sante", "Texte."};
const FeedEntry kCouncil{"Le conseil citoyen se réunit", "https://a.fr/conseil", "Texte."};
const FeedEntry kParked{"Achetez ce nom de domaine", "https://parking.example/", "Pas cher."};

constexpr std::int64_t kDay = kDaySeconds;

class SourceMoves : public IngestTest {
 protected:
  void redirect(const std::string& name, int status, const std::string& to) {
    test::OriginReply reply;
    reply.status = status;
    reply.headers = {{"Location", origin_.url("/" + to)}};
    reply_with(name, reply);
  }
  RoundReport poll_at(Instant at) {
    auto report = try_poll({true, ""}, at);
    EXPECT_TRUE(report) << report.error().detail;
    return *report;
  }
  /// Daily polls until the day after the move may be believed.
  void poll_for_days(int days) {
    for (int day = 0; day < days; ++day) poll_at(now_ = now_ + kDay);
  }
  SourceStatus status_of(SourceId source) {
    auto reader = db_.reader();
    const auto all = source_statuses(reader, "", now_);
    EXPECT_TRUE(all);
    for (const SourceStatus& status : *all) {
      if (status.source == source) return status;
    }
    ADD_FAILURE() << "no such source";
    return {};
  }
  std::string asked_last() { return origin_.requests().back().path; }
};

TEST_F(SourceMoves, FollowsAPermanentRedirectOnceItIsConfirmed) {
  const SourceId source = add_source("old", add_centre("irev"));
  publish("old", rss({kOpening}));
  poll_at(kMorning);
  publish("new", rss({kCouncil, kOpening}));
  redirect("old", 301, "new");
  poll_for_days(2);
  EXPECT_EQ(status_of(source).state, SourceState::moved);
  EXPECT_EQ(count("SELECT count(*) FROM source_address"), 0);
  poll_for_days(1);
  EXPECT_EQ(text("SELECT url FROM source_address WHERE to_at IS NULL"), origin_.url("/new"));
  EXPECT_EQ(text("SELECT url FROM source"), origin_.url("/old")) << "the files keep their say";
  EXPECT_EQ(text("SELECT kind FROM event"), "source_moved");
  poll_for_days(1);
  EXPECT_EQ(asked_last(), "/new");
  EXPECT_EQ(status_of(source).state, SourceState::ok);
  EXPECT_EQ(status_of(source).own_url, origin_.url("/old"));
}

TEST_F(SourceMoves, ProposesWhatIsAnotherFeedAndAPersonDecides) {
  const SourceId source = add_source("old", add_centre("irev"));
  publish("old", rss({kOpening}));
  poll_at(kMorning);
  publish("new", rss({kParked}));
  redirect("old", 308, "new");
  poll_for_days(6);
  EXPECT_EQ(count("SELECT count(*) FROM source_address"), 0);
  const SourceStatus status = status_of(source);
  EXPECT_EQ(status.state, SourceState::moved);
  EXPECT_TRUE(status.needs_a_look);
  EXPECT_NE(status.cause.find("où se trouve un autre flux"), std::string::npos);
  EXPECT_NE(status.proposal.find("accept-move"), std::string::npos);

  ASSERT_TRUE(accept_move(db_, source, now_));
  poll_for_days(1);
  EXPECT_EQ(asked_last(), "/new");
  ASSERT_TRUE(undo_move(db_, source, now_));
  poll_for_days(4);
  EXPECT_EQ(origin_.requests().at(origin_.requests().size() - 2).path, "/old");
  EXPECT_EQ(status_of(source).state, SourceState::ok) << "not proposed again";
  EXPECT_EQ(count("SELECT count(*) FROM source_address WHERE to_at IS NOT NULL"), 1)
      << "the history stays";
}

TEST_F(SourceMoves, NeverFollowsATemporaryRedirect) {
  add_source("old", add_centre("irev"));
  publish("new", rss({kOpening}));
  for (const int status : {302, 303, 307}) {
    redirect("old", status, "new");
    poll_for_days(5);
  }
  EXPECT_EQ(count("SELECT count(*) FROM source_address"), 0);
  EXPECT_EQ(text("SELECT moved_to FROM source_poll"), "");
}

TEST_F(SourceMoves, AsksForADocumentBeforeItBelievesA304) {
  add_source("old", add_centre("irev"));
  publish("old", rss({kOpening}));
  poll_at(kMorning);
  publish("new", rss({kOpening}));  // same bytes, same ETag: a conditional request gives 304
  redirect("old", 301, "new");
  poll_for_days(1);
  EXPECT_EQ(count("SELECT moved_proof FROM source_poll"), 0);
  poll_for_days(1);
  EXPECT_FALSE(origin_.requests().back().headers.contains("if-none-match"));
  EXPECT_EQ(count("SELECT moved_proof FROM source_poll"), 1);
}

TEST_F(SourceMoves, MergesASourceThatMovedToWhereAnotherIsRead) {
  const CentreId irev = add_centre("irev");
  const CentreId oriv = add_centre("oriv");
  const SourceId old_source = add_source("old", irev);
  const SourceId new_source = add_source("new", oriv);
  execute("UPDATE source SET url_key = '" + text::canonical_url(origin_.url("/new")) +
          "' WHERE id = " + std::to_string(new_source.value));
  publish("old", rss({kOpening}));
  publish("new", rss({kOpening}));
  poll_at(kMorning);
  redirect("old", 301, "new");
  poll_for_days(4);
  EXPECT_EQ(
      count("SELECT merged_into_id FROM source WHERE id = " + std::to_string(old_source.value)),
      new_source.value);
  publish("new", rss({kCouncil, kOpening}));
  EXPECT_EQ(poll_at(now_ = now_ + kDay).due, 1U) << "polled once";
  EXPECT_EQ(count("SELECT count(*) FROM desk_item JOIN article ON article.id = story_id "
                  "WHERE article.title LIKE 'Le conseil%'"),
            2)
      << "on the desks of both holders";
  EXPECT_NE(status_of(old_source).cause.find("relevée désormais"), std::string::npos);
  ASSERT_TRUE(undo_move(db_, old_source, now_));
  EXPECT_EQ(poll_at(now_ = now_ + kDay).due, 2U);
}

TEST_F(SourceMoves, TellsTheHolderOfAFeedThatIsGoneAndAsksItAgainOnlyByHand) {
  const CentreId centre = add_centre("irev");
  const SourceId source = add_source("a", centre);
  publish("a", rss({kOpening}));
  poll_at(kMorning);
  test::OriginReply gone;
  gone.status = 410;
  reply_with("a", gone);
  poll_for_days(2);
  EXPECT_EQ(count("SELECT count(*) FROM event WHERE kind = 'source_gone' AND centre_id = " +
                  std::to_string(centre.value)),
            1)
      << "once";
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1) << "its articles stay";
  const SourceStatus status = status_of(source);
  EXPECT_EQ(status.state, SourceState::gone);
  EXPECT_TRUE(status.needs_a_look);
  EXPECT_FALSE(status.next_at);
  EXPECT_NE(status.proposal.find("vigie feed check"), std::string::npos);
  EXPECT_EQ(poll_due(now_ + 60 * kDay).due, 0U);
  publish("a", rss({kOpening}));
  ASSERT_TRUE(retry_source(db_, source, now_));
  EXPECT_EQ(poll_due(now_).count(PollOutcome::not_modified), 1U);
  EXPECT_EQ(status_of(source).state, SourceState::ok);
}

TEST_F(SourceMoves, SaysWhatIsNotThere) {
  const SourceId source = add_source("a", add_centre("irev"));
  EXPECT_EQ(accept_move(db_, source, now_).error().code, Code::conflict);
  EXPECT_EQ(undo_move(db_, source, now_).error().code, Code::conflict);
  EXPECT_EQ(retry_source(db_, SourceId{99}, now_).error().code, Code::not_found);
  auto reader = db_.reader();
  EXPECT_EQ(source_statuses(reader, "nulle-part", now_).error().code, Code::not_found);
}

TEST_F(SourceMoves, TellsTheStateCauseAndNextTryOfEachSource) {
  const CentreId centre = add_centre("irev");
  const SourceId fine = add_source("fine", centre);
  const SourceId away = add_source_at("http://127.0.0.1:1/", "away", centre);
  const SourceId page = add_source("page", centre);
  const SourceId unpolled = add_source_at("http://127.0.0.1:2/", "later", add_centre("oriv"));
  publish("fine", rss({kOpening}));
  publish("page", "<!DOCTYPE html><html><body>Bonjour</body></html>");
  const auto report = try_poll({true, "irev"}, now_);
  ASSERT_TRUE(report);
  EXPECT_EQ(status_of(fine).state, SourceState::ok);
  EXPECT_EQ(status_of(fine).cause, "");
  EXPECT_EQ(status_of(fine).centres, std::vector<std::string>{"irev"});
  EXPECT_EQ(status_of(away).state, SourceState::failing);
  EXPECT_EQ(status_of(away).cause, "le serveur n’est pas joignable");
  EXPECT_GT(*status_of(away).next_at, now_);
  EXPECT_EQ(status_of(page).state, SourceState::not_a_feed);
  EXPECT_FALSE(status_of(page).needs_a_look) << "not on the first day";
  EXPECT_EQ(status_of(unpolled).state, SourceState::unpolled);
  EXPECT_FALSE(status_of(unpolled).next_at);
  auto reader = db_.reader();
  EXPECT_EQ(source_statuses(reader, "oriv", now_)->size(), 1U);
  now_ = now_ + 40 * kDay;
  EXPECT_EQ(status_of(fine).state, SourceState::silent);
  EXPECT_EQ(status_of(fine).cause, "rien de nouveau depuis le 15 janvier 2027");
}

}  // namespace
}  // namespace vigie::app
