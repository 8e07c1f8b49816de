// SPDX-License-Identifier: EUPL-1.2
#include "letter/link_words.hpp"

#include <gtest/gtest.h>

namespace vigie::letter {
namespace {

TEST(OfName, JoinsAsFrenchDoes) {
  struct Case {
    const char* why;
    const char* given;
    const char* expected;
  };
  static constexpr Case kCases[] = {{"a consonant", "Mediacités", "de Mediacités"},
                                    {"a vowel", "Ouest Matin", "d’Ouest Matin"},
                                    {"an accent", "Échos du Nord", "d’Échos du Nord"},
                                    {"le", "Le Monde", "du Monde"},
                                    {"les", "Les Échos", "des Échos"},
                                    {"la stays", "La Voix", "de La Voix"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(of_name(c.given), c.expected);
  }
}

Block article(std::string url, std::string media) {
  Block block;
  block.kind = BlockKind::article;
  block.title = "Bellevue";
  block.url = std::move(url);
  block.media = std::move(media);
  return block;
}

TEST(LinkWords, NameWhatTheLinkOpens) {
  Issue issue;
  Block block = article("https://a.fr/1", "Le Quotidien");
  EXPECT_EQ(link_words(block, issue).label, "Lire l’article du Quotidien");
  block.media_kind = "audio";
  EXPECT_EQ(link_words(block, issue).label, "Écouter l’émission du Quotidien");
  block.media.clear();
  EXPECT_EQ(link_words(block, issue).label, "Lire «\u00a0Bellevue\u00a0»");
}

TEST(LinkWords, KeepKindAndWeightApart) {
  Block block = article("https://a.fr/1", "");
  block.link_label = "Lire le rapport (PDF, 2,1 Mo)";
  EXPECT_EQ(link_words(block, {}).label, "Lire le rapport");
  EXPECT_EQ(link_words(block, {}).note, "(PDF, 2,1 Mo)");
}

TEST(LinkWords, NeverSayTheSameOfTwoPages) {
  Issue issue;
  issue.blocks = {article("https://a.fr/1", "Le Quotidien"),
                  article("https://a.fr/2", "Le Quotidien")};
  issue.blocks[1].title = "Autre";
  EXPECT_EQ(link_words(issue.blocks[0], issue).label, "Lire «\u00a0Bellevue\u00a0»");
  EXPECT_EQ(link_words(issue.blocks[1], issue).label, "Lire «\u00a0Autre\u00a0»");
}

}  // namespace
}  // namespace vigie::letter
