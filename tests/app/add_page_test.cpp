// SPDX-License-Identifier: EUPL-1.2
// Pages added by hand, over a real HTTP server.
#include "app/poll/add_page.hpp"

#include "app/ingest_fixture.hpp"
#include "store/article/signals_repo.hpp"
#include "support/fixture.hpp"

namespace vigie::app {
namespace {

class AddPageTest : public IngestTest {
 protected:
  AddPageTest() {
    centre_ = add_centre("irev");
    execute(
        "INSERT INTO curator (id, email, name, centre_id, password_hash, created_at) "
        "VALUES (1, 'a@b.fr', 'A', (SELECT id FROM centre), 'x', 0)");
  }

  void serve(const std::string& name, const std::string& body,
             std::vector<std::pair<std::string, std::string>> headers = {}) {
    test::OriginReply reply;
    reply.headers = std::move(headers);
    reply.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
    reply.body = body;
    reply_with(name, reply);
  }

  Result<AddedPage> add(const std::string& address) {
    auto reader = db_.reader();
    const auto curator = store::curator_by_email(reader, "a@b.fr");
    net::CurlGetter getter({}, *net::AddressRules::allowing({"127.0.0.0/8"}));
    return add_page(db_, getter, taggers_, **curator, {address, said_, note_}, now_);
  }
  SeenPage look(const std::string& address) {
    net::CurlGetter getter({}, *net::AddressRules::allowing({"127.0.0.0/8"}));
    const auto seen = look_at_page(db_, getter, address);
    EXPECT_TRUE(seen) << seen.error().detail;
    return *seen;
  }

