// SPDX-License-Identifier: EUPL-1.2
#include "panorama/panorama.hpp"

#include <gtest/gtest.h>

#include "panorama/atom.hpp"

namespace vigie::panorama {
namespace {

Entry entry(std::int64_t id, std::int64_t relayed_at, int position = 0) {
  Entry made;
  made.id = PanoramaItemId{id};
  made.relayed_at = Instant{relayed_at};
  made.position = position;
  made.article.title = "Titre";
  made.article.url = "https://journal.example/a";
  return made;
}

TEST(MayRelay, WantsATitleALinkAndANewStory) {
  const PublicArticle whole = entry(1, 1).article;
  PublicArticle untitled = whole;
  untitled.title.clear();
  PublicArticle unlinked = whole;
  unlinked.url.clear();
  EXPECT_EQ(may_relay(whole, false), Relay::allowed);
  EXPECT_EQ(may_relay(whole, true), Relay::already_there);
  EXPECT_EQ(may_relay(untitled, false), Relay::no_title);
  EXPECT_EQ(may_relay(unlinked, false), Relay::no_link);
}

TEST(Order, PutsPositionsFirstThenTheNewest) {
  std::vector<Entry> entries = {entry(1, 10), entry(2, 30), entry(3, 5, 2), entry(4, 1, 1),
                                entry(5, 30)};
  order(entries);
  std::vector<std::int64_t> ids;
  for (const Entry& each : entries) ids.push_back(each.id.value);
  EXPECT_EQ(ids, (std::vector<std::int64_t>{4, 3, 5, 2, 1}));
}

TEST(AtomFeed, EscapesWhatArticlesAndCuratorsWrote) {
  Entry hostile = entry(7, 1'800'000'000);
  hostile.key = "0123456789ab";
  hostile.article.title = "</title><script>alert(\"1\")</script> & l’été\x01";
  hostile.article.media = "Le <Journal>";
  hostile.article.url = "https://journal.example/?a=1&b=\"2\"";
  hostile.article.note = "]]> & note";
  hostile.article.access = Access::subscribers;
  const std::vector<Entry> entries = {hostile};
  const std::string feed = atom_feed({"Panorama", "https://vigie.example", Instant{0}}, entries);
  EXPECT_NE(feed.find("<title>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; "
                      "&amp; l’été</title>"),
            std::string::npos)
      << feed;
  EXPECT_NE(feed.find("href=\"https://journal.example/?a=1&amp;b=&quot;2&quot;\""),
            std::string::npos);
  EXPECT_NE(feed.find("(réservé aux abonnés)"), std::string::npos);
  EXPECT_NE(feed.find("<id>urn:uuid:3ac57a15-bc3d-8c08-91f6-0361976003bb</id>"), std::string::npos);
  EXPECT_NE(feed.find("<updated>2027-01-15T08:00:00Z</updated>"), std::string::npos);
  EXPECT_EQ(feed.find('\x01'), std::string::npos);
}

TEST(AtomFeed, StandsWithoutEntries) {
  const std::string feed = atom_feed({"Panorama", "https://vigie.example", Instant{0}}, {});
  EXPECT_NE(feed.find("<updated>1970-01-01T00:00:00Z</updated>"), std::string::npos);
  EXPECT_EQ(feed.find("<entry>"), std::string::npos);
}

}  // namespace
}  // namespace vigie::panorama
