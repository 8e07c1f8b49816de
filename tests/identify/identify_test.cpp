// SPDX-License-Identifier: EUPL-1.2
#include "identify/identify.hpp"

#include <gtest/gtest.h>

#include "text/url.hpp"

namespace vigie::identify {
namespace {

FeedItem item(std::string id, std::string link, std::string title) {
  FeedItem made;
  made.id = std::move(id);
  made.link = std::move(link);
  made.title = std::move(title);
  made.excerpt = "Le conseil municipal se réunit lundi.";
  made.published_at = Instant{1'770'000'000};
  return made;
}

DocumentFacts facts(std::vector<FeedItem> items, const AmbiguousNames& remembered = {}) {
  ParsedFeed feed;
  feed.link = "https://a.fr/";
  feed.items = std::move(items);
  return facts_of(feed, "https://a.fr/rss.xml", remembered);
}

ItemIdentity identify(const FeedItem& item, const DocumentFacts& facts) {
  const std::string link = text::canonical_url(item.link, facts.feed_url, facts.site_url);
  return identify(item, ItemWords(item), link, facts);
}

TEST(Identity, FollowsTheGuidWhenTheLinkMoves) {
  const auto here = facts({});
  const auto before = identify(item("guid-1", "https://a.fr/x", "Titre"), here);
  const auto after = identify(item("guid-1", "https://a.fr/y", "Titre"), here);
  EXPECT_EQ(before.item_key, after.item_key);
  EXPECT_NE(before.url_key, after.url_key);
}

TEST(Identity, FollowsTheCleanedLinkWithoutGuid) {
  const auto here = facts({});
  const auto before = identify(item("", "https://a.fr/x?utm_source=rss", "Titre"), here);
  const auto after = identify(item("", "http://www.a.fr/x/", "Autre titre"), here);
  EXPECT_EQ(before.item_key, after.item_key);
  EXPECT_EQ(before.url_key, "https://a.fr/x");
}

TEST(Identity, FollowsTitleAndDateWithoutGuidAndLink) {
  const auto here = facts({});
  const auto before = identify(item("", "", "L’école ferme"), here);
  auto later = item("", "", "L'école ferme");
  EXPECT_EQ(before.item_key, identify(later, here).item_key);
  later.published_at = Instant{1'770'100'000};
  EXPECT_NE(before.item_key, identify(later, here).item_key);
  EXPECT_TRUE(before.url_key.starts_with("item:")) << before.url_key;
}

TEST(Identity, TrustsNoGuidThatNamesDifferentItems) {
  const auto one = item("same", "https://a.fr/1", "Premier titre");
  const auto two = item("same", "https://a.fr/2", "Second titre");
  const auto ambiguous = facts({one, two});
  EXPECT_NE(identify(one, ambiguous).item_key, identify(two, ambiguous).item_key);
  const auto twice = facts({one, one});
  EXPECT_EQ(identify(one, twice).item_key, identify(two, twice).item_key);
}

TEST(Identity, GivesItemsThatShareAHomePageAKeyEach) {
  const auto one = item("1", "https://a.fr/emission", "Épisode un");
  const auto two = item("2", "https://a.fr/emission", "Épisode deux");
  const auto three = item("3", "https://a.fr/emission", "Épisode trois");
  const auto shared = facts({one, two, three});
  EXPECT_NE(identify(one, shared).url_key, identify(two, shared).url_key);
  // Two titles are one page told twice, and the site's own page never is an article's.
  EXPECT_EQ(identify(one, facts({one, two})).url_key, "https://a.fr/emission");
  auto home = one;
  home.link = "https://www.a.fr";
  auto other = two;
  other.link = "https://www.a.fr";
  EXPECT_NE(identify(home, facts({home, other})).url_key,
            identify(other, facts({home, other})).url_key);
}

TEST(AmbiguousNames, DemoteOneGuidWhereTheOthersAreSound) {
  std::vector<FeedItem> items;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    items.push_back(item("guid-" + n, "https://a.fr/" + n, "Titre " + n));
  }
  items[1].id = items[0].id;
  const auto few = facts(items);
  EXPECT_EQ(few.ambiguous.guids, (std::set<std::string, std::less<>>{"guid-0"}));
  auto moved = items[5];
  moved.link = "https://a.fr/ailleurs";
  EXPECT_EQ(identify(items[5], few).item_key, identify(moved, few).item_key);
  EXPECT_NE(identify(items[0], few).item_key, identify(items[1], few).item_key);
  // Over 5 % of the items: from here on this feed's guids say nothing.
  for (int i = 0; i < 4; ++i) items[static_cast<std::size_t>(i)].id = "guid-0";
  EXPECT_TRUE(facts(items).ambiguous.all_guids());
}

TEST(AmbiguousNames, StayAmbiguousWhereTheDocumentNoLongerShowsWhy) {
  const auto alone = item("same", "https://a.fr/1", "Premier titre");
  const auto again = item("same", "https://a.fr/2", "Second titre");
  const auto later = facts({alone}, facts({alone, again}).ambiguous);
  EXPECT_NE(identify(alone, later).item_key, identify(alone, facts({alone})).item_key);
  EXPECT_EQ(identify(alone, later).item_key, identify(alone, facts({alone, again})).item_key);
}

TEST(AmbiguousNames, JoinAnAmbiguousLinkToTheDateAndThenToTheTitle) {
  std::vector<FeedItem> items;
  for (const char* title : {"Lundi", "Mardi", "Mercredi"}) {
    items.push_back(item("", "https://a.fr/direct", title));
    items.back().published_at = Instant{1'770'000'000 + 86'400 * std::int64_t(items.size())};
  }
  const auto by_date = facts(items);
  EXPECT_TRUE(by_date.ambiguous.links.contains("https://a.fr/direct"));
  EXPECT_TRUE(by_date.ambiguous.dates.empty());
  auto retitled = items[0];
  retitled.title = "Lundi, mis à jour";
  EXPECT_EQ(identify(items[0], by_date).item_key, identify(retitled, by_date).item_key);
  items[1].published_at = items[0].published_at;
  const auto by_title = facts(items);
  EXPECT_TRUE(by_title.ambiguous.dates.contains("https://a.fr/direct"));
  EXPECT_NE(identify(items[0], by_title).item_key, identify(items[1], by_title).item_key);
}

TEST(ContentHash, ChangesOnlyWithWhatAReaderWouldSee) {
  const auto here = facts({});
  auto first = item("1", "https://a.fr/x", "Titre");
  first.summary_html = "<p>Le conseil se réunit.</p>";
  first.excerpt = "Le conseil se réunit.";
  const auto hash = identify(first, here).content_hash;
  auto cosmetic = first;
  cosmetic.summary_html =
      "<p>\n Le  conseil <em>se</em> réunit&nbsp;!<img src=\"/t.png\" width=\"2\"></p>";
  cosmetic.excerpt = "Le conseil se réunit\u00a0!";
  cosmetic.link = "https://a.fr/x?xtor=RSS-1";
  cosmetic.published_at = Instant{1'770'500'000};
  EXPECT_EQ(identify(cosmetic, here).content_hash, hash);
  auto edited = first;
  edited.summary_html = "<p>Le conseil ne se réunit pas.</p>";
  edited.excerpt = "Le conseil ne se réunit pas.";
  EXPECT_NE(identify(edited, here).content_hash, hash);
  auto retitled = first;
  retitled.title = "Autre titre";
  EXPECT_NE(identify(retitled, here).content_hash, hash);
}

}  // namespace
}  // namespace vigie::identify
