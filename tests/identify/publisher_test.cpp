// SPDX-License-Identifier: EUPL-1.2
#include "identify/publisher.hpp"

#include <gtest/gtest.h>

namespace vigie::identify {
namespace {

MediaBook book() {
  return MediaBook(
      {{MediaId{1},
        {.key = "le-courrier",
         .name = "Le Courrier",
         .aliases = {"Courrier.fr"},
         .hosts = {"courrier.fr"},
         .former_hosts = {"courrier-ancien.fr"},
         .access = Access::subscribers}},
       {MediaId{2}, {.key = "video", .name = "Vidéos", .hosts = {"video.fr"}, .platform = true}},
       {MediaId{3}, {.key = "le-maine", .name = "Le Maine", .hosts = {}}},
       {MediaId{4},
        {.key = "blogs", .name = "Blogs", .hosts = {"blogs.courrier.fr"}, .platform = true}}});
}

PublisherWitness seen_at(std::string_view url) {
  return {.url = url,
          .named = {},
          .named_url = {},
          .source_title = "Le fil du réseau",
          .source_urls = {"https://reseau.fr/rss", "https://reseau.fr/", ""}};
}

TEST(Publisher, IsTheMediaOfThePagesHostWhicheverSourceLinksToIt) {
  for (const char* url : {"https://www.courrier.fr/a", "https://ville.courrier.fr/a",
                          "http://courrier-ancien.fr/a"}) {
    const Publisher publisher = publisher_of(seen_at(url), book());
    EXPECT_EQ(publisher.name, "Le Courrier") << url;
    EXPECT_EQ(publisher.media, MediaId{1});
    EXPECT_FALSE(publisher.of_source);
    EXPECT_EQ(publisher.access, Access::subscribers);
  }
}

TEST(Publisher, IsTheSourceOnItsOwnSite) {
  const Publisher publisher = publisher_of(seen_at("https://www.reseau.fr/a"), book());
  EXPECT_EQ(publisher.name, "Le fil du réseau");
  EXPECT_FALSE(publisher.media);
  EXPECT_TRUE(publisher.of_source);
}

TEST(Publisher, IsTheHostWhereNobodyKnowsIt) {
  EXPECT_EQ(publisher_of(seen_at("https://www.ailleurs.fr/a"), book()).name, "ailleurs.fr");
  EXPECT_EQ(publisher_of(seen_at("https://www.ailleurs.fr/a"), MediaBook()).name, "ailleurs.fr");
}

TEST(Publisher, IsWhomTheFeedNamesWhereTheHostTellsNothing) {
  struct Case {
    std::string_view why, url, named, named_url, expected;
  };
  static constexpr Case kCases[] = {
      {"an unknown host", "https://ailleurs.fr/a", "Ailleurs", "", "Ailleurs"},
      {"a platform", "https://video.fr/1", "Le Maine", "", "Le Maine"},
      {"an alias", "https://video.fr/1", "COURRIER.FR", "", "Le Courrier"},
      {"by the address beside the name", "https://video.fr/1", "Courrier, édition du soir",
       "https://www.courrier.fr/rss", "Le Courrier"},
      {"no address", "", "Le Maine", "", "Le Maine"},
      {"a host of the list is believed first", "https://courrier.fr/a", "Un agrégateur", "",
       "Le Courrier"},
      {"the source's own site is the source's", "https://reseau.fr/a", "Réseau, le flux",
       "https://reseau.fr/rss", "Le fil du réseau"},
      {"a platform under a paper's host", "https://blogs.courrier.fr/1", "Un blog", "", "Un blog"},
      {"a platform is nobody's publisher", "https://ailleurs.fr/a", "Vidéos", "", "Vidéos"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    PublisherWitness witness = seen_at(c.url);
    witness.named = c.named;
    witness.named_url = c.named_url;
    EXPECT_EQ(publisher_of(witness, book()).name, c.expected);
  }
}

TEST(Publisher, OfAPlatformsPageWithoutANameIsTheSource) {
  EXPECT_EQ(publisher_of(seen_at("https://video.fr/1"), book()).name, "Le fil du réseau");
  EXPECT_EQ(publisher_of(seen_at(""), book()).name, "Le fil du réseau");
}

TEST(Publisher, IsThePaperThatTheSourceIsCalledAfter) {
  PublisherWitness witness{.url = "https://www.courrier.fr/a",
                           .named = {},
                           .named_url = {},
                           .source_title = "Le Maine – Sarthe",
                           .source_urls = {"https://www.courrier.fr/maine/rss"}};
  EXPECT_EQ(publisher_of(witness, book()).name, "Le Maine") << "two papers, one site";
  witness.source_title = "Le Courrier – Logement";
  EXPECT_EQ(publisher_of(witness, book()).name, "Le Courrier");
  witness.source_title = "Logement";
  EXPECT_EQ(publisher_of(witness, book()).name, "Le Courrier");
  EXPECT_TRUE(publisher_of(witness, book()).of_source);
  witness.source_urls = {"https://video.fr/chaine/rss"};
  witness.url = "https://video.fr/1";
  witness.source_title = "Le Maine";
  EXPECT_EQ(publisher_of(witness, book()).media, MediaId{3});
}

}  // namespace
}  // namespace vigie::identify