  CentreId centre_;
  PageFacts said_;
  std::string note_;
};

const std::string kPage =
    "<html lang=fr><head><title>x</title><meta property='og:title' content='Le port rouvre'>"
    "<meta property='og:site_name' content='La Gazette du port'>"
    "<meta name=description content='Après deux ans de travaux, les quais sont rendus.'>"
    "<meta property='article:published_time' content='2027-01-14T10:00:00+01:00'></head>";

TEST_F(AddPageTest, LaysAPageOnTheDeskOfWhoeverAddsIt) {
  serve("port", kPage, {{"X-Robots-Tag", "max-snippet:10"}, {"tdm-reservation", "0"}});
  const auto page = add(origin_.url("/port"));
  ASSERT_TRUE(page) << page.error().detail;
  EXPECT_EQ(page->sentence, "");
  EXPECT_FALSE(page->known);
  EXPECT_EQ(page->title, "Le port rouvre");
  EXPECT_EQ(text("SELECT media FROM article"), "La Gazette du port");
  EXPECT_EQ(text("SELECT excerpt FROM article_text"), "Après deux") << "no more than is allowed";
  EXPECT_EQ(count("SELECT count(*) FROM desk_item WHERE state = 'new'"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM sighting"), 0) << "no source showed it";
  auto reader = db_.reader();
  const auto signals = store::signals_of(reader, ArticleId{count("SELECT id FROM article")});
  ASSERT_TRUE(signals && *signals);
  EXPECT_EQ((*signals)->max_snippet, 10);
  EXPECT_EQ((*signals)->tdm_reserved, false);
}

TEST_F(AddPageTest, KeepsNoTextOfAPageThatReservesMining) {
  serve("port", kPage, {{"tdm-reservation", "1"}, {"tdm-policy", "/droits"}});
  ASSERT_TRUE(add(origin_.url("/port")));
  EXPECT_EQ(text("SELECT title FROM article"), "Le port rouvre");
  EXPECT_EQ(count("SELECT count(*) FROM article_text"), 0);
  EXPECT_EQ(text("SELECT body FROM search"), "");
  EXPECT_EQ(text("SELECT tdm_policy FROM article_signals"), origin_.url("/droits"));
}

TEST_F(AddPageTest, AsksTheSitesFileWhereThePageSaysNothingOfMining) {
  serve("actu/port", kPage);
  serve(".well-known/tdmrep.json", R"([{"location": "/actu/", "tdm-reservation": 1}])");
  ASSERT_TRUE(add(origin_.url("/actu/port")));
  EXPECT_EQ(count("SELECT tdm_reserved FROM article_signals"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM article_text"), 0);
  EXPECT_EQ(origin_.requests().size(), 2U);
  serve("actu/gare", kPage, {{"tdm-reservation", "0"}});
  ASSERT_TRUE(add(origin_.url("/actu/gare")));
  EXPECT_EQ(origin_.requests().size(), 3U) << "a page that speaks for itself is not asked about";
}

TEST_F(AddPageTest, TellsAnArticleOfAFreeFeedAsPaidWhereItsPageSaysSo) {
  const std::string url = origin_.url("/port");
  add_source("flux", centre_);
  publish("flux", rss({{"Le port rouvre", url, "Les quais sont rendus."}}));
  poll_all();
  EXPECT_EQ(text("SELECT access FROM article"), "free");
  serve("port", kPage +
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                    "\"isAccessibleForFree\":\"False\"}</script>");
  const auto page = add(url);
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->known);
  EXPECT_EQ(text("SELECT access FROM article"), "subscribers");
  serve("port", kPage);
  ASSERT_TRUE(add(url));
  EXPECT_EQ(text("SELECT access FROM article"), "subscribers") << "silence opens nothing";
}

TEST_F(AddPageTest, KnowsAPageThatWasAddedBefore) {
  serve("port", kPage);
  serve("port?utm_source=lettre", kPage);
  ASSERT_TRUE(add(origin_.url("/port")));
  const auto again = add(origin_.url("/port?utm_source=lettre"));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->known);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
}

TEST_F(AddPageTest, SaysWhyAPageCannotBeAdded) {
  publish("flux", rss({{"a", "https://a.fr/1", "b"}}));
  serve("sans-titre", "<html><body>rien</body></html>");
  serve("pdf", "%PDF-1.4");
  EXPECT_NE(add(origin_.url("/flux"))->sentence.find("flux"), std::string::npos);
  EXPECT_NE(add(origin_.url("/sans-titre"))->sentence.find("titre"), std::string::npos);
  EXPECT_NE(add(origin_.url("/pdf"))->sentence.find("PDF ne dit pas son titre"), std::string::npos);
  EXPECT_NE(add(origin_.url("/absent"))->sentence.find("404"), std::string::npos);
  EXPECT_EQ(add("file:///etc/passwd").error().code, Code::invalid_input);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 0);
}

TEST_F(AddPageTest, LooksWithoutWritingAnything) {
  serve("port", kPage);
  const SeenPage seen = look(origin_.url("/port"));
  EXPECT_EQ(seen.sentence, "");
  EXPECT_EQ(seen.read.title, "Le port rouvre");
  EXPECT_EQ(seen.read.media, "La Gazette du port");
  EXPECT_EQ(seen.read.published_on, parse_day("2027-01-14"));
  EXPECT_FALSE(seen.known);
  EXPECT_EQ(count("SELECT count(*) FROM article"), 0);
}

TEST_F(AddPageTest, TakesWhatAPersonSaysBeforeWhatThePageSays) {
  serve("port", kPage);
  said_ = {.title = "Le port",
           .media = "Le Courrier",
           .author = "A. B.",
           .published_on = parse_day("2027-01-10"),
           .access = Access::subscribers,
           .kind = MediaKind::audio};
  note_ = "Mes premiers mots.";
  ASSERT_TRUE(add(origin_.url("/port")));
  EXPECT_EQ(text("SELECT title FROM article"), "Le port");
  EXPECT_EQ(text("SELECT media FROM article"), "Le Courrier");
  EXPECT_EQ(text("SELECT access FROM article"), "subscribers");
  EXPECT_EQ(text("SELECT kind FROM article"), "audio");
  EXPECT_EQ(count("SELECT published_at FROM article"),
            instant_at(*parse_day("2027-01-10"), 12, 0, kParis)->seconds);
  EXPECT_EQ(text("SELECT note FROM note_draft"), "Mes premiers mots.");
}

TEST_F(AddPageTest, KeepsTheWordsBegunTwiceOnOnePage) {
  serve("port", kPage);
  note_ = "Mes premiers mots.";
  ASSERT_TRUE(add(origin_.url("/port")));
  note_ = "D’autres mots, plus tard.";
  ASSERT_TRUE(add(origin_.url("/port")));
  EXPECT_EQ(text("SELECT note FROM note_draft"), "Mes premiers mots.\n\nD’autres mots, plus tard.");
}

TEST_F(AddPageTest, SaysWhatIsThereAndOverwritesNothing) {
  serve("port", kPage);
  ASSERT_TRUE(add(origin_.url("/port")));
  execute("UPDATE desk_item SET state = 'kept', decided_at = 1800000000, curator_id = 1");
  const SeenPage seen = look(origin_.url("/port?utm_source=x"));
  ASSERT_TRUE(seen.known);
  ASSERT_EQ(seen.known->standings.size(), 1U);
  EXPECT_EQ(seen.known->standings[0].rfind("gardée par ", 0), 0U);
  EXPECT_FALSE(seen.known->on_panorama);
  said_.title = "Un autre titre";
  const auto again = add(origin_.url("/port"));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->known);
  EXPECT_EQ(text("SELECT title FROM article"), "Le port rouvre");
  EXPECT_EQ(text("SELECT state FROM desk_item"), "kept");
}

TEST_F(AddPageTest, FindsItByTheAddressGivenAndByTheOneReached) {
  serve("port", kPage);
  test::OriginReply moved;
  moved.status = 302;
  moved.headers.emplace_back("Location", "/port");
  reply_with("court", moved);
  ASSERT_TRUE(add(origin_.url("/court")));
  EXPECT_TRUE(look(origin_.url("/court")).known);
  EXPECT_TRUE(look(origin_.url("/port")).known);
  EXPECT_EQ(count("SELECT count(*) FROM article_address"), 1);
}

TEST_F(AddPageTest, ThatCannotBeReadIsAddedByTheTitleThatIsTyped) {
  EXPECT_NE(look(origin_.url("/absent")).sentence, "");
  EXPECT_NE(add(origin_.url("/absent"))->sentence, "");
  EXPECT_EQ(count("SELECT count(*) FROM article"), 0);
  said_.title = "Vu à la bibliothèque";
  const auto added = add(origin_.url("/absent"));
  ASSERT_TRUE(added);
  EXPECT_EQ(added->sentence, "");
  EXPECT_EQ(text("SELECT title FROM article"), "Vu à la bibliothèque");
}

TEST_F(AddPageTest, ReadsTheTitleOfADocument) {
  test::OriginReply reply;
  reply.headers.emplace_back("Content-Type", "application/pdf");
  reply.body = "%PDF-1.4\n1 0 obj << /Title (Rapport annuel \\(2026\\)) >> endobj\n%%EOF";
  reply_with("rapport.pdf", reply);
  EXPECT_EQ(look(origin_.url("/rapport.pdf")).read.title, "Rapport annuel (2026)");
}

}  // namespace
}  // namespace vigie::app
