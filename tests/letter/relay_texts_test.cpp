// SPDX-License-Identifier: EUPL-1.2
#include "letter/relay_texts.hpp"

#include <gtest/gtest.h>

#include "letter/genre_of.hpp"
#include "letter/last_issue.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

TEST(RelayTexts, SayWhatIsInTheIssueAndWhereItIs) {
  const RelayTexts texts = relay_texts({.letter = "Résonances",
                                        .number = 88,
                                        .subject = "N° 88",
                                        .titles = {"Une cuisine de quartier", "Un rapport"},
                                        .url = "https://vigie.example/lettres/r/88/en-ligne"});
  EXPECT_EQ(texts.line,
            "Résonances, n°\u00a088 vient de paraître\u00a0: Une cuisine de quartier · Un rapport\n"
            "https://vigie.example/lettres/r/88/en-ligne");
  EXPECT_NE(texts.mail.find("– Un rapport\n"), std::string::npos);
  EXPECT_TRUE(texts.mail.ends_with("https://vigie.example/lettres/r/88/en-ligne\n"));
}

TEST(RelayTexts, LeaveOutWholeTitlesOfALongIssue) {
  const std::vector<std::string> titles(20, std::string(90, 'a'));
  const RelayTexts texts = relay_texts(
      {.letter = "L", .number = 1, .subject = "", .titles = titles, .url = "https://x"});
  EXPECT_LE(text::utf8_length(texts.line), kRelaySignsMax);
  EXPECT_TRUE(texts.line.ends_with("a\nhttps://x"));
  EXPECT_EQ(relay_texts({.letter = "L",
                         .number = 1,
                         .subject = "",
                         .titles = {std::string(400, 'a')},
                         .url = "https://x"})
                .line,
            "L, n°\u00a01 vient de paraître.\nhttps://x");
}

TEST(GenreOf, IsSaidByKindAddressAndTitle) {
  struct Case {
    const char* why;
    const char* title;
    const char* kind;
    const char* url;
    const char* genre;
  };
  static constexpr Case kCases[] = {
      {"heard", "Une nuit en ville", "audio", "https://a.fr", "Radio"},
      {"watched", "Une nuit en ville", "video", "https://a.fr", "Film"},
      {"a file", "Bilan 2026", "text", "https://a.fr/b.PDF?x=1", "Rapport"},
      {"a word", "Le rapport annuel de l’ONPV", "text", "https://a.fr", "Rapport"},
      {"in the plural", "Trois études sur le non-recours", "text", "https://a.fr", "Rapport"},
      {"at the end", "Les habitants et leur livre", "text", "https://a.fr", "Livre"},
      {"within another word", "La livreuse du quartier", "text", "https://a.fr", ""},
      {"plain news", "Un incendie à Roubaix", "text", "https://a.fr", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    Candidate piece;
    piece.title = c.title;
    piece.kind = c.kind;
    piece.url = c.url;
    EXPECT_EQ(genre_of(piece), c.genre);
  }
}

TEST(CheckLastIssue, WarnsOfWhatReadersHadAndNotOfDates) {
  LetterPlan plan;
  Block article;
  article.title = "Une loi";
  article.article = ArticleId{7};
  Block page;
  page.title = "Un rapport";
  page.url = "https://a.fr/rapport?utm_source=x";
  Block date = page;
  date.title = "Un séminaire";
  date.starts_at = Instant{1};
  Issue issue;
  issue.blocks = {article, page, date};
  Block shown;
  shown.url = "https://a.fr/rapport";
  Block told;
  told.article = ArticleId{7};
  const auto checks = check_last_issue(plan, issue, 87, {shown, told});
  ASSERT_EQ(checks.size(), 2U);
  EXPECT_EQ(checks[0].outcome, Outcome::warning);
  EXPECT_NE(checks[0].message.find("Une loi"), std::string::npos);
  EXPECT_NE(checks[1].message.find("déjà dans le n°\u00a087"), std::string::npos);
  Block other;
  other.url = "https://b.fr";
  const auto fresh = check_last_issue(plan, issue, 87, {other});
  ASSERT_EQ(fresh.size(), 1U);
  EXPECT_EQ(fresh.front().outcome, Outcome::good);
  EXPECT_TRUE(check_last_issue(plan, issue, 0, {}).empty());
}

}  // namespace
}  // namespace vigie::letter
