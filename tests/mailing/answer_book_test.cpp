// SPDX-License-Identifier: EUPL-1.2
#include "mailing/answer_book.hpp"

#include <gtest/gtest.h>

#include <map>
#include <span>

#include "base/format.hpp"
#include "config/providers.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"

namespace vigie::mailing {
namespace {

AnswerBook shipped_book() {
  auto loaded = config::load_providers(vigie::test::source_dir() / "config/providers.toml");
  for (const auto& each : loaded.diagnostics) ADD_FAILURE() << each.line << ": " << each.message;
  auto book = AnswerBook::make(std::move(loaded.value));
  EXPECT_TRUE(book) << book.error().detail;
  return std::move(*book);
}

const AnswerBook& the_book() {
  static const AnswerBook book = shipped_book();
  return book;
}

std::string_view name_of(AnswerSubject subject) {
  constexpr std::string_view kNames[] = {
      "reader",     "mailbox_full", "greylisted", "later", "us_reputation", "us_auth",
      "us_content", "us_quota",     "us_login",   "relay", "challenge",     "autoreply"};
  return kNames[static_cast<std::size_t>(subject)];
}
std::string_view name_of(AnswerMeasure measure) {
  constexpr std::string_view kNames[] = {"refuse once hard", "retry until",    "slow provider",
                                         "pause all",        "show to person", "none"};
  return kNames[static_cast<std::size_t>(measure)];
}

MailPhase phase_of(std::string_view word) {
  if (word == "connect") return MailPhase::connect;
  if (word == "mail") return MailPhase::mail;
  if (word == "rcpt") return MailPhase::rcpt;
  if (word == "data") return MailPhase::data;
  if (word == "dsn") return MailPhase::report;
  return MailPhase::any;
}

/// Keys of the table that was handed over, where ours differ.
std::string our_key(const std::string& theirs) {
  static const std::map<std::string, std::string> kOurs{
      {"m365", "microsoft365"}, {"mib", "mailinblack"}, {"rbl", ""}, {"any", ""}, {"dsn", ""}};
  const auto found = kOurs.find(theirs);
  return found == kOurs.end() ? theirs : found->second;
}
std::string relay_host(const std::string& key) {
  static const std::map<std::string, std::string> kHosts{
      {"relay.ovh", "ssl0.ovh.net"},           {"relay.info", "mail.infomaniak.com"},
      {"relay.gandi", "mail.gandi.net"},       {"relay.lws", "mail1.lwspanel.com"},
      {"relay.orange", "smtp.orange.fr"},      {"relay.google", "smtp-relay.gmail.com"},
      {"relay.m365", "smtp.office365.com"},    {"relay.ses", "email-smtp.eu-west-3.amazonaws.com"},
      {"relay.sendgrid", "smtp.sendgrid.net"}, {"relay.brevo", "smtp-relay.brevo.com"},
      {"relay.mailjet", "in-v3.mailjet.com"},  {"relay.oci", "smtp.email.eu.oci.oraclecloud.com"}};
  const auto found = kHosts.find(key);
  return found == kHosts.end() ? "smtp.exemple.fr" : found->second;
}

TEST(AnswerBook, ReadsEachDocumentedAnswerAsItIsMeant) {
  const auto file = vigie::test::shared_dir() / "mail/providers.tsv";
  VIGIE_NEEDS_SHARED(file);
  const vigie::test::Table table = vigie::test::read_table(file);
  int read = 0;
  for (const auto& row : table.rows) {
    const auto cell = [&](std::string_view name) { return row.at(table.column(name)); };
    const std::string key = cell("provider").substr(0, cell("provider").find(':'));
    const std::string example = cell("example");
    SCOPED_TRACE(fmt::format("{} {}", key, example));
    ++read;
    if (key == "auto") {
      const auto reading = the_book().read_mail(example);
      EXPECT_TRUE(reading) << "a person?";
      if (!reading) continue;
      EXPECT_EQ(name_of(reading->subject), cell("meaning")) << reading->rule;
      EXPECT_EQ(name_of(reading->measure), cell("action")) << reading->rule;
      continue;
    }
    if (example.starts_with("Action:")) continue;  // a field of a report, not an answer
    const std::string relay = relay_host(key);
    const std::string provider = our_key(key);
    const bool ours = key.starts_with("relay");
    const std::string phase = cell("phase").substr(0, cell("phase").find(','));
    const AnswerReading reading =
        the_book().read(example, 0, {phase_of(phase), ours, relay, ours ? "" : provider});
    EXPECT_EQ(name_of(reading.subject), cell("meaning")) << reading.rule;
    EXPECT_EQ(name_of(reading.measure), cell("action")) << reading.rule;
  }
  EXPECT_GT(read, 300);
}

struct Spoken {
  const char* why;
  const char* answer;
  MailPhase phase;
  bool own_connection;
  const char* provider;
  AnswerSubject subject;
  AnswerMeasure measure;
};

void expect_all(std::span<const Spoken> cases) {
  for (const Spoken& c : cases) {
    SCOPED_TRACE(c.why);
    const AnswerReading reading =
        the_book().read(c.answer, 0, {c.phase, c.own_connection, "smtp.exemple.fr", c.provider});
    EXPECT_EQ(name_of(reading.subject), name_of(c.subject)) << reading.rule;
    EXPECT_EQ(name_of(reading.measure), name_of(c.measure)) << reading.rule;
  }
}

TEST(AnswerBook, ReadsOurRelayInFrench) {
  constexpr Spoken kCases[] = {
      {"the hour's quota", "450 4.7.1 Quota horaire dépassé : 200 messages", MailPhase::rcpt, true,
       "orange", AnswerSubject::quota, AnswerMeasure::pause_all},
      {"a quota said for good", "550 Domaine exemple.fr : limite d’envoi atteinte pour cette heure",
       MailPhase::rcpt, true, "", AnswerSubject::quota, AnswerMeasure::pause_all},
      {"a bare refusal of one", "450 4.7.1 <a@b.fr>: refus", MailPhase::rcpt, true, "",
       AnswerSubject::later, AnswerMeasure::slow_provider},
      {"a grey list", "450 4.7.1 <a@b.fr>: liste grise, revenez dans 5 minutes", MailPhase::rcpt,
       true, "", AnswerSubject::greylisted, AnswerMeasure::retry},
      {"a full box", "452 4.2.2 <a@b.fr>: boîte pleine", MailPhase::rcpt, true, "",
       AnswerSubject::mailbox_full, AnswerMeasure::retry},
      {"its disk", "452 4.3.1 Insufficient system storage", MailPhase::mail, true, "",
       AnswerSubject::relay, AnswerMeasure::pause_all},
      {"our password", "535 5.7.8 Identifiants refusés", MailPhase::connect, true, "",
       AnswerSubject::login, AnswerMeasure::pause_all},
      {"an unknown person, on five lines",
       "550-5.1.1 The email account that you tried to reach does not exist. Please try\n"
       "550-5.1.1 double-checking the recipient's email address for typos or\n"
       "550-5.1.1 unnecessary spaces. Learn more at\n550 5.1.1  https://exemple.fr - gsmtp",
       MailPhase::rcpt, true, "google", AnswerSubject::reader, AnswerMeasure::refuse},
      {"nothing that anybody documented", "554 5.9.9 bloub", MailPhase::data, true, "",
       AnswerSubject::content, AnswerMeasure::show}};
  expect_all(kCases);
}

TEST(AnswerBook, LetsTheTextBeatTheCodes) {
  constexpr Spoken kCases[] = {
      {"Orange, full, with the code of unknown people",
       "552 5.1.1 Boîte du destinataire pleine. Recipient overquota OFR_417 [417]",
       MailPhase::report, false, "orange", AnswerSubject::mailbox_full, AnswerMeasure::retry},
      {"La Poste, disabled, with the code of later",
       "450 4.2.1 <a@laposte.net>: this mailbox is inactive and has been disabled",
       MailPhase::report, false, "laposte", AnswerSubject::reader, AnswerMeasure::refuse},
      {"Orange, spam, in lower case", "550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]",
       MailPhase::report, false, "orange", AnswerSubject::content, AnswerMeasure::slow_provider},
      {"SFR, the sender unknown is ours", "550 5.1.0 Sender user unknown", MailPhase::report, false,
       "sfr", AnswerSubject::authentication, AnswerMeasure::pause_all},
      {"5.7.x is never a strike", "550 5.7.1 user unknown to our security policy",
       MailPhase::report, false, "", AnswerSubject::content, AnswerMeasure::slow_provider},
      {"not a block list", "550 Utilisateur non recensé dans le carnet d'adresses public",
       MailPhase::report, false, "", AnswerSubject::reader, AnswerMeasure::refuse},
      {"a mail to ourselves in between",
       "554 5.0.0 host mx.free.fr[192.0.2.1] said: 550 spam detected (in reply to end of DATA "
       "command)",
       MailPhase::report, false, "", AnswerSubject::content, AnswerMeasure::slow_provider}};
  expect_all(kCases);
}

TEST(AnswerBook, KnowsWhoIsQuoted) {
  const auto reading = the_book().read(
      "550 5.1.1 host smtp-in.orange.fr[193.252.22.65] said: 552 5.1.1 <a@orange.fr> Boite pleine "
      "OFR_417 (in reply to RCPT TO command)",
      0, {MailPhase::rcpt, true, "smtp.exemple.fr", ""});
  EXPECT_EQ(reading.provider, "orange");
  EXPECT_EQ(reading.text.code, 552);
  EXPECT_EQ(reading.subject, AnswerSubject::mailbox_full);
}

TEST(AnswerBook, StrikesNobodyWithoutItsTable) {
  const auto book = AnswerBook::make({});
  ASSERT_TRUE(book);
  const AnswerPlace place{MailPhase::rcpt, true, "", ""};
  EXPECT_EQ(book->read("550 5.1.1 inconnu", 550, place).subject, AnswerSubject::reader);
  EXPECT_EQ(book->read("550 utilisateur inconnu", 550, place).measure, AnswerMeasure::show);
  EXPECT_EQ(book->read("550 5.7.1 inconnu", 550, place).measure, AnswerMeasure::slow_provider);
  EXPECT_FALSE(book->read("550 5.1.1 inconnu", 550, place).documented);
  EXPECT_EQ(book->read("", 0, place).measure, AnswerMeasure::retry);
}

TEST(AnswerBook, SaysWhichExpressionItCannotRead) {
  MailProvider provider;
  provider.key = "tous";
  provider.rules.push_back({.phases = {}, .codes = {}, .enhanced = {}, .words = "(", .line = 12});
  const auto book = AnswerBook::make({provider});
  ASSERT_FALSE(book);
  EXPECT_NE(book.error().sentence.find("ligne 12"), std::string::npos);
}

TEST(AnswerBook, ReadsAHugeLineInTime) {
  const std::string huge = "550 5.7.1 " + std::string(5 << 20, 'a');
  EXPECT_EQ(the_book().read(huge, 0, {MailPhase::report, false, "", "orange"}).text.code, 550);
}

TEST(AnswerBook, TellsPeopleFromMachines) {
  const auto reading = the_book().read_mail(
      "Subject: Réponse automatique\u00a0: Résonances n° 87\nFrom: a@exemple.fr\n\nBonjour,");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->subject, AnswerSubject::autoreply);
  EXPECT_FALSE(the_book().read_mail("Subject: Votre dernier numéro\n\nMerci, très utile."));
}

}  // namespace
}  // namespace vigie::mailing
