// SPDX-License-Identifier: EUPL-1.2
#include "parse/page.hpp"

#include <gtest/gtest.h>

#include "parse/signals.hpp"

namespace vigie::parse {
namespace {

WebPage page_of(std::string_view html) {
  const auto page = read_page(html, {"https://www.journal.fr/a?x=1", "text/html", "", ""});
  return page ? *page : WebPage{};
}

TEST(ReadPage, TakesWhatTheHeadSays) {
  const WebPage page = page_of(
      "<html lang=fr><head><title>Le port | Le Courrier</title>"
      "<meta property='og:title' content='Le port rouvre &lt;enfin&gt;'>"
      "<meta name=description content='Après deux ans de travaux.'>"
      "<meta property='og:site_name' content='Le Courrier'><meta name=author content='Élise "
      "Martin'>"
      "<meta property='article:published_time' content='2026-04-02T09:30:00'>"
      "<meta property='og:image' content='/port.jpg'><link rel=canonical href='/le-port'>"
      "<link rel=alternate type=application/rss+xml href=/rss></head>");
  EXPECT_EQ(page.title, "Le port rouvre <enfin>");
  EXPECT_EQ(page.description, "Après deux ans de travaux.");
  EXPECT_EQ(page.site_name, "Le Courrier");
  EXPECT_EQ(page.author, "Élise Martin");
  EXPECT_EQ(page.link, "https://www.journal.fr/le-port");
  EXPECT_EQ(page.image, "https://www.journal.fr/port.jpg");
  EXPECT_EQ(page.language, "fr");
  ASSERT_TRUE(page.published_at);
  EXPECT_EQ(iso(*page.published_at), "2026-04-02T07:30:00Z") << "in Paris";
  EXPECT_EQ(page.feeds.size(), 1U);
}

TEST(ReadPage, DecodesWhatWasEscapedTwice) {
  const WebPage tagged = page_of(
      "<title>L&#039;exp&eacute;rience &amp;amp; vous</title>"
      "<meta property='og:title' content='L&amp;#039;expérience «\u00A0cité\u00A0»'>"
      "<meta property='og:description' content='Le &amp;quot;port&amp;quot;'>");
  EXPECT_EQ(tagged.title, "L'expérience «\u00A0cité\u00A0»");
  EXPECT_EQ(tagged.description, "Le \"port\"");
  EXPECT_EQ(page_of("<title>L&#039;exp&eacute;rience &amp;amp; vous &#8211; Le "
                    "Courrier</title>")
                .title,
            "L'expérience & vous – Le Courrier");
}

TEST(ReadPage, TellsWhoPublishesTheArticle) {
  EXPECT_EQ(page_of(R"(<title>a</title><script type="application/ld+json">
      {"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Le Courrier"}}</script>)")
                .publisher,
            "Le Courrier");
  EXPECT_EQ(page_of("<title>a</title>").publisher, "");
}

TEST(ReadPage, FillsInFromStructuredData) {
  const WebPage page = page_of(
      R"(<title>Le port</title><script type="application/ld+json">
        {"@graph":[{"@type":"BreadcrumbList","name":"x"},
          {"@type":["NewsArticle"],"headline":"Autre titre","datePublished":"2026-04-02T09:30:00+02:00",
           "author":[{"name":"Élise Martin"},{"name":"Ali Ben"}],"isAccessibleForFree":"False"}]}
        </script>)");
  EXPECT_EQ(page.title, "Autre titre");
  EXPECT_EQ(page.author, "Élise Martin, Ali Ben");
  ASSERT_TRUE(page.published_at);
  EXPECT_EQ(iso(*page.published_at), "2026-04-02T07:30:00Z");
  EXPECT_EQ(page.signals.free_access, false);
}

TEST(ReadPage, NeverTakesAnotherHostsAddressForItsOwn) {
  EXPECT_EQ(page_of("<title>a</title><link rel=canonical href='https://autre.fr/x'>").link,
            "https://www.journal.fr/a?x=1");
  EXPECT_EQ(page_of("<title>a</title><link rel=canonical href='https://amp.journal.fr/x'>").link,
            "https://amp.journal.fr/x");
}

TEST(ReadPage, RefusesWhatIsNoPage) {
  EXPECT_EQ(read_page("%PDF-1.4 <</Type /Catalog>>", {}).error().code, Code::unsupported);
  EXPECT_FALSE(read_page("", {}));
}

TEST(ReadPage, SurvivesBrokenStructuredData) {
  EXPECT_EQ(page_of("<title>a</title><script type=application/ld+json>{\"@graph\":" +
                    std::string(100'000, '[') + "</script>")
                .title,
            "a");
  EXPECT_EQ(page_of("<title>a</title><script type=application/ld+json>nul").title, "a");
}

TEST(PublisherSignals, HoldTheStricterSaying) {
  PublisherSignals signals;
  read_robots(signals, "index, max-snippet:160, max-image-preview:large");
  EXPECT_EQ(signals.max_snippet, 160);
  EXPECT_FALSE(signals.no_index);
  read_robots(signals, " Max-Snippet: 50 ,NOINDEX");
  EXPECT_EQ(signals.max_snippet, 50);
  EXPECT_TRUE(signals.no_index);
  read_robots(signals, "max-snippet:-1");
  EXPECT_EQ(signals.max_snippet, 50);
  read_robots(signals, "nosnippet");
  EXPECT_EQ(signals.max_snippet, 0);
}

TEST(PublisherSignals, AreReadFromHeaders) {
  PublisherSignals signals;
  read_robots_header(signals, "googlebot: nosnippet");
  EXPECT_EQ(signals, PublisherSignals{}) << "said to somebody else";
  read_robots_header(signals, "vigie: max-snippet:20");
  EXPECT_EQ(signals.max_snippet, 20);
  read_robots_header(signals, "max-snippet:10, noindex");
  EXPECT_EQ(signals.max_snippet, 10);
  EXPECT_TRUE(signals.no_index);
  read_tdm_reservation(signals, " 1 ");
  read_tdm_reservation(signals, "0");
  EXPECT_EQ(signals.tdm_reserved, true);
}

TEST(PublisherSignals, AreReadFromThePage) {
  const WebPage page = page_of(
      "<title>a</title><meta name=robots content='max-snippet:120'>"
      "<meta name=tdm-reservation content=1><meta name=tdm-policy content=/tdm.json>"
      "<meta property=article:content_tier content=locked>");
  EXPECT_EQ(page.signals.max_snippet, 120);
  EXPECT_EQ(page.signals.tdm_reserved, true);
  EXPECT_EQ(page.signals.tdm_policy, "https://www.journal.fr/tdm.json");
  EXPECT_EQ(page.signals.free_access, false);
}

}  // namespace
}  // namespace vigie::parse
