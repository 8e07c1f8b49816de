// SPDX-License-Identifier: EUPL-1.2
// The chain from a real server to a real database.
#include "app/poll/ingest.hpp"

#include "app/jobs/housekeeping.hpp"
#include "app/setup/sources.hpp"
#include "ingest_fixture.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

const FeedEntry kOpening{"Un centre de santé ouvre à Saint-Denis", "https://a.fr/sante", "Texte."};
const FeedEntry kCouncil{"Le conseil citoyen se réunit", "https://a.fr/conseil", "Texte."};

TEST_F(IngestTest, KeepsOnePageOfTenFeedsAsOneArticleWithTenSightings) {
  const CentreId centre = add_centre("irev");
  for (int i = 0; i < 10; ++i) {
    const std::string name = "feed" + std::to_string(i);
    FeedEntry entry = kOpening;
    entry.link =
        (i % 2 == 0 ? "https://www.a.fr/sante?utm_source=" : "http://a.fr/sante#xtor=") + name;
    publish(name, rss({entry}));
    add_source(name, centre);
  }
  const RoundReport report = poll_all();
  EXPECT_EQ(report.failed(), 0U);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 10);
  EXPECT_EQ(count("SELECT count(*) FROM story"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 1);
}

TEST_F(IngestTest, AsksOnlyForWhatIsNewTheSecondTime) {
  const CentreId centre = add_centre("irev");
  publish("a", rss({kOpening, kCouncil}));
  publish("b", rss({kCouncil}));
  add_source("a", centre);
  add_source("b", centre);
  EXPECT_EQ(poll_all().count(PollOutcome::new_body), 2U);
  const RoundReport second = poll_all();
  EXPECT_EQ(second.count(PollOutcome::not_modified), 2U);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 2);
}

TEST_F(IngestTest, DoesNotReadAgainTheSameBytesWithoutValidators) {
  const SourceId source = add_source("a", add_centre("irev"));
  test::OriginReply reply;
  reply.body = rss({kOpening});
  reply_with("a", reply);
  poll_all();
  const RoundReport second = poll_all();
  EXPECT_EQ(report_of(second, source).outcome, PollOutcome::unchanged);
  EXPECT_EQ(report_of(second, source).items, 0);
}

TEST_F(IngestTest, LeavesAloneWhatIsNotDue) {
  add_source("a", add_centre("irev"));
  publish("a", rss({kOpening}));
  EXPECT_EQ(poll_due(kMorning).due, 1U);
  EXPECT_EQ(poll_due(kMorning + 10 * kMinuteSeconds).due, 0U);
  EXPECT_EQ(poll_due(kMorning + 70 * kMinuteSeconds).due, 1U);
}

TEST_F(IngestTest, PollsTheSourcesOfOneCentre) {
  const CentreId irev = add_centre("irev");
  add_source("a", irev);
  add_source("b", add_centre("oriv"));
  EXPECT_EQ(try_poll({true, "oriv"}, kMorning)->due, 1U);
  const auto unknown = try_poll({true, "nulle-part"}, kMorning);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, Code::not_found);
}

TEST_F(IngestTest, KeepsAnEditedItemInItsRowAndRemembersTheOldTitle) {
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss({kOpening}));
  poll_all();
  FeedEntry edited = kOpening;
  edited.title = "Le centre de santé de Saint-Denis a ouvert";
  publish("a", rss({edited}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report_of(report, source).edited, 1);
  EXPECT_EQ(report_of(report, source).fresh, 0);
  EXPECT_EQ(text("SELECT title FROM article"), edited.title);
  EXPECT_EQ(text("SELECT title FROM article_revision"), kOpening.title);
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE revised_at IS NOT NULL"), 1);
}

TEST_F(IngestTest, LetsOnlyTheFirstSourceRewordAnArticle) {
  const CentreId centre = add_centre("irev");
  publish("a", rss({kOpening}));
  add_source("a", centre);
  poll_all();
  FeedEntry elsewhere = kOpening;
  elsewhere.title = "Saint-Denis : on y soigne";
  publish("b", rss({elsewhere}));
  add_source("b", centre);
  poll_all();
  elsewhere.title = "Saint-Denis : on y soigne mieux";
  publish("b", rss({elsewhere}));
  poll_all();
  EXPECT_EQ(text("SELECT title FROM article"), kOpening.title);
  EXPECT_EQ(count("SELECT count(*) FROM article_revision"), 0);
}

