// SPDX-License-Identifier: EUPL-1.2
#include "parse/discovery.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "parse/guessed_feeds.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"

namespace vigie::parse {
namespace {

std::vector<std::string> addresses(std::string_view html,
                                   const std::string& url = "https://journal.fr/ville/") {
  std::vector<std::string> found;
  for (const AnnouncedFeed& feed : announced_feeds(html, "text/html", url)) {
    found.push_back(feed.url);
  }
  return found;
}

TEST(AnnouncedFeeds, AreReadAsBrowsersReadThem) {
  struct Case {
    std::string_view why, html;
    std::vector<std::string> expected;
  };
  const Case kCases[] = {
      {"rss",
       "<link rel=alternate type=application/rss+xml href=/rss>",
       {"https://journal.fr/rss"}},
      {"alternate among other words",
       "<LINK REL='nofollow Alternate' TYPE='APPLICATION/ATOM+XML' HREF='a'>",
       {"https://journal.fr/ville/a"}},
      {"a type with parameters",
       "<link rel=alternate type=' application/rss+xml; charset=utf-8 ' href=' /rss '>",
       {"https://journal.fr/rss"}},
      {"an address with references",
       "<link rel=alternate type=text/xml href='/rss?a=1&amp;b=2'>",
       {"https://journal.fr/rss?a=1&b=2"}},
      {"rel=feed needs no type", "<link rel=feed href=/f>", {"https://journal.fr/f"}},
      {"a base before it", "<base href='/b/'><link rel=feed href=f>", {"https://journal.fr/b/f"}},
      {"a base after it does not count",
       "<link rel=feed href=f><base href='/b/'>",
       {"https://journal.fr/ville/f"}},
      {"only the first base",
       "<base href=/b/><base href=/c/><link rel=feed href=f>",
       {"https://journal.fr/b/f"}},
      {"each once", "<link rel=feed href=/f><link rel=feed href=/f>", {"https://journal.fr/f"}},
      {"in document order",
       "<link rel=feed href=/b><link rel=feed href=/a>",
       {"https://journal.fr/b", "https://journal.fr/a"}},
      {"a translation is no feed", "<link rel=alternate hreflang=en href=/en>", {}},
      {"a style is none", "<link rel='alternate stylesheet' type=text/css href=/s.css>", {}},
      {"an article of WordPress is none",
       "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>",
       {}},
      {"one in a comment is none", "<!-- <link rel=feed href=/f> -->", {}},
      {"one in a script is none", "<script>'<link rel=feed href=/f>'</script>", {}},
      {"one in the title is none", "<title><link rel=feed href=/f></title>", {}},
      {"an address that is none", "<link rel=feed href='javascript:alert(1)'>", {}},
      {"no address", "<link rel=feed href>", {}}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(addresses(c.html), c.expected);
  }
}

TEST(AnnouncedFeeds, KeepTheirTitlesPlain) {
  const auto feeds =
      announced_feeds("<link rel=feed href=/f title='Toute l&rsquo;actualit&eacute; &lt;b&gt;'>",
                      "text/html", "https://journal.fr/");
  ASSERT_EQ(feeds.size(), 1U);
  EXPECT_EQ(feeds[0].title, "Toute l’actualité <b>");
}

TEST(AnnouncedFeeds, AreBoundedWhateverThePageIs) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "<link rel=feed href=/" + std::to_string(i) + ">";
  EXPECT_EQ(addresses(many).size(), kAnnouncedMax);
  std::string open;
  for (int i = 0; i < 200'000; ++i) open += "<a ='";
  EXPECT_TRUE(addresses(open).empty());
  EXPECT_TRUE(addresses("<!--" + std::string(100'000, '-')).empty());
}

TEST(AnnouncedFeeds, PassTheSharedTable) {
  const auto path = test::shared_dir() / "corpus/feeds/tables/discovery.jsonl";
  VIGIE_NEEDS_SHARED(path);
  std::istringstream lines(test::read_file(path));
  int passed = 0;
  int all = 0;
  for (std::string line; std::getline(lines, line); ++all) {
    const auto row = nlohmann::json::parse(line);
    SCOPED_TRACE(row.at("name").get<std::string>());
    std::vector<std::string> expected;
    if (row.at("expect_urls").is_array()) row.at("expect_urls").get_to(expected);
    const auto found =
        addresses(row.at("html").get<std::string>(), row.at("url").get<std::string>());
    EXPECT_EQ(found, expected);
    EXPECT_EQ(found.size(), row.at("expect_count").get<std::size_t>());
    passed += found == expected ? 1 : 0;
  }
  std::cout << "discovery: " << passed << " of " << all << "\n";
}

TEST(AnnouncedFeeds, InThePagesOwnLanguageComeFirst) {
  const std::string feeds =
      "<link rel=alternate type=application/rss+xml href=/en/rss>"
      "<link rel=alternate type=application/rss+xml href=/tout>"
      "<link rel=alternate type=application/rss+xml href=/actus hreflang=fr-FR>"
      "<link rel=alternate type=application/rss+xml href='/x?lang=es'>";
  const std::vector<std::string> french = {"https://journal.fr/actus", "https://journal.fr/tout",
                                           "https://journal.fr/en/rss",
                                           "https://journal.fr/x?lang=es"};
  EXPECT_EQ(addresses("<html lang=fr>" + feeds), french);
  EXPECT_EQ(addresses(feeds, "https://journal.fr/fr/accueil"), french) << "by the page's address";
  EXPECT_EQ(addresses("<html lang=en>" + feeds).front(), "https://journal.fr/en/rss");
  EXPECT_EQ(addresses(feeds).front(), "https://journal.fr/en/rss") << "as they come";
}

TEST(AnnouncedFeeds, MayBeWrittenAsOldBrowsersDid) {
  EXPECT_EQ(addresses("<link rel=feed href='feed://journal.fr/rss'>"),
            std::vector<std::string>{"http://journal.fr/rss"});
  EXPECT_EQ(without_feed_scheme("feed:https://a.fr/atom"), "https://a.fr/atom");
  EXPECT_EQ(without_feed_scheme("FEED://a.fr/atom"), "http://a.fr/atom");
  EXPECT_EQ(without_feed_scheme("feed://https://a.fr/atom"), "https://a.fr/atom");
  EXPECT_EQ(without_feed_scheme("pcast://a.fr/x"), "http://a.fr/x");
  EXPECT_EQ(without_feed_scheme("feed.fr/rss"), "feed.fr/rss");
  EXPECT_EQ(without_feed_scheme("feed:truc"), "feed:truc");
}

TEST(GuessedFeeds, AreFewAndOnTheSite) {
  const auto guesses = guessed_feeds("", "https://journal.fr/ville/article");
  ASSERT_EQ(guesses.size(), kGuessesMax);
  EXPECT_EQ(guesses[0], "https://journal.fr/feed");
  for (const std::string& guess : guesses) EXPECT_TRUE(guess.starts_with("https://journal.fr/"));
  EXPECT_EQ(guessed_feeds("<a href='https://autre.fr/rss'>a</a>", "https://journal.fr/"),
            guessed_feeds("", "https://journal.fr/"));
}

TEST(GuessedFeeds, AreWhereTheProgramOfTheSiteKeepsThem) {
  struct Case {
    std::string_view why, html, url, first;
  };
  static constexpr Case kCases[] = {
      {"SPIP says its name", "<meta name=generator content='SPIP 4.2'>", "https://a.fr/asso/",
       "https://a.fr/asso/spip.php?page=backend"},
      {"SPIP shows itself", "<a href='spip.php?article12'>Lire</a>", "https://a.fr/",
       "https://a.fr/spip.php?page=backend"},
      {"WordPress", "<img src='https://a.fr/wp-content/uploads/1.jpg'>", "https://a.fr/2026/titre/",
       "https://a.fr/feed/"},
      {"Drupal", "<meta name=Generator content='Drupal 10 (https://www.drupal.org)'>",
       "https://a.fr/node/1", "https://a.fr/rss.xml"},
      {"Joomla", "<meta name=generator content='Joomla! - Open Source Content Management'>",
       "https://a.fr/actualites", "https://a.fr/actualites?format=feed&type=rss"},
      {"TYPO3", "<link rel=stylesheet href='/typo3temp/assets/a.css'>", "https://a.fr/accueil",
       "https://a.fr/rss.xml"},
      {"Dotclear", "<meta name=generator content=Dotclear>", "https://a.fr/blog/",
       "https://a.fr/blog/feed/atom"},
      {"a link that people click", "<a href='/actus/flux-rss'>Nos flux</a>", "https://a.fr/accueil",
       "https://a.fr/actus/flux-rss"},
      {"a link of the site's own before its program",
       "<meta name=generator content='SPIP 4.2'>"
       "<a rel=alternate href='spip.php?page=backend&id_rubrique=3'>Suivre</a>",
       "https://a.fr/", "https://a.fr/spip.php?page=backend&id_rubrique=3"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto guesses = guessed_feeds(c.html, std::string(c.url));
    ASSERT_FALSE(guesses.empty());
    EXPECT_EQ(guesses[0], c.first);
    EXPECT_LE(guesses.size(), kGuessesMax);
  }
}

}  // namespace
}  // namespace vigie::parse
