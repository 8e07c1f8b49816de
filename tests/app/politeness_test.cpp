// SPDX-License-Identifier: EUPL-1.2
// What servers see of us over days, and what is remembered of them: real server, real database.
#include "ingest_fixture.hpp"
#include "store/source/poll_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

const FeedEntry kFirstNews{"Un centre de santé ouvre à Saint-Denis", "https://a.fr/sante",
                           "Texte."};
const FeedEntry kSecondNews{"Le conseil citoyen se réunit", "https://a.fr/conseil", "Texte."};

constexpr std::int64_t kHour = kHourSeconds;

test::OriginReply status(int code, std::vector<std::pair<std::string, std::string>> headers = {}) {
  test::OriginReply reply;
  reply.status = code;
  reply.headers = std::move(headers);
  return reply;
}

test::OriginReply page(const std::string& body, const std::string& etag,
                       const std::string& modified) {
  test::OriginReply reply;
  reply.headers = {{"ETag", etag}, {"Last-Modified", modified}};
  reply.body = body;
  return reply;
}

class Politeness : public IngestTest {
 protected:
  RoundReport poll_at(Instant at) {
    auto report = try_poll({true, ""}, at);
    EXPECT_TRUE(report) << report.error().detail;
    return *report;
  }
  std::string sent(const std::string& header) {
    const auto request = origin_.requests().back();
    const auto found = request.headers.find(header);
    return found == request.headers.end() ? "" : found->second;
  }
};

TEST_F(Politeness, SendsTheLastPairOfValidatorsWhateverHappenedSince) {
  add_source("a", add_centre("irev"));
  const std::string etag = "W/\"caf\xe9 \\ 1\"";  // opaque bytes, no UTF-8
  const std::string modified = "hier vers midi";  // no date either
  reply_with("a", page(rss({kFirstNews}), etag, modified));
  poll_all();
  for (const auto& trouble :
       {status(500), status(429), status(404), page("<html>en travaux</html>", "\"x\"", "x"),
        page("", "\"y\"", "y")}) {
    reply_with("a", trouble);
    poll_all();
    reply_with("a", trouble);
    poll_all();
    EXPECT_EQ(sent("if-none-match"), etag);
    EXPECT_EQ(sent("if-modified-since"), modified);
  }
}

TEST_F(Politeness, TakesNewValidatorsFromTheSameBodyAndFromA304) {
  const SourceId source = add_source("a", add_centre("irev"));
  reply_with("a", page(rss({kFirstNews}), "\"1\"", "un"));
  poll_all();
  reply_with("a", page(rss({kFirstNews}), "\"2\"", "deux"));
  EXPECT_EQ(report_of(poll_all(), source).outcome, PollOutcome::unchanged);
  reply_with("a", status(304, {{"ETag", "\"3\""}}));
  EXPECT_EQ(report_of(poll_all(), source).outcome, PollOutcome::not_modified);
  EXPECT_EQ(sent("if-none-match"), "\"2\"");
  EXPECT_EQ(sent("if-modified-since"), "deux");
  poll_all();
  EXPECT_EQ(sent("if-none-match"), "\"3\"");
  EXPECT_EQ(sent("if-modified-since"), "deux");
}

TEST_F(Politeness, ReadsNothingAgainOfABodyItKnowsButItsHints) {
  add_source("a", add_centre("irev"));
  reply_with("a", page(rss({kFirstNews}), "\"1\"", "un"));
  poll_all();
  test::OriginReply same = page(rss({kFirstNews}), "\"2\"", "deux");
  same.headers.emplace_back("Cache-Control", "max-age=36000");
  reply_with("a", same);
  const RoundReport report = poll_all();
  EXPECT_EQ(report.sources.at(0).items, 0);
  EXPECT_EQ(count("SELECT next_at - polled_at FROM source_poll"), 10 * kHour);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision"), 0);
}

TEST_F(Politeness, RemembersTheHintsOfTheDocumentBehindEach304) {
  add_source("a", add_centre("irev"));
  std::string document = rss({kFirstNews});
  document.insert(document.find("<item>"), "<ttl>600</ttl>");
  reply_with("a", page(document, "\"1\"", ""));
  poll_all();
  poll_all();
  EXPECT_EQ(text("SELECT outcome FROM source_poll"), "not_modified");
  EXPECT_EQ(count("SELECT next_at - polled_at FROM source_poll"), 10 * kHour);
}

TEST_F(Politeness, LeavesAServerAloneThatAskedToWaitAndNobodyElse) {
  const CentreId centre = add_centre("irev");
  for (const char* name : {"a", "b", "c"}) {
    reply_with(name, status(429, {{"Retry-After", "7200"}}));
    add_source(name, centre);
  }
  test::HttpOrigin other([](const test::OriginRequest&) {
    test::OriginReply reply;
    reply.body = rss({kSecondNews});
    return reply;
  });
  add_source_at(other.url("/"), "ailleurs", centre);
  const RoundReport first = poll_at(kMorning);
  EXPECT_EQ(first.count(PollOutcome::throttled), 3U);
  EXPECT_LE(origin_.requests().size(), 2U) << "the others were not asked any more";
  EXPECT_EQ(count("SELECT sum(failures) FROM source_poll"), 0) << "no feed is charged";
  EXPECT_EQ(count("SELECT count(*) FROM throttle"), 1);
  EXPECT_EQ(poll_at(kMorning + kHour).due, 1U) << "not even by hand";
  for (const char* name : {"a", "b", "c"}) publish(name, rss({kFirstNews}));
  EXPECT_EQ(poll_at(kMorning + 2 * kHour).due, 4U);
  EXPECT_EQ(count("SELECT count(*) FROM throttle"), 0);
}

