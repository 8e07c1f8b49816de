// SPDX-License-Identifier: EUPL-1.2
// The mails that carry a link to an account: what they say, to whom they leave, and that the token
// does not outlive them.
#include <gtest/gtest.h>

#include "app/job_list.hpp"
#include "app/people/invitations.hpp"
#include "app/people/password_reset.hpp"
#include "net/outbox_mailer.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

using test::kSampleNow;

class AccountMails : public testing::Test {
 protected:
  AccountMails() {
    config_.web.public_url = "https://vigie.example.org";
    config_.mail.from = "veille@example.org";
    config_.mail.list_domain = "example.org";
    sample_.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) "
        "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example'");
  }
  Visitor coordinator() {
    return {.curator = sample_.aicha(), .session = {}, .grants = {{Role::coordinator}}};
  }
  /// Sends what is due; the messages, one behind the other.
  std::string sent() {
    std::filesystem::create_directories(outbox_);
    net::OutboxMailer mailer(outbox_);
    const auto report = send_notifications(sample_.db(), config_, notification_kinds(), mailer,
                                           kSampleNow, [] { return false; });
    EXPECT_TRUE(report) << report.error().detail;
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator(outbox_)) {
      all += test::read_file(file.path());
    }
    return all;
  }
  std::string token_in(const std::string& table) {
    store::Reader reader = sample_.db().reader();
    auto query = reader.prepare("SELECT token FROM " + table);
    EXPECT_TRUE(query.step().value());
    return query.text(0);
  }
  /// Soft line ends of quoted-printable taken out.
  static bool says(std::string mail, const std::string& words) {
    for (std::size_t at = 0; (at = mail.find("=\r\n", at)) != std::string::npos;) mail.erase(at, 3);
    return mail.find(words) != std::string::npos;
  }

  test::TemporaryFolder folder_;
  std::filesystem::path outbox_ = folder_.path() / "outbox";
  test::PressSample sample_{":memory:"};
  config::VigieConfig config_;
  test::SeededEntropy entropy_;
  LoginThrottle throttle_;
};

TEST_F(AccountMails, AnInvitationLeavesWithItsLinkWhichIsThenForgotten) {
  const Invited invited{"elise@oriv.example", "Élise Roy", "oriv"};
  const auto done = invite(sample_.db(), entropy_, coordinator(), invited, kSampleNow);
  ASSERT_TRUE(done) << done.error().detail;
  const std::string token = token_in("invitation");
  ASSERT_EQ(token.size(), 43U);
  const std::string mail = sent();
  EXPECT_TRUE(says(mail, "To: =?utf-8?") || says(mail, "elise@oriv.example")) << mail;
  EXPECT_TRUE(says(mail, "https://vigie.example.org/invitation/" + token)) << mail;
  EXPECT_EQ(token_in("invitation"), "");
  store::Reader reader = sample_.db().reader();
  EXPECT_TRUE(invitation_behind(reader, token, kSampleNow).value()) << "the link works on";
}

TEST_F(AccountMails, AWithdrawnInvitationDoesNotLeave) {
  const auto id = invite(sample_.db(), entropy_, coordinator(),
                         {"elise@oriv.example", "Élise Roy", "oriv"}, kSampleNow);
  ASSERT_TRUE(id);
  ASSERT_TRUE(withdraw_invitation(sample_.db(), coordinator(), *id, kSampleNow));
  EXPECT_EQ(sent(), "");
}

TEST_F(AccountMails, AResetLeavesForAnAccountAndForNobodyElse) {
  for (const char* email : {"personne@oriv.example", "chloe@oriv.example"}) {
    ASSERT_TRUE(ask_reset(sample_.db(), throttle_, entropy_, email, "192.0.2.1", kSampleNow));
  }
  const std::string mail = sent();
  EXPECT_TRUE(says(mail, "chloe@oriv.example"));
  EXPECT_FALSE(says(mail, "personne@oriv.example"));
  EXPECT_TRUE(says(mail, "https://vigie.example.org/mot-de-passe/"));
  EXPECT_EQ(sample_.number("SELECT count(*) FROM password_reset WHERE token <> ''"), 0);
}

TEST_F(AccountMails, AResetForASuspendedAccountDoesNotLeave) {
  ASSERT_TRUE(disable_account(sample_.db(), "chloe@oriv.example", kSampleNow));
  ASSERT_TRUE(
      ask_reset(sample_.db(), throttle_, entropy_, "chloe@oriv.example", "192.0.2.1", kSampleNow));
  EXPECT_EQ(sent(), "");
}

}  // namespace
}  // namespace vigie::app
