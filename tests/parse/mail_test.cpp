// SPDX-License-Identifier: EUPL-1.2
#include "parse/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::parse {
namespace {

using testing::Contains;
using testing::Not;

constexpr std::string_view kLetter =
    "Delivered-To: veille+gazette7@exemple.fr\r\n"
    "From: =?utf-8?q?La_Gazette_des_=C3=A9lus?= <lettre@gazette.example>\r\n"
    "To: Abonnes <abonnes@gazette.example>\r\n"
    "Subject: =?utf-8?q?La_lettre_du_mardi_=3A_l=E2=80=99=C3=A9cole?=\r\n"
    "Message-ID: <42@gazette.example>\r\n"
    "Date: Tue, 24 Nov 2026 07:30:00 +0100\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTexte seul https://gazette.example/x\r\n"
    "--b\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<p>L'=E9cole des quartiers <a href=3D\"https://gazette.example/ecole\">Lire</a></p>"
    "<img src=3D\"https://pixel.example/p.gif?u=3D1\"><script>alert(1)</script>"
    "<a href=3D\"https://click.gazette.example/ls/click?upn=3Dabcdefghijklmnopqrstuvwxyz\">La"
    " suite</a>"
    "<a href=3D\"https://gazette.example/ecole\">Encore</a>"
    "<a href=3D\"https://gazette.example/d?u=3D1\">Se d=E9sinscrire</a>"
    "<a href=3D\"javascript:alert(1)\">Pi=E8ge</a>\r\n"
    "--b--\r\n";

TEST(ReadMail, ReadsWhatALetterSays) {
  const auto mail = read_mail(kLetter);
  ASSERT_TRUE(mail) << mail.error().detail;
  EXPECT_EQ(mail->subject, "La lettre du mardi : l’école");
  EXPECT_EQ(mail->sender, "La Gazette des élus");
  EXPECT_EQ(mail->message_id, "42@gazette.example");
  EXPECT_EQ(mail->sent_at, Instant{1'795'501'800});  // 2026-11-24 06:30 UTC
  EXPECT_THAT(mail->recipients, Contains("veille+gazette7@exemple.fr"));
  EXPECT_NE(mail->body_html.find("école des quartiers"), std::string::npos) << mail->body_html;
  EXPECT_FALSE(mail->confirmation);
}

TEST(ReadMail, ShowsNoScriptNoPictureAndOffersEachPageOnce) {
  const auto mail = read_mail(kLetter);
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->body_html.find("script"), std::string::npos) << mail->body_html;
  EXPECT_EQ(mail->body_html.find("pixel.example"), std::string::npos) << mail->body_html;
  ASSERT_EQ(mail->links.size(), 2U) << "each page once, without the chores and the trap";
  EXPECT_EQ(mail->links[0].url, "https://gazette.example/ecole");
  EXPECT_EQ(mail->links[0].label, "Lire");
  EXPECT_FALSE(mail->links[0].wrapped);
  EXPECT_TRUE(mail->links[1].wrapped);
}

TEST(ReadMail, KnowsWhatAsksToConfirm) {
  struct Case {
    std::string_view subject;
    bool confirms;
  };
  static constexpr Case kCases[] = {{"Confirmez votre inscription", true},
                                    {"Please confirm your subscription", true},
                                    {"Activez votre abonnement", true},
                                    {"Le conseil confirme le projet", false},
                                    {"La lettre de la semaine", false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.subject);
    const auto mail = read_mail("To: veille+a@exemple.fr\r\nSubject: " + std::string(c.subject) +
                                "\r\n\r\nBonjour, https://gazette.example/oui.\r\n");
    ASSERT_TRUE(mail);
    EXPECT_EQ(mail->confirmation, c.confirms);
    ASSERT_EQ(mail->links.size(), 1U);
    EXPECT_EQ(mail->links[0].url, "https://gazette.example/oui");
  }
}

TEST(ReadMail, RefusesWhatIsNoMailAndWhatIsTooLarge) {
  EXPECT_FALSE(read_mail(""));
  EXPECT_FALSE(read_mail("Subject: sans destinataire\r\n\r\nTexte\r\n"));
  EXPECT_EQ(read_mail(std::string(kMailBytesMax + 1, 'x')).error().code, Code::too_large);
}

}  // namespace
}  // namespace vigie::parse
