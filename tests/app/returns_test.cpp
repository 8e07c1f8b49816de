// SPDX-License-Identifier: EUPL-1.2
// What comes back by mail: who is taken off, and above all who is not.
#include "app/readers/returns.hpp"

#include "app/letter/answer_table.hpp"
#include "app/letter_scene.hpp"
#include "mailing/return_path.hpp"
#include "store/mail/delivery_event_repo.hpp"

namespace vigie::app {
namespace {

struct ReturnScene : LetterScene {
  explicit ReturnScene(int readers, const std::string& domain = "exemple.net") {
    config.providers = vigie::test::source_dir() / "config/providers.toml";
    config.mail.return_address = "rebonds@lettre.example.org";
    add_readers(readers, domain);
    issue = freeze();
    ScriptedMailer mailer;
    EXPECT_TRUE(send_issue(db, config, mailer, clock, issue, {}));
    store::Reader reader = db.reader();
    key = mail_key(reader).value();
    book.emplace(answer_book(config).value());
  }

  DeliveryId delivery_of(int number, const std::string& domain = "exemple.net") {
    store::Reader reader = db.reader();
    const auto person = store::subscriber_by_email(reader, "resonances",
                                                   fmt::format("lecteur{}@{}", number, domain));
    auto query = reader.prepare("SELECT id FROM delivery WHERE subscription_id = ?1");
    query.bind((*person)->id);
    EXPECT_TRUE(query.step().value());
    return query.id<DeliveryId>(0);
  }
  std::string envelope(int number, const std::string& domain = "exemple.net") {
    return mailing::return_path(config.mail.return_address, key, delivery_of(number, domain).value);
  }
  SubscriptionState state_of(int number, const std::string& domain = "exemple.net") {
    store::Reader reader = db.reader();
    return (*store::subscriber_by_email(reader, "resonances",
                                        fmt::format("lecteur{}@{}", number, domain)))
        ->state;
  }
  ReturnedAs take(const std::string& bytes) {
    const auto as =
        take_returned(db, config, *book, {fmt::format("f{}", ++files), bytes}, clock.now());
    EXPECT_TRUE(as) << as.error().detail;
    return as ? *as : ReturnedAs::known;
  }

  IssueId issue;
  std::string key;
  std::optional<mailing::AnswerBook> book;
  int files = 0;
};

/// A report of RFC 3464 as Postfix writes it.
std::string report(const std::string& to, const std::string& recipient, const std::string& status,
                   const std::string& diagnostic, const std::string& action = "failed") {
  return fmt::format(
      "Return-Path: <>\r\nDelivered-To: {}\r\nFrom: MAILER-DAEMON@relais.exemple.fr\r\n"
      "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
      "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThis is the mail system.\r\n\r\n"
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
      "relais.exemple.fr\r\n"
      "\r\nFinal-Recipient: rfc822; {}\r\nAction: {}\r\nStatus: {}\r\nRemote-MTA: dns; mx\r\n"
      "Diagnostic-Code: smtp; {}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
      "Message-ID: <x@y>\r\n\r\n--b--\r\n",
      to, recipient, action, status, diagnostic);
}

TEST(TakeReturned, TakesOffWhomAServerDoesNotKnowOnceAndKeepsWhy) {
  ReturnScene scene(3);
  const std::string bytes =
      report(scene.envelope(1), "lecteur1@exemple.net", "5.1.1", "550 5.1.1 utilisateur inconnu");
  EXPECT_EQ(scene.take(bytes), ReturnedAs::taken_off);
  EXPECT_EQ(scene.state_of(1), SubscriptionState::left);
  EXPECT_EQ(scene.state_of(0), SubscriptionState::active);
  EXPECT_EQ(scene.take(bytes), ReturnedAs::noted) << "a second report counts no more";
  store::Reader reader = scene.db.reader();
  const auto person = store::subscriber_by_email(reader, "resonances", "lecteur1@exemple.net");
  const auto events = store::delivery_events(reader, scene.issue, (*person)->id).value();
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].kind, "report");
  EXPECT_EQ(events[1].meaning, "about_reader");
}

