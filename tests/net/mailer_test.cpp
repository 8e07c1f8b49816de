// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "net/outbox_mailer.hpp"
#include "net/reach.hpp"
#include "net/smtp_mailer.hpp"
#include "support/fixture.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::net {
namespace {

using Outcome = Handover::Outcome;
using vigie::test::SmtpSink;

SmtpServer server_at(const SmtpSink& sink) { return {sink.url(), "", "", "none", "example.org"}; }

std::string letter(int number) {
  return "Subject: essai " + std::to_string(number) + "\r\n\r\n.un point au début\r\n" +
         std::string(60'000, 'x') + "\r\n";
}

OutgoingMail mail_of(const std::string& bytes) {
  return {"lettre@example.org", "lecteur@example.net", "abc@example.org", bytes};
}

TEST(SmtpMailer, SendsManyMessagesOverOneConnection) {
  SmtpSink sink;
  SmtpMailer mailer(server_at(sink));
  int handed = 0;
  for (int i = 0; i < 5; ++i) {
    const std::string bytes = letter(i);
    const Handover done = mailer.deliver(mail_of(bytes), [&] { return ++handed > 0; });
    EXPECT_EQ(done.outcome, Outcome::answered) << done.text;
    EXPECT_EQ(done.code, 250);
    EXPECT_EQ(done.text, "250 2.0.0 queued as 1");
  }
  EXPECT_EQ(handed, 5);
  EXPECT_EQ(sink.connections(), 1);
  const auto messages = sink.messages();
  ASSERT_EQ(messages.size(), 5U);
  EXPECT_EQ(messages[4].bytes, letter(4));
  EXPECT_EQ(messages[4].from, "lettre@example.org");
  EXPECT_EQ(messages[4].to, "lecteur@example.net");
}

TEST(SmtpMailer, KeepsOfAReplyWhatMayBeShownAndAllOfItsLines) {
  struct Case {
    const char* why;
    std::string reply;
    std::string text;
  };
  const Case kCases[] = {
      {"orders to a terminal", "550 5.1.1 \x1B[2J\x1B]0;titre\x07non", "550 5.1.1 [2J]0;titrenon"},
      {"C1 controls", "550 5.1.1 \xC2\x9B\x32Jnon", "550 5.1.1 2Jnon"},
      {"Latin-1", "550 5.1.1 refus\xE9", "550 5.1.1 refus\xEF\xBF\xBD"},
      {"a text turned around", "550 5.1.1 \xE2\x80\xAEnon\xE2\x81\xA6", "550 5.1.1 non"},
      {"back to the begin of the line", "550 5.1.1 non\r250 ok", "550 5.1.1 non 250 ok"},
      {"several lines", "550-5.1.1 Ce compte\r\n550-5.1.1 n’existe\r\n550 5.1.1 pas",
       "550-5.1.1 Ce compte\n550-5.1.1 n’existe\n550 5.1.1 pas"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    SmtpSink sink;
    SmtpSink::Manners manners;
    manners.at_rcpt = c.reply;
    sink.behave(manners);
    SmtpMailer mailer(server_at(sink));
    const std::string bytes = letter(1);
    const Handover done = mailer.deliver(mail_of(bytes), [] { return true; });
    EXPECT_EQ(done.code, 550);
    EXPECT_EQ(done.text, c.text);
  }
}

TEST(SmtpMailer, TellsWhatTheServerSaidAndWhen) {
  struct Case {
    const char* why;
    SmtpSink::Manners manners;
    Outcome outcome;
    int code;
    const char* text;
    int handed;
  };
  std::vector<Case> cases(8);
  cases[0] = {"an unknown reader", {}, Outcome::answered, 550, "550 5.1.1 inconnu", 0};
  cases[0].manners.at_rcpt = "550 5.1.1 inconnu";
  cases[1] = {"come back later", {}, Outcome::answered, 451, "451 4.2.1 plus tard", 0};
  cases[1].manners.at_rcpt = "451 4.2.1 plus tard";
  cases[2] = {"refused at DATA", {}, Outcome::answered, 554, "554 5.7.1 non", 0};
  cases[2].manners.at_data = "554 5.7.1 non";
  cases[3] = {"refused after the final dot", {}, Outcome::answered, 552, "552 5.3.4 gros", 1};
  cases[3].manners.at_dot = "552 5.3.4 gros";
  cases[4] = {"deferred after the final dot", {}, Outcome::answered, 451, "451 4.3.0 non", 1};
  cases[4].manners.at_dot = "451 4.3.0 non";
  cases[5] = {"silence after the final dot", {}, Outcome::uncertain, 0, "", 1};
  cases[5].manners.cut_after_dot = true;
  cases[6] = {"we are refused as senders", {}, Outcome::not_sent, 550, "550 5.7.1 qui ?", 0};
  cases[6].manners.at_mail = "550 5.7.1 qui ?";
  cases[7] = {"the server has no time", {}, Outcome::not_sent, 421, "421 4.3.2 fermé", 0};
  cases[7].manners.greeting = "421 4.3.2 fermé";
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    SmtpSink sink;
    sink.behave(c.manners);
    SmtpMailer mailer(server_at(sink));
    int handed = 0;
    const std::string bytes = letter(1);
    const Handover done = mailer.deliver(mail_of(bytes), [&] { return ++handed > 0; });
    EXPECT_EQ(done.outcome, c.outcome) << done.text;
    EXPECT_EQ(done.code, c.code);
    EXPECT_EQ(handed, c.handed);
    EXPECT_TRUE(*c.text == '\0' || done.text == c.text) << done.text;
  }
}

TEST(SmtpMailer, GoesOnAfterARefusal) {
  SmtpSink sink;
  SmtpMailer mailer(server_at(sink));
  const std::string bytes = letter(1);
  SmtpSink::Manners refusing;
  refusing.at_rcpt = "550 5.1.1 inconnu";
  sink.behave(refusing);
  EXPECT_EQ(mailer.deliver(mail_of(bytes), [] { return true; }).code, 550);
  sink.behave({});
  EXPECT_EQ(mailer.deliver(mail_of(bytes), [] { return true; }).code, 250);
}

TEST(SmtpMailer, ComesBackWhenAnIdleConnectionWasClosed) {
  SmtpSink sink;
  SmtpSink::Manners closing;
  closing.close_when_idle = true;
  sink.behave(closing);
  SmtpMailer mailer(server_at(sink));
  const std::string bytes = letter(1);
  for (int i = 0; i < 3; ++i) {
    const Handover done = mailer.deliver(mail_of(bytes), [] { return true; });
    EXPECT_EQ(done.code, 250) << done.text;
  }
  EXPECT_EQ(sink.messages().size(), 3U);
}

TEST(SmtpMailer, KeepsTheLastBytesBackUnlessTheCallerAgrees) {
  SmtpSink sink;
  SmtpMailer mailer(server_at(sink));
  const std::string bytes = letter(1);
  const Handover done = mailer.deliver(mail_of(bytes), [] { return false; });
  EXPECT_EQ(done.outcome, Outcome::not_sent);
  EXPECT_TRUE(sink.messages().empty());
}

TEST(SmtpMailer, SaysWhenNobodyListens) {
  std::string url;
  {
    const SmtpSink gone;
    url = gone.url();
  }
  SmtpMailer mailer({url, "", "", "none", ""});
  const std::string bytes = letter(1);
  const Handover done = mailer.deliver(mail_of(bytes), [] { return true; });
  EXPECT_EQ(done.outcome, Outcome::not_sent);
  EXPECT_FALSE(done.text.empty());
}

TEST(OutboxMailer, WritesAWholeFileOnce) {
  const vigie::test::TemporaryFolder folder;
  OutboxMailer mailer(folder.path() / "outbox");
  const std::string bytes = letter(1);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(mailer.deliver(mail_of(bytes), [] { return true; }).code, 250);
  }
  const auto file = folder.path() / "outbox" / "abc@example.org.eml";
  EXPECT_EQ(vigie::test::read_file(file), bytes);
  const auto files = std::filesystem::directory_iterator(folder.path() / "outbox");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(OutboxMailer, KeepsNothingWhenTheCallerDoesNotAgree) {
  const vigie::test::TemporaryFolder folder;
  OutboxMailer mailer(folder.path());
  const std::string bytes = letter(1);
  EXPECT_EQ(mailer.deliver(mail_of(bytes), [] { return false; }).outcome, Outcome::not_sent);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(MailServer, IsReachedWithoutAMessage) {
  SmtpSink sink;
  EXPECT_TRUE(reach(server_at(sink)));
  EXPECT_TRUE(sink.messages().empty());
  SmtpSink::Manners closed;
  closed.greeting = "554 no service";
  sink.behave(closed);
  EXPECT_FALSE(reach(server_at(sink)));
  EXPECT_EQ(reach({"smtp://127.0.0.1:9", "", "", "none", ""}).error().code, Code::network);
}

}  // namespace
}  // namespace vigie::net
