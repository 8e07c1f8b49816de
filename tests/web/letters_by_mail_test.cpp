// SPDX-License-Identifier: EUPL-1.2
// Newsletters on the pages: an address of their own, the letter with its links, and nothing of it
// that acts.
#include "web/source_scenes.hpp"

namespace vigie::web {
namespace {

class LettersByMail : public SourceScenes {
 protected:
  void add_letter(const std::string& source) {
    sample.run(
        "INSERT INTO source_mail (key, source_id, mail_key, url, subject, sender, sent_at, "
        "received_at, body_html) VALUES ('cle', " +
        source +
        ", x'00', 'https://vigie.example/courriels/cle', '<i>Objet</i>', 'La Gazette', 1794900000, "
        "1794900000, '<p>Bonjour</p><script>alert(1)</script>')");
    sample.run(
        "INSERT INTO source_mail_link VALUES "
        "(1, 1, 'https://click.gazette.example/x', '<b>Lire</b>', 1)");
  }
};

TEST_F(LettersByMail, ASourceIsMadeWithAnAddressToGive) {
  const Response done = by_aicha("/sources/courriel", {{"titre", "La lettre du mardi"}});
  ASSERT_EQ(done.status, 303) << done.body;
  const std::string page = aicha.get(header_of(done, "Location")).body;
  EXPECT_NE(page.find("<code>veille+"), std::string::npos);
  EXPECT_NE(page.find("@vigie.example</code>"), std::string::npos);
  EXPECT_EQ(page.find("courriel.invalid"), std::string::npos) << "an address that leads nowhere";
  EXPECT_EQ(aicha.get("/sources.opml").body.find("courriel.invalid"), std::string::npos);
}

TEST_F(LettersByMail, ALetterIsShownAsTextWithItsLinksToAdd) {
  const std::string source = source_of("pole");
  add_letter(source);
  const std::string page = aicha.get("/courriels/cle").body;
  EXPECT_NE(page.find("&lt;i&gt;Objet&lt;/i&gt;"), std::string::npos);
  EXPECT_NE(page.find("<p>Bonjour</p>"), std::string::npos);
  EXPECT_EQ(page.find("alert(1)"), std::string::npos);
  EXPECT_NE(page.find("&lt;b&gt;Lire&lt;/b&gt;"), std::string::npos);
  EXPECT_NE(page.find("compte les clics"), std::string::npos);
  EXPECT_NE(page.find("action=\"/ajout\""), std::string::npos);
  EXPECT_EQ(aicha.get("/courriels/autre").status, 404);
  Browser stranger(*site);
  EXPECT_EQ(stranger.get("/courriels/cle").status, 303) << "behind the door";
}

}  // namespace
}  // namespace vigie::web
