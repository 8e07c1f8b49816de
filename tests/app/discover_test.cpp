// SPDX-License-Identifier: EUPL-1.2
// Discovery over a real HTTP server: what is offered was fetched and parsed.
#include "app/poll/discover.hpp"

#include <gtest/gtest.h>

#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "support/fixture.hpp"
#include "support/http_origin.hpp"

namespace vigie::app {
namespace {

class DiscoverTest : public ::testing::Test {
 protected:
  DiscoverTest()
      : origin_([this](const test::OriginRequest& request) { return answer(request); }),
        getter_(limits(), *net::AddressRules::allowing({"127.0.0.0/8"})) {}

  static net::HttpLimits limits() {
    net::HttpLimits limits;
    limits.total_timeout_ms = 5'000;
    return limits;
  }

  test::OriginReply answer(const test::OriginRequest& request) {
    test::OriginReply reply;
    const auto page = pages_.find(request.path);
    if (page == pages_.end()) {
      reply.status = 404;
      return reply;
    }
    return page->second;
  }

  void serve(const std::string& path, const std::string& type, const std::string& body) {
    test::OriginReply reply;
    reply.headers = {{"Content-Type", type}};
    reply.body = body;
    pages_[path] = reply;
  }

  Discovery find(const std::string& path, bool guess = false) {
    return discover(getter_, origin_.url(path), guess);
  }

  std::map<std::string, test::OriginReply> pages_;
  test::HttpOrigin origin_;
  net::CurlGetter getter_;
};

const std::string kSitePage =
    "<html><head><link rel=alternate type=application/rss+xml href=/rss>"
    "<link rel=alternate type=application/atom+xml href=/perdu></head></html>";

TEST_F(DiscoverTest, OffersWhatAPageAnnouncesOnceItIsReadAsAFeed) {
  serve("/", "text/html", kSitePage);
  serve("/rss", "text/xml", test::fixture("feeds/rss2.xml"));
  const Discovery found = find("/");
  EXPECT_FALSE(found.is_feed);
  EXPECT_EQ(found.announced, 2U);
  ASSERT_EQ(found.feeds.size(), 1U);
  EXPECT_EQ(found.feeds[0].url, origin_.url("/rss"));
  EXPECT_EQ(found.feeds[0].title, "Le Courrier & la ville");
  EXPECT_EQ(found.feeds[0].items, 2U);
  ASSERT_TRUE(found.feeds[0].newest_at);
  EXPECT_EQ(found.feeds[0].languages, std::vector<std::string>{"fr-FR"});
  ASSERT_EQ(found.refused.size(), 2U) << "the page, and the feed that is not there";
  EXPECT_NE(found.refused[1].sentence.find("404"), std::string::npos);
}

TEST_F(DiscoverTest, TakesAFeedsOwnAddress) {
  serve("/f", "text/xml", test::fixture("feeds/atom.xml"));
  const Discovery found = find("/f");
  EXPECT_TRUE(found.is_feed);
  EXPECT_EQ(found.feeds.size(), 1U);
  EXPECT_TRUE(found.refused.empty());
}

TEST_F(DiscoverTest, OffersTheNewAddressOfAFeedThatMovedForGoodOnly) {
  serve("/rss", "text/xml", test::fixture("feeds/rss2.xml"));
  for (const int status : {301, 302}) {
    test::OriginReply moved;
    moved.status = status;
    moved.headers = {{"Location", "/rss"}};
    pages_["/vieux"] = moved;
    const Discovery found = find("/vieux");
    ASSERT_EQ(found.feeds.size(), 1U);
    EXPECT_EQ(found.feeds[0].url, origin_.url(status == 301 ? "/rss" : "/vieux"));
  }
}

TEST_F(DiscoverTest, GuessesOnlyWhenAsked) {
  serve("/a", "text/html", "<html><title>a</title></html>");
  serve("/rss.xml", "text/xml", test::fixture("feeds/rss2.xml"));
  EXPECT_TRUE(find("/a").feeds.empty());
  const Discovery guessed = find("/a", true);
  EXPECT_TRUE(guessed.guessed);
  ASSERT_EQ(guessed.feeds.size(), 1U);
  EXPECT_EQ(guessed.feeds[0].url, origin_.url("/rss.xml"));
}

TEST_F(DiscoverTest, GuessesWhereTheProgramOfTheSiteKeepsItsFeed) {
  serve("/", "text/html",
        "<html lang=fr><head><title>Association</title><meta name=generator content='SPIP 4.2'>"
        "</head><body><a rel=alternate href='spip.php?page=backend'>Suivre</a></body></html>");
  serve("/spip.php?page=backend", "text/xml", test::fixture("feeds/rss2.xml"));
  const Discovery guessed = find("/", true);
  ASSERT_EQ(guessed.feeds.size(), 1U);
  EXPECT_EQ(guessed.feeds[0].url, origin_.url("/spip.php?page=backend"));
}

TEST_F(DiscoverTest, TakesAnAddressWrittenForAFeedReader) {
  serve("/f", "text/xml", test::fixture("feeds/atom.xml"));
  const Discovery found = discover(getter_, "feed:" + origin_.url("/f"), false);
  ASSERT_EQ(found.feeds.size(), 1U);
  EXPECT_EQ(found.feeds[0].url, origin_.url("/f"));
}

TEST_F(DiscoverTest, OffersOneFeedOnce) {
  serve("/", "text/html",
        "<link rel=feed href=/rss><link rel=feed href='/rss?utm_source=site'><html>");
  serve("/rss", "text/xml", test::fixture("feeds/rss2.xml"));
  serve("/rss?utm_source=site", "text/xml", test::fixture("feeds/rss2.xml"));
  const Discovery found = find("/");
  EXPECT_EQ(found.announced, 2U);
  EXPECT_EQ(found.feeds.size(), 1U);
}

TEST_F(DiscoverTest, RefusesWhatIsNoAddress) {
  EXPECT_EQ(discover(getter_, "file:///etc/passwd", true).asked, "");
  EXPECT_EQ(discover(getter_, "", true).asked, "");
}

}  // namespace
}  // namespace vigie::app