TEST_F(Politeness, DoublesTheWaitOfAServerThatGivesNoFigure) {
  add_source("a", add_centre("irev"));
  reply_with("a", status(503));
  Instant at = kMorning;
  for (const std::int64_t hours : {1, 2, 4}) {
    poll_at(at);
    const std::int64_t wait_s = count("SELECT until_at FROM throttle") - at.seconds;
    EXPECT_NEAR(static_cast<double>(wait_s), static_cast<double>(hours * kHour),
                static_cast<double>(hours * kHour) / 10);
    EXPECT_EQ(count("SELECT next_at FROM source_poll"), at.seconds + wait_s);
    at = at + wait_s;
  }
}

TEST_F(Politeness, FetchesAFeedOnceForAllItsCentres) {
  publish("a", rss({kFirstNews}));
  const SourceId source = add_source("a", add_centre("irev"));
  for (const char* key : {"oriv", "labo", "crpv"}) {
    const CentreId centre = add_centre(key);
    auto tx = db_.begin();
    ASSERT_TRUE(store::open_allocation(*tx, {source, centre, {}, std::nullopt, false}, kMorning));
    ASSERT_TRUE(tx->commit());
  }
  EXPECT_EQ(poll_all().due, 1U);
  EXPECT_EQ(origin_.requests().size(), 1U);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 4);
}

TEST_F(Politeness, SeesAnOutageOfOursInSmallRoundsToo) {
  const CentreId centre = add_centre("irev");
  for (int i = 0; i < 8; ++i) {
    add_source_at("http://127.0.0.1:1/" + std::to_string(i), std::to_string(i), centre);
  }
  // Two are due every minute, as with a daemon.
  execute("INSERT INTO source_poll (source_id, next_at) SELECT id, " +
          std::to_string(kMorning.seconds) + " + (id - 1) / 2 * 60 FROM source");
  std::vector<bool> outages;
  for (int minute = 0; minute < 4; ++minute) {
    outages.push_back(poll_due(kMorning + minute * kMinuteSeconds).outage);
  }
  EXPECT_EQ(outages, (std::vector<bool>{false, false, true, true}));
  EXPECT_EQ(count("SELECT sum(failures) FROM source_poll"), 4);
  EXPECT_EQ(poll_due(kMorning + 9 * kMinuteSeconds).due, 4U) << "the round is played again";
}

TEST_F(Politeness, AsksAfterAnOutageWithinMinutes) {
  const CentreId centre = add_centre("irev");
  {
    test::HttpOrigin gone([](const test::OriginRequest&) { return test::OriginReply{}; });
    for (int i = 0; i < 6; ++i) {
      const std::string name = std::to_string(i);
      publish(name, rss({kFirstNews}));
      add_source_at(gone.url("/" + name), name, centre);
    }
  }
  EXPECT_TRUE(poll_at(kMorning).outage);
  execute("UPDATE source SET url = replace(url, substr(url, 1, instr(substr(url, 8), '/') + 6), '" +
          origin_.url("") + "')");
  const RoundReport again = poll_due(kMorning + 5 * kMinuteSeconds);
  EXPECT_EQ(again.count(PollOutcome::new_body), 6U);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 6);
}

TEST_F(Politeness, NamesARobotsHurdleAndComesBackADayLaterAsItself) {
  const SourceId source = add_source("a", add_centre("irev"));
  reply_with("a", status(403, {{"cf-mitigated", "challenge"}}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report_of(report, source).sentence,
            "un contrôle anti-robots (Cloudflare) bloque la relève");
  EXPECT_NEAR(static_cast<double>(count("SELECT next_at - polled_at FROM source_poll")),
              static_cast<double>(kDaySeconds), static_cast<double>(kDaySeconds) / 10);
  poll_all();
  EXPECT_EQ(sent("user-agent"), "vigie") << "no masquerading";
}

TEST_F(Politeness, SpreadsWhatBecameDueWhileTheProgramSlept) {
  const CentreId centre = add_centre("irev");
  for (int i = 0; i < 50; ++i) {
    const std::string name = std::to_string(i);
    publish(name, rss({kFirstNews}));
    add_source(name, centre);
  }
  poll_at(kMorning);
  const Instant later = kMorning + 3 * kDaySeconds;
  {
    auto tx = db_.begin();
    ASSERT_TRUE(store::spread_overdue(*tx, later, 600, 7));
    ASSERT_TRUE(tx->commit());
  }
  EXPECT_EQ(count("SELECT count(*) FROM source_poll WHERE next_at BETWEEN " +
                  std::to_string(later.seconds) + " AND " + std::to_string(later.seconds + 599)),
            50);
  EXPECT_GT(count("SELECT count(DISTINCT next_at / 60) FROM source_poll"), 8);
}

}  // namespace
}  // namespace vigie::app
