// SPDX-License-Identifier: EUPL-1.2
// Newsletters as sources: from a Maildir to a desk. One letter delivered three times, read again
// and moved is one article; a confirmation is for people; nothing in a mail is fetched.
#include "app/source/newsletters.hpp"

#include "app/job_list.hpp"
#include "app/setup/sources.hpp"
#include "ingest_fixture.hpp"
#include "store/people/curator_repo.hpp"
#include "store/source/mail_repo.hpp"
#include "support/fixture.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

class Newsletters : public IngestTest {
 protected:
  Newsletters() {
    config_.web.public_url = "https://vigie.example.org";
    config_.mail.inbox = folder_.path() / "Maildir";
    config_.mail.sources_address = "veille@exemple.fr";
    for (const char* part : {"new", "cur", "tmp"}) {
      fs::create_directories(config_.mail.inbox / part);
    }
    by_.curator.centre = add_centre("irev");
    auto tx = db_.begin();
    by_.curator.id = *store::add_curator(
        *tx, {by_.curator.centre, "ines@irev.example", "Inès", "hash"}, kMorning);
    EXPECT_TRUE(tx->commit());
    by_.grants = {{Role::curator, by_.curator.centre}};
    const auto source = add_mail_source(db_, by_, entropy_, "La lettre du mardi", kMorning);
    EXPECT_TRUE(source) << source.error().detail;
    source_ = *source;
    address_ = address_of_source(config_.mail.sources_address,
                                 text("SELECT mail_token FROM source WHERE mail_token <> ''"));
  }

  std::string letter(const std::string& id, const std::string& subject) {
    return "Delivered-To: " + address_ +
           "\r\nFrom: La Gazette <lettre@gazette.example>\r\nTo: abonnes@gazette.example\r\n"
           "Subject: " +
           subject + "\r\nMessage-ID: <" + id +
           "@gazette.example>\r\nDate: Fri, 15 Jan 2027 07:30:00 +0100\r\n"
           "Content-Type: text/html; charset=utf-8\r\n\r\n<p>" +
           long_text("Un centre de santé") + "</p><img src=\"" + origin_.url("/pixel") +
           "\"><a href=\"" + origin_.url("/page") + "\">Lire la suite</a>\r\n";
  }
  void deliver(const std::string& file, const std::string& mail) {
    vigie::test::write_file(config_.mail.inbox / "new" / file, mail);
  }
  MailIntake take() {
    const auto intake = take_mails(db_, config_, entropy_, now_);
    EXPECT_TRUE(intake) << intake.error().detail;
    return intake.value_or(MailIntake{});
  }

  vigie::test::TemporaryFolder folder_;
  config::VigieConfig config_;
  Visitor by_;
  SourceId source_;
  std::string address_;
};

TEST_F(Newsletters, OneLetterHoweverOftenItComesIsOneArticleOnTheDesk) {
  for (const char* file : {"1.a", "2.b", "3.c"}) deliver(file, letter("42", "Lettre 42"));
  const MailIntake first = take();
  EXPECT_EQ(first.taken, 1);
  EXPECT_EQ(first.known, 2);
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM desk_item"), 1);
  EXPECT_EQ(text("SELECT title FROM article"), "Lettre 42");
  EXPECT_TRUE(text("SELECT url FROM article").starts_with("https://vigie.example.org/courriels/"));
  fs::rename(config_.mail.inbox / "cur/1.a:2,S", config_.mail.inbox / "new/9.z");  // moved back
  EXPECT_EQ(take().known, 1);
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article"), 1);
  EXPECT_TRUE(fs::is_empty(config_.mail.inbox / "new"));
}

TEST_F(Newsletters, NothingInALetterIsFetched) {
  deliver("1.a", letter("42", "Lettre 42"));
  take();
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM source_mail_link"), 1);
  EXPECT_TRUE(origin_.requests().empty()) << "neither the pixel nor the page";
}

TEST_F(Newsletters, AConfirmationIsForPeopleAndIsNoArticle) {
  deliver("1.a", letter("1", "Confirmez votre abonnement"));
  EXPECT_EQ(take().taken, 1);
  poll_all();
  EXPECT_EQ(count("SELECT count(*) FROM article"), 0);
  auto reader = db_.reader();
  const auto mails = store::mails_of_source(reader, source_);
  ASSERT_TRUE(mails);
  ASSERT_EQ(mails->size(), 1U);
  EXPECT_TRUE((*mails)[0].confirmation);
}

TEST_F(Newsletters, WhatNoSourceAskedForIsPutAsideAndCounted) {
  std::string strange = letter("7", "Ailleurs");
  strange.replace(strange.find(address_), address_.size(), "veille+inconnu@exemple.fr");
  deliver("1.a", strange);
  deliver("2.b", "pas un courriel");
  const MailIntake intake = take();
  EXPECT_EQ(intake.taken, 0);
  EXPECT_EQ(intake.strange, 2);
  EXPECT_TRUE(fs::is_empty(config_.mail.inbox / "new")) << "or it would be read for ever";
}

TEST_F(Newsletters, SilenceCountsAsThatOfAFeed) {
  deliver("1.a", letter("42", "Lettre 42"));
  take();
  poll_all();
  auto reader = db_.reader();
  const auto later = source_statuses(reader, "", now_ + 400 * kDaySeconds);
  ASSERT_TRUE(later);
  ASSERT_EQ(later->size(), 1U);
  EXPECT_EQ((*later)[0].state, SourceState::silent);
  EXPECT_TRUE((*later)[0].needs_a_look) << "told on Monday";
}

TEST_F(Newsletters, TheWordsOfALetterGoWithThoseOfTheFeeds) {
  deliver("1.a", letter("42", "Lettre 42"));
  take();
  auto tx = db_.begin();
  ASSERT_TRUE(store::forget_mail_bodies(*tx, now_ + kDaySeconds));
  ASSERT_TRUE(tx->commit());
  EXPECT_EQ(text("SELECT body_html FROM source_mail"), "");
  EXPECT_EQ(text("SELECT subject FROM source_mail"), "Lettre 42");
}

TEST_F(Newsletters, TheJobIsDueWhenSomethingWaits) {
  const auto due = [this] {
    auto reader = db_.reader();
    for (const Job& job : job_list()) {
      if (job.name == kNewslettersJob) return job.look(reader, config_, now_).value().due;
    }
    return false;
  };
  EXPECT_FALSE(due());
  deliver("1.a", letter("42", "Lettre 42"));
  EXPECT_TRUE(due());
}

TEST(SourceAddress, IsKnownAgainAmongTheRecipients) {
  EXPECT_EQ(address_of_source("veille@exemple.fr", "x7k2"), "veille+x7k2@exemple.fr");
  EXPECT_EQ(address_of_source("", "x7k2"), "");
  struct Case {
    std::string_view why;
    std::string recipient, token;
  };
  const Case cases[] = {{"ours", "veille+x7k2@exemple.fr", "x7k2"},
                        {"without a token", "veille@exemple.fr", ""},
                        {"an empty one", "veille+@exemple.fr", ""},
                        {"another domain", "veille+x7k2@evil.example", ""},
                        {"another box", "autre+x7k2@exemple.fr", ""}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(token_among("Veille@Exemple.fr", {"quelquun@ailleurs.fr", c.recipient}), c.token);
  }
}

}  // namespace
}  // namespace vigie::app