TEST_F(IngestTest, NamesAWebPageAsSuchAndGoesOn) {
  const CentreId centre = add_centre("irev");
  const SourceId page = add_source("page", centre);
  add_source("feed", centre);
  publish("page", "<!DOCTYPE html><html><body><p>Page introuvable</p></body></html>");
  publish("feed", rss({kOpening}));
  const RoundReport report = poll_all();
  EXPECT_EQ(report.failed(), 1U);
  EXPECT_EQ(report_of(report, page).sentence,
            "le serveur répond par une page web, pas par un flux");
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM source_poll WHERE etag = '' AND failures = 1"), 1);
}

TEST_F(IngestTest, NamesTheFeedsThatAPageAnnouncesInPlaceOfOne) {
  const SourceId source = add_source("page", add_centre("irev"));
  test::OriginReply page;
  page.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  page.body =
      "<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/page>"
      "<link rel=alternate type=application/rss+xml href='/flux?a=1&amp;b=2'>"
      "<link rel=alternate type=application/atom+xml href=/atom></head><body>La une</body></html>";
  reply_with("page", page);
  const std::string expected =
      "le serveur répond par une page web, pas par un flux\u202f; cette page annonce 2 "
      "flux\u00a0: " +
      origin_.url("/flux?a=1&b=2") + ", " + origin_.url("/atom");
  EXPECT_EQ(report_of(poll_all(), source).sentence, expected);
  auto reader = db_.reader();
  const auto statuses = source_statuses(reader, "irev", now_);
  ASSERT_TRUE(statuses && statuses->size() == 1);
  EXPECT_EQ(statuses->front().state, SourceState::not_a_feed);
  EXPECT_EQ(statuses->front().cause, expected);
  EXPECT_EQ(origin_.requests().size(), 1U) << "a poll asks nothing else";
}

TEST_F(IngestTest, KeepsTheItemsOfACutFeedAndAsksForTheRestAgain) {
  const SourceId source = add_source("a", add_centre("irev"));
  test::OriginReply reply;
  reply.headers = {{"ETag", "\"whole\""}};
  reply.body = rss({kOpening, kCouncil});
  reply.cut_after = reply.body.find("Le conseil");
  reply_with("a", reply);
  const RoundReport report = poll_all();
  EXPECT_TRUE(report_of(report, source).failed);
  EXPECT_GE(count("SELECT count(*) FROM article"), 1);
  EXPECT_EQ(text("SELECT etag FROM source_poll"), "");
  reply.cut_after.reset();
  reply_with("a", reply);
  EXPECT_EQ(report_of(poll_all(), source).outcome, PollOutcome::new_body);
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE title = 'Le conseil citoyen se réunit'"), 1);
  EXPECT_EQ(text("SELECT etag FROM source_poll"), "\"whole\"");
}

TEST_F(IngestTest, LaysAStoryOnTheDeskOfEveryHolder) {
  const CentreId irev = add_centre("irev");
  const CentreId oriv = add_centre("oriv");
  publish("a", rss({kOpening}));
  const SourceId source = add_source("a", irev);
  execute("INSERT INTO allocation (source_id, centre_id, from_at) VALUES (" +
          std::to_string(source.value) + ", " + std::to_string(oriv.value) + ", 0)");
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 2);
}

TEST_F(IngestTest, LaysAStoryOnTheBackupsDeskWhileTheHolderIsAbsent) {
  const CentreId irev = add_centre("irev");
  const CentreId oriv = add_centre("oriv");
  publish("a", rss({kOpening}));
  add_source("a", irev, oriv);
  {
    auto tx = db_.begin();
    const Day day = paris_day(kMorning);
    ASSERT_TRUE(store::add_absence(*tx, {"irev", day - 1, day + 1, "congés"},
                                   {Origin::program, {}, kMorning}));
    ASSERT_TRUE(tx->commit());
  }
  poll_all();
  EXPECT_EQ(text("SELECT key FROM desk_item JOIN centre ON centre.id = centre_id"), "oriv");
}

TEST_F(IngestTest, LaysAKnownStoryOnTheDeskOfTheNextWhoseSourceShowsIt) {
  publish("a", rss({kOpening}));
  publish("b", rss({kOpening}));
  add_source("a", add_centre("irev"));
  poll_all();
  execute("UPDATE desk_item SET state = 'discarded'");
  add_source("b", add_centre("oriv"));
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM story"), 1);
  EXPECT_EQ(text("SELECT group_concat(state) FROM (SELECT state FROM desk_item ORDER BY state)"),
            "discarded,new");
}

