// SPDX-License-Identifier: EUPL-1.2
#include "mailing/message.hpp"

#include <gtest/gtest.h>

#include "mailing/links.hpp"
#include "support/fixture.hpp"

namespace vigie::mailing {
namespace {

LetterHead head() {
  return {"resonances@lettre.example.org",
          "Résonances",
          "redaction@lettre.example.org",
          "resonances.lettre.example.org",
          "https://vigie.example.org/lettres/resonances/88",
          "desinscription@lettre.example.org",
          "resonances-88:resonances:lettre:exemple",
          "N°\u00a088, novembre 2026\u00a0: les chargé·es de mission racontent leur métier"};
}

Recipient recipient() {
  return {"camille.exemple@example.net",
          "Camille Exemple",
          message_id("key", 3, 14, "lettre.example.org"),
          unsubscribe_url("https://vigie.example.org", "abcdefghijklmnopqrstuvwxyz012345"),
          "abcdefghijklmnopqrstuvwxyz012345",
          "parce que vos fonctions touchent à ses sujets"};
}

constexpr std::string_view kHtml =
    "<p>Bonjour, voici l’été.</p>\n<p>À %%adresse%% %%motif%%.</p>\n"
    "<a href=\"%%desinscription%%\">Se désinscrire</a>\n";
constexpr std::string_view kText =
    "Bonjour, voici l’été.\n\nSe désinscrire\u00a0:\n%%desinscription%%\n";

TEST(Composer, WritesTheMessageOfOneReader) {
  const auto composer = Composer::make(head(), kHtml, kText);
  ASSERT_TRUE(composer) << composer.error().detail;
  const auto message = composer->compose(recipient(), Instant{1'795'321'561});
  ASSERT_TRUE(message) << message.error().detail;
  vigie::test::expect_golden("mailing/message.eml", *message);
}

TEST(Composer, EscapesPersonalPartsInHtml) {
  const auto composer = Composer::make(head(), kHtml, kText);
  Recipient person = recipient();
  person.reason = "<script>";
  const auto message = composer->compose(person, Instant{0});
  ASSERT_TRUE(message);
  EXPECT_EQ(message->find("<script>"), std::string::npos);
  EXPECT_NE(message->find("&lt;script&gt;"), std::string::npos);
}

TEST(Composer, RefusesSlotsThatNobodyKnows) {
  EXPECT_FALSE(Composer::make(head(), "%%prenom%%", kText));
}

TEST(Composer, RefusesAHeadThatAddsHeaders) {
  LetterHead bad = head();
  bad.subject = "a\r\nBcc: tout@monde.fr";
  EXPECT_FALSE(Composer::make(bad, kHtml, kText));
}

TEST(Composer, RefusesAReaderThatAddsHeaders) {
  const auto composer = Composer::make(head(), kHtml, kText);
  Recipient bad = recipient();
  bad.name = "Nom\r\nBcc: tout@monde.fr";
  EXPECT_FALSE(composer->compose(bad, Instant{0}));
}

TEST(MessageId, IsTheSameAtEveryTryAndDiffersForOthers) {
  EXPECT_EQ(message_id("key", 1, 2, "a.fr"), message_id("key", 1, 2, "a.fr"));
  EXPECT_NE(message_id("key", 1, 2, "a.fr"), message_id("key", 1, 3, "a.fr"));
  EXPECT_NE(message_id("key", 1, 2, "a.fr"), message_id("key", 2, 2, "a.fr"));
  EXPECT_NE(message_id("key", 1, 2, "a.fr"), message_id("other", 1, 2, "a.fr"));
}

TEST(MailDate, IsThatOfRfc5322) {
  EXPECT_EQ(mail_date(Instant{0}), "Thu, 01 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(mail_date(Instant{1'795'321'561}), "Sun, 22 Nov 2026 04:26:01 +0000");
}

}  // namespace
}  // namespace vigie::mailing
