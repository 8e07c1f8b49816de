// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "rights/note.hpp"
#include "rights/share.hpp"

namespace vigie::rights {
namespace {

constexpr std::string_view kFeedText =
    "Le conseil municipal de Villiers-le-Bel a voté jeudi la création d’une maison de santé au "
    "cœur du quartier des Carreaux, attendue depuis huit ans par les habitants.";

NoteVerdict judged(std::string_view note) {
  const std::string_view texts[] = {"Une maison de santé aux Carreaux", kFeedText};
  return judge_note(note, texts);
}

TEST(JudgeNote, WantsTheCuratorsOwnWords) {
  struct Case {
    std::string_view why, note;
    NoteVerdict expected;
  };
  static constexpr Case kCases[] = {
      {"nothing", "", NoteVerdict::missing},
      {"blanks and signs", " \n … ! ", NoteVerdict::missing},
      {"two words", "À lire", NoteVerdict::too_short},
      {"own words", "Un exemple utile d’accès aux soins porté par une commune du Val-d’Oise.",
       NoteVerdict::own_words},
      {"the feed's text itself", kFeedText, NoteVerdict::copied},
      {"the same in capitals and without accents",
       "LE CONSEIL MUNICIPAL DE VILLIERS-LE-BEL A VOTE JEUDI LA CREATION D'UNE MAISON DE SANTE",
       NoteVerdict::copied},
      {"half copied, with a few words around",
       "À noter : la création d’une maison de santé au cœur du quartier des Carreaux.",
       NoteVerdict::copied},
      {"a short quotation inside a longer note",
       "Dans ce reportage, la rédaction raconte comment élus et soignants ont convaincu l’agence "
       "régionale ; le projet, « attendu depuis huit ans par les habitants », ouvrira en 2027.",
       NoteVerdict::own_words}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(judged(c.note), c.expected);
  }
}

TEST(JudgeNote, BoundsItsLength) {
  std::string note;
  for (std::size_t signs = 0; signs < kNoteSignsMax; signs += 5) note += "été, ";
  EXPECT_NE(judged(note), NoteVerdict::too_long) << "an accented letter is one sign";
  EXPECT_EQ(judged(note + "!"), NoteVerdict::too_long);
}

TEST(CopiedShare, CountsRunsOfFiveWords) {
  const std::string_view texts[] = {"un deux trois quatre cinq six sept"};
  EXPECT_DOUBLE_EQ(copied_share("un deux trois quatre", texts), 0);
  EXPECT_DOUBLE_EQ(copied_share("un deux trois quatre cinq", texts), 1);
  EXPECT_DOUBLE_EQ(copied_share("un deux trois quatre cinq autre", texts), 0.5);
}

TEST(PublicLink, OpensNoPaywallAndNamesNoVisitor) {
  struct Case {
    std::string_view why, given, expected;
  };
  static constexpr Case kCases[] = {
      {"plain", "https://journal.example/a?id=3", "https://journal.example/a?id=3"},
      {"gift token", "https://journal.example/a?id=3&giftToken=x9",
       "https://journal.example/a?id=3"},
      {"gift code", "https://journal.example/a?unlocked_article_code=1.A",
       "https://journal.example/a"},
      {"session in the query", "https://journal.example/a?PHPSESSID=1&b=2#c",
       "https://journal.example/a?b=2#c"},
      {"session in the path", "https://journal.example/a;jsessionid=77/b?c=1",
       "https://journal.example/a/b?c=1"},
      {"a short sid numbers an article", "https://journal.example/a.php?sid=12",
       "https://journal.example/a.php?sid=12"},
      {"a long sid is a session", "https://journal.example/a?sid=0123456789abcdef0",
       "https://journal.example/a"},
      {"user name", "https://moi:secret@journal.example/a", "https://journal.example/a"},
      {"another scheme", "javascript:alert(1)", ""},
      {"scheme in capitals", "HTTPS://journal.example/", "https://journal.example/"},
      {"backslash", "https://journal.example\\@evil.example/", ""},
      {"no host", "https:///a", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(public_link(c.given), c.expected);
    EXPECT_EQ(public_link(c.expected), c.expected);  // property: idempotent
  }
}

TEST(Shareable, PutsTitlesOnOneLine) {
  PublicArticle article;
  article.title = " Une maison\n de santé ";
  article.url = "https://journal.example/?phpsessid=4";
  const PublicArticle shared = shareable(article);
  EXPECT_EQ(shared.title, "Une maison de santé");
  EXPECT_EQ(shared.url, "https://journal.example/");
}

}  // namespace
}  // namespace vigie::rights
