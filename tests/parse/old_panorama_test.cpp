// SPDX-License-Identifier: EUPL-1.2
// One made-up panorama of three posts, as the API, an old feed, a saved page and a table have it.
#include "parse/old_panorama.hpp"

#include <gtest/gtest.h>

namespace vigie::parse {
namespace {

constexpr std::string_view kApi = R"({"topic": {"curatedPosts": [
  {"title": "Adultes-relais, un métier", "url": "https://journal.example/a", "insight": "Trois médiatrices racontent.",
   "content": "Les mots du journal.", "source": {"name": "Le Journal"}, "tags": ["Participation", "Emploi"],
   "scoopUrl": "https://www.scoop.it/topic/t/p/1/2014/03/07/adultes", "curationDate": 1394186400000, "pageViews": 42},
  {"title": "Rénovation à Brest | L'actualité de la politique de la ville | Scoop.it", "url": "https://journal.example/b",
   "insight": "Localtis : RÉSERVÉ AUX ABONNÉ(E)S. Un bilan utile.", "tags": [], "scoopUrl": "x", "curationDate": 1394272800},
  {"title": "Sans adresse", "insight": "", "scoopUrl": "https://www.scoop.it/topic/t/p/3/2015/01/02/x"}]}})";

constexpr std::string_view kRss =
    R"(<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
  <item><title>Adultes-relais, un métier</title><link>https://www.scoop.it/topic/t/p/1/2014/03/07/adultes</link>
  <source url="https://journal.example/a">Le Journal</source><pubDate>Fri, 07 Mar 2014 10:00:00 GMT</pubDate>
  <category>Participation</category>
  <description>&lt;img src="https://img.example/p.gif"/&gt;&lt;p&gt;&lt;b&gt;Le réseau's insight:&lt;/b&gt; Trois médiatrices racontent.&lt;/p&gt;See it on Scoop.it</description></item>
  </channel></rss>)";

constexpr std::string_view kPage = R"(<!DOCTYPE html><html><body>
  <h2 class="postTitleView"><a href="https://journal.example/a" class="x">Adultes-relais, un métier</a></h2>
  <div class="post-description">Les mots du journal.</div>
  <div class="insight-text">Trois médiatrices racontent.</div>
  <a href="/topic/t?&amp;tag=Participation">Participation</a>
  <a href="/topic/t/p/4023/2014/03/07/adultes">March 7, 10:21 AM</a>
  <h2 class="postTitleView"><a href="https://journal.example/b">Rénovation à Brest</a></h2>
  <a href="/topic/t/p/4024/2014/03/08/renovation">March 8</a>
  </body></html>)";

constexpr std::string_view kTable =
    "Titre;Lien;Commentaire;Journal;Date;Étiquettes;Vues\n"
    "Adultes-relais, un métier;https://journal.example/a;Trois médiatrices racontent.;Le Journal;"
    "07/03/2014;Participation, Emploi;42\n"
    ";https://journal.example/c;rien;;;;\n";

TEST(ReadOldPanorama, FindsTheSamePostInEachShape) {
  struct Case {
    std::string_view shape, bytes;
    std::size_t items;
  };
  static constexpr Case kCases[] = {
      {"API", kApi, 3}, {"RSS", kRss, 1}, {"page", kPage, 2}, {"tableau", kTable, 1}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.shape);
    const auto old = read_old_panorama(c.bytes);
    ASSERT_TRUE(old) << old.error().detail;
    EXPECT_EQ(old->shape, c.shape);
    ASSERT_EQ(old->items.size(), c.items);
    const OldItem& first = old->items.front();
    EXPECT_EQ(first.title, "Adultes-relais, un métier");
    EXPECT_EQ(first.url, "https://journal.example/a");
    EXPECT_EQ(first.note, "Trois médiatrices racontent.");
    ASSERT_TRUE(first.relayed_at);
    EXPECT_EQ(iso(paris_day(*first.relayed_at)), "2014-03-07");
    ASSERT_FALSE(first.tags.empty());
    EXPECT_EQ(first.tags.front(), "Participation");
  }
}

TEST(ReadOldPanorama, LeavesThePapersWordsAndReadsWhatIsWrittenBetweenTheLines) {
  const auto old = read_old_panorama(kApi).value();
  const OldItem& second = old.items.at(1);
  EXPECT_EQ(second.title, "Rénovation à Brest");
  EXPECT_EQ(second.media, "Localtis");
  EXPECT_TRUE(second.subscribers);
  EXPECT_EQ(old.items.front().views, 42);
  for (const OldItem& item : old.items) {
    EXPECT_EQ(item.note.find("Les mots du journal"), std::string::npos);
  }
  EXPECT_EQ(read_old_panorama(kPage)->items.front().note.find("journal."), std::string::npos);
}

TEST(ReadOldPanorama, CountsWhatItCannotReadAndRefusesWhatIsNoPanorama) {
  EXPECT_EQ(read_old_panorama(kTable)->dropped, 1);
  EXPECT_FALSE(read_old_panorama("{\"topic\": "));
  EXPECT_FALSE(read_old_panorama("a;b;c\n1;2;3\n"));
  EXPECT_FALSE(read_old_panorama(""));
  const std::string deep(100'000, '[');
  EXPECT_FALSE(read_old_panorama(deep).has_value() && !read_old_panorama(deep)->items.empty());
}

}  // namespace
}  // namespace vigie::parse