TEST_F(IngestTest, GroupsReprintsAndStoriesAndSaysWhy) {
  const CentreId centre = add_centre("irev");
  publish("a", rss({{"Un centre de santé ouvre aux Francs-Moisins de Saint-Denis", "https://a.fr/1",
                     long_text("La maison médicale")}}));
  publish("b", rss({{"Saint-Denis se dote d’une maison médicale", "https://b.fr/1",
                     long_text("La maison médicale")}}));
  publish(
      "c",
      rss({{"Aux Francs-Moisins, à Saint-Denis, la santé a désormais son centre", "https://c.fr/1",
            "Depuis des mois les soignants réclamaient des locaux plus grands et des postes, "
            "que l’agence régionale refusait encore au printemps faute de crédits. Les "
            "patients devaient traverser la ville en bus pour une simple ordonnance."}}));
  for (const char* name : {"a", "b", "c"}) {
    add_source(name, centre);
    poll_all();
  }
  EXPECT_EQ(count("SELECT count(*) FROM article"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM reprint"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM story"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM grouping WHERE origin = 'machine' AND reason <> ''"), 2);
}

TEST_F(IngestTest, TagsWithTheRuleThatMatched) {
  add_source("a", add_centre("irev"));
  publish("a", rss({kOpening}));
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article_tag WHERE code = 'sante' AND rule <> ''"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM article_tag WHERE code = '93066'"), 1);
  EXPECT_EQ(text("SELECT name FROM territory WHERE code = '93066'"), "Saint-Denis");
}

TEST_F(IngestTest, ReadsAgainWhatAnEditChanged) {
  const SourceId source = add_source("a", add_centre("irev"));
  const auto publish_by = [&](const std::string& author, const std::string& category,
                              const FeedEntry& entry) {
    std::string document = rss({entry});
    document.insert(document.find("</item>"),
                    "<author>" + author + "</author><category>" + category + "</category>");
    publish("a", document);
    return report_of(poll_all(), source).edited;
  };
  const std::string marked = "SELECT count(*) FROM article_tag WHERE rule = 'marque'";
  FeedEntry entry = kOpening;
  EXPECT_EQ(publish_by("Ada", "Vie locale", entry), 0);
  const std::string sketch = text("SELECT hex(sketch) FROM article_sketch");
  execute("UPDATE article_tag SET rule = 'marque'");
  const std::int64_t tags = count(marked);
  EXPECT_GT(tags, 0);
  // Another author: nothing that grouping or tagging reads.
  EXPECT_EQ(publish_by("Zoé", "Vie locale", entry), 1);
  EXPECT_EQ(count(marked), tags);
  // Another category: the tags.
  EXPECT_EQ(publish_by("Zoé", "Quartiers", entry), 1);
  EXPECT_EQ(count(marked), 0);
  EXPECT_EQ(count("SELECT count(*) FROM article_tag"), tags);
  EXPECT_EQ(text("SELECT hex(sketch) FROM article_sketch"), sketch);
  // Another word: all.
  entry.text += " Il est ouvert le soir.";
  EXPECT_EQ(publish_by("Zoé", "Quartiers", entry), 1);
  EXPECT_NE(text("SELECT hex(sketch) FROM article_sketch"), sketch);
}

TEST_F(IngestTest, StoresAFeedWholeOrNotAtAll) {
  const CentreId centre = add_centre("irev");
  const SourceId broken = add_source("a", centre);
  add_source("b", centre);
  publish("a", rss({kCouncil, kOpening, {"Titre refusé", "https://a.fr/refus", ""}, kCouncil}));
  publish("b", rss({{"Ailleurs", "https://b.fr/1", ""}}));
  execute(
      "CREATE TRIGGER refuse BEFORE INSERT ON article WHEN new.title = 'Titre refusé' "
      "BEGIN SELECT raise(ABORT, 'refused'); END");
  const RoundReport report = poll_all();
  EXPECT_TRUE(report_of(report, broken).failed);
  EXPECT_EQ(text("SELECT group_concat(title) FROM article"), "Ailleurs");
  EXPECT_EQ(count("SELECT count(*) FROM source_poll WHERE succeeded_at IS NOT NULL"), 1);
  execute("DROP TRIGGER refuse");
  EXPECT_EQ(report_of(poll_all(), broken).fresh, 3);
}