TEST(TakeReturned, StrikesNobodyForWhatIsAboutUsOrLater) {
  struct Case {
    const char* why;
    const char* status;
    const char* diagnostic;
    const char* action;
  };
  const Case kCases[] = {
      {"spam", "5.2.0", "550 5.2.0 Mail rejete. ofr_506 [506]", "failed"},
      {"a full mailbox with the code of unknown people", "5.1.1",
       "552 5.1.1 Boite du destinataire pleine OFR_417", "failed"},
      {"our address", "4.0.0", "550 Adresse IP source bloquee OFR006_102", "failed"},
      {"policy, in a library's eyes permanent", "5.7.1", "550 5.7.1 user unknown by policy",
       "failed"},
      {"our sender unknown", "5.1.0", "550 5.1.0 Sender user unknown", "failed"},
      {"still tried", "4.4.1", "450 4.1.1 user unknown", "delayed"},
      {"relayed", "2.0.0", "250 ok", "relayed"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    ReturnScene scene(1, "orange.fr");
    const auto as = scene.take(report(scene.envelope(0, "orange.fr"), "lecteur0@orange.fr",
                                      c.status, c.diagnostic, c.action));
    EXPECT_NE(as, ReturnedAs::taken_off);
    EXPECT_EQ(scene.state_of(0, "orange.fr"), SubscriptionState::active);
  }
}

TEST(TakeReturned, BelievesNoForgedReport) {
  ReturnScene scene(2);
  const std::string said = "550 5.1.1 unknown";
  const std::string forged =
      fmt::format("rebonds+{}.0123456789abcdef@lettre.example.org", scene.delivery_of(1).value);
  EXPECT_EQ(scene.take(report(forged, "lecteur1@exemple.net", "5.1.1", said)), ReturnedAs::filed);
  EXPECT_EQ(scene.take(report("lettre@exemple.fr", "lecteur1@exemple.net", "5.1.1", said)),
            ReturnedAs::filed)
      << "the text alone proves nothing";
  EXPECT_EQ(scene.state_of(1), SubscriptionState::active);
}

TEST(TakeReturned, TakesAnOutageForAnOutage) {
  ReturnScene scene(40);
  int taken_off = 0;
  for (int i = 0; i < 30; ++i) {
    const auto as = scene.take(report(scene.envelope(i), fmt::format("lecteur{}@exemple.net", i),
                                      "5.1.1", "550 5.1.1 does not exist"));
    taken_off += as == ReturnedAs::taken_off ? 1 : 0;
  }
  EXPECT_LE(taken_off, 8) << "a fifth of the readers at most";
}

TEST(TakeReturned, LeavesAbsencesAndShowsDeparturesAndPeople) {
  ReturnScene scene(1);
  const auto mail = [&](const std::string& headers, const std::string& text) {
    return "Delivered-To: " + scene.envelope(0) + "\r\nFrom: a@exemple.net\r\n" + headers +
           "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
  };
  EXPECT_EQ(
      scene.take(mail("Subject: Absence\r\nAuto-Submitted: auto-replied", "De retour lundi.")),
      ReturnedAs::filed);
  EXPECT_EQ(scene.take(mail("Subject: =?utf-8?q?R=C3=A9ponse_automatique=C2=A0:_R?=", "Bonjour")),
            ReturnedAs::filed);
  EXPECT_EQ(scene.take(mail("Subject: Re: N", "Madame Exemple a quitté ses fonctions.")),
            ReturnedAs::for_a_person);
  EXPECT_EQ(scene.take(mail("Subject: Re: N", "Merci de me désinscrire de votre liste.")),
            ReturnedAs::for_a_person);
  EXPECT_EQ(scene.take(mail("Subject: Bravo", "Très bon numéro.")), ReturnedAs::for_a_person);
  EXPECT_EQ(scene.state_of(0), SubscriptionState::active);
}

TEST(TakeReturned, ObeysTheAdvertisedMailtoAndComplaints) {
  ReturnScene scene(2);
  store::Reader reader = scene.db.reader();
  const auto person = store::subscriber_by_email(reader, "resonances", "lecteur0@exemple.net");
  EXPECT_EQ(scene.take("To: desinscription@exemple.fr\r\nFrom: x@y.fr\r\nSubject: desinscription " +
                       (*person)->token + "\r\n\r\n"),
            ReturnedAs::taken_off);
  EXPECT_EQ(scene.state_of(0), SubscriptionState::left);
  EXPECT_EQ(scene.take("Delivered-To: " + scene.envelope(1) +
                       "\r\nFrom: fbl@signal-spam.fr\r\nSubject: plainte\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: multipart/report; report-type=feedback-report; "
                       "boundary=\"b\"\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n"
                       "Feedback-Type: abuse\r\nVersion: 1\r\n\r\n--b--\r\n"),
            ReturnedAs::taken_off);
  EXPECT_EQ(scene.state_of(1), SubscriptionState::left);
}

TEST(TakeReturned, StandsWhatIsHugeNestedOrNoMail) {
  ReturnScene scene(1);
  EXPECT_NE(scene.take(std::string(5 << 20, 'a')), ReturnedAs::taken_off);
  std::string nested = "Content-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n";
  for (int i = 0; i < 3000; ++i) {
    nested +=
        fmt::format("--b{}\r\nContent-Type: multipart/mixed; boundary=\"b{}\"\r\n\r\n", i, i + 1);
  }
  EXPECT_EQ(scene.take(nested), ReturnedAs::for_a_person);
  EXPECT_NE(scene.take(""), ReturnedAs::taken_off);
  std::string many = report(scene.envelope(0), "autre@exemple.net", "5.1.1", "550 5.1.1 unknown");
  const std::string more = "\r\nFinal-Recipient: rfc822; tiers@exemple.net\r\nAction: failed\r\n";
  many.insert(many.find("\r\n--b\r\nContent-Type: text/rfc822"), more);
  EXPECT_NE(scene.take(many), ReturnedAs::taken_off) << "names others than the envelope";
  EXPECT_EQ(scene.state_of(0), SubscriptionState::active);
}

TEST(TakeReturns, MovesWhatItUnderstoodAndReadsNothingTwice) {
  ReturnScene scene(1);
  const vigie::test::TemporaryFolder folder;
  scene.config.mail.returns = folder.path();
  std::filesystem::create_directories(folder.path() / "new");
  const std::string bytes =
      report(scene.envelope(0), "lecteur0@exemple.net", "5.1.1", "550 5.1.1 unknown");
  vigie::test::write_file(folder.path() / "new/1.host", bytes);
  const auto first = take_returns(scene.db, scene.config, scene.clock.now());
  ASSERT_TRUE(first) << first.error().detail;
  EXPECT_EQ(first->read, 1);
  EXPECT_EQ(first->taken_off, 1);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "cur/1.host:2,S"));
  EXPECT_EQ(take_returns(scene.db, scene.config, scene.clock.now())->read, 0);
  vigie::test::write_file(folder.path() / "new/1.host", bytes);
  EXPECT_EQ(take_returns(scene.db, scene.config, scene.clock.now())->taken_off, 0) << "known";
}

}  // namespace
}  // namespace vigie::app
