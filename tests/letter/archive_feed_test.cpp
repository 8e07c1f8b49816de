// SPDX-License-Identifier: EUPL-1.2
#include "letter/archive_feed.hpp"

#include <gtest/gtest.h>

namespace vigie::letter {
namespace {

TEST(ArchiveFeed, HoldsTheWholeTextOfEachIssue) {
  const FeedIssue issues[] = {{88, "N° 88 & suite",
                               "<html><body class=\"x\"><p>Le \x01numéro</p></body></html>",
                               Instant{1'795'000'000}}};
  const std::string feed =
      archive_feed({"resonances", "Résonances", "https://vigie.example", Instant{1}}, issues);
  EXPECT_NE(feed.find("<title>N° 88 &amp; suite</title>"), std::string::npos) << feed;
  EXPECT_NE(feed.find("<content type=\"html\">&lt;p&gt;Le numéro&lt;/p&gt;</content>"),
            std::string::npos);
  EXPECT_NE(feed.find("<id>https://vigie.example/lettres/resonances/88/en-ligne</id>"),
            std::string::npos);
  EXPECT_NE(feed.find("<updated>2026-11-18T"), std::string::npos);
}

TEST(ArchiveFeed, IsADocumentWithoutIssuesToo) {
  const std::string feed =
      archive_feed({"resonances", "Résonances", "https://vigie.example", Instant{0}}, {});
  EXPECT_NE(feed.find("<updated>1970-01-01T00:00:00Z</updated>"), std::string::npos);
  EXPECT_TRUE(feed.ends_with("</feed>\n"));
}

}  // namespace
}  // namespace vigie::letter