TEST_F(IngestTest, WaitsBeforeItAsksAgainForWhatItCouldNotStore) {
  const SourceId source = add_source("a", add_centre("irev"));
  publish("a", rss({kOpening}));
  execute("CREATE TRIGGER refuse BEFORE INSERT ON article BEGIN SELECT RAISE(ABORT, 'disk'); END");
  EXPECT_TRUE(report_of(poll_due(kMorning), source).failed);
  EXPECT_EQ(poll_due(kMorning + 30).due, 0U);
  execute("DROP TRIGGER refuse");
  EXPECT_EQ(report_of(poll_due(kMorning + kDaySeconds), source).fresh, 1);
}

TEST_F(IngestTest, ChargesNobodyWhenTheNetworkIsDown) {
  const CentreId centre = add_centre("irev");
  for (int i = 0; i < 6; ++i) {
    add_source_at("http://127.0.0.1:1/" + std::to_string(i), std::to_string(i), centre);
  }
  const RoundReport report = poll_all();
  EXPECT_TRUE(report.outage);
  EXPECT_EQ(count("SELECT sum(failures) FROM source_poll"), 0);
  EXPECT_EQ(poll_due(now_ + 6 * kMinuteSeconds).due, 6U);
}

TEST_F(IngestTest, ChargesOneFeedThatIsUnreachableAmongOthers) {
  const CentreId centre = add_centre("irev");
  const SourceId away = add_source_at("http://127.0.0.1:1/", "absent", centre);
  add_source("a", centre);
  publish("a", rss({kOpening}));
  const RoundReport report = poll_all();
  EXPECT_FALSE(report.outage);
  EXPECT_EQ(report_of(report, away).sentence, "le serveur n’est pas joignable");
  EXPECT_EQ(count("SELECT sum(failures) FROM source_poll"), 1);
}

TEST_F(IngestTest, StopsAskingAFeedThatIsGoneButByHand) {
  add_source("a", add_centre("irev"));
  test::OriginReply gone;
  gone.status = 410;
  reply_with("a", gone);
  EXPECT_EQ(poll_all().count(PollOutcome::gone), 1U);
  EXPECT_EQ(poll_due(now_ + 30 * kDaySeconds).due, 0U);
  publish("a", rss({kOpening}));
  EXPECT_EQ(poll_all().count(PollOutcome::new_body), 1U);
}

TEST_F(IngestTest, DropsADateTooFarAhead) {
  add_source("a", add_centre("irev"));
  publish("a",
          "<rss version=\"2.0\"><channel><title>t</title><item><title>Demain</title>"
          "<link>https://a.fr/1</link><pubDate>Fri, 15 Jan 2038 09:00:00 GMT</pubDate></item>"
          "</channel></rss>");
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article WHERE published_at IS NULL"), 1);
}

TEST_F(IngestTest, ForgetsFeedTextAfterItsTimeAndKeepsTheRest) {
  add_source("a", add_centre("irev"));
  publish("a", rss({kOpening}));
  poll_all();
  EXPECT_EQ(purge_feed_text(db_, now_ + 29 * kDaySeconds, 30).value(), 0);
  const std::string sketches = "SELECT count(*) FROM article_sketch";
  EXPECT_EQ(count(sketches), 1);
  EXPECT_EQ(purge_feed_text(db_, now_ + 31 * kDaySeconds, 30).value(), 1);
  EXPECT_EQ(count(sketches), 0);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article_text"), 0);
}

TEST_F(IngestTest, StopsWhenItIsAskedTo) {
  const CentreId centre = add_centre("irev");
  for (int i = 0; i < 40; ++i) {
    publish(std::to_string(i), rss({kOpening}));
    add_source(std::to_string(i), centre);
  }
  net::CurlGetter getter({}, *net::AddressRules::allowing({"127.0.0.0/8"}));
  const auto report = poll(db_, getter, taggers_, entropy_, {true, ""}, kMorning,
                           [](std::size_t done, std::size_t) { return done < 3; });
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->interrupted);
  EXPECT_EQ(report->sources.size(), 3U);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 3);
}

class BrokenGetter final : public net::HttpGetter {
 public:
  void run(const Next&, const Done&) override { throw std::runtime_error("out of sockets"); }
};

TEST_F(IngestTest, SaysWhenTheGetterItselfBreaks) {
  add_source("a", add_centre("irev"));
  BrokenGetter getter;
  const auto report = poll(db_, getter, taggers_, entropy_, {true, ""}, kMorning,
                           [](std::size_t, std::size_t) { return true; });
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, Code::internal);
}

}  // namespace
}  // namespace vigie::app
