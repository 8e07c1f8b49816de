// SPDX-License-Identifier: EUPL-1.2
#include "panorama/embed.hpp"

#include <gtest/gtest.h>

namespace vigie::panorama {
namespace {

constexpr std::string_view kSite = "https://vigie.example";

TEST(EmbedCode, HoldsAPlainLinkWhateverTheWay) {
  const Embed embed{.shelf = {Shelf::Kind::theme, "sante"},
                    .heading = "Santé & soins",
                    .site = "https://www.centre.example"};
  for (const EmbedWay way : kEmbedWays) {
    EXPECT_NE(embed_code(embed, way, kSite)
                  .find("<a href=\"https://vigie.example/panorama/theme/sante\">Panorama des "
                        "centres de ressources\u00a0: Santé &amp; soins</a>"),
              std::string::npos)
        << word_of(way);
  }
}

TEST(EmbedCode, AsksForNothingBeforeTheHostsPageIsComplete) {
  const std::string script = embed_code({}, EmbedWay::script, kSite);
  EXPECT_EQ(script.find("<script src"), std::string::npos) << "it would hold the host's load back";
  EXPECT_NE(script.find("addEventListener(\"load\",f)"), std::string::npos);
  const std::string frame = embed_code({}, EmbedWay::frame, kSite);
  EXPECT_NE(frame.find("loading=\"lazy\""), std::string::npos);
  EXPECT_NE(frame.find(" title=\"Panorama des centres de ressources\""), std::string::npos);
  EXPECT_EQ(embed_code({}, EmbedWay::link, kSite).find("script"), std::string::npos);
}

TEST(EmbedCode, NamesTheHostInTheFramesAddress) {
  const Embed embed{
      .items = 3, .layout = EmbedLayout::titles, .site = "https://www.c.example:8443"};
  EXPECT_EQ(frame_path_of(embed),
            "/panorama/cadre?nombre=3&forme=titres&site=https%3A%2F%2Fwww.c.example%3A8443");
}

TEST(EmbedCode, TakesWhatItDoesNotKnowForTheDefault) {
  for (const EmbedLayout layout : kEmbedLayouts) {
    EXPECT_EQ(embed_layout_named(word_of(layout)), layout);
  }
  for (const EmbedWay way : kEmbedWays) EXPECT_EQ(embed_way_named(word_of(way)), way);
  EXPECT_EQ(embed_layout_named("\"><script>"), EmbedLayout::list);
  EXPECT_EQ(embed_way_named(""), EmbedWay::script);
}

TEST(EmbedSites, AreTakenLetterByLetter) {
  const std::vector<std::string> sites = {"https://www.centre.example"};
  EXPECT_TRUE(may_embed("https://www.centre.example", sites));
  for (const char* other : {"", "*", "null", "http://www.centre.example", "https://centre.example",
                            "https://www.centre.example.evil.example",
                            "https://www.centre.example https://evil.example"}) {
    EXPECT_FALSE(may_embed(other, sites)) << other;
  }
}

}  // namespace
}  // namespace vigie::panorama
