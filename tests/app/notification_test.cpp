// SPDX-License-Identifier: EUPL-1.2
// Messages from the program to one person: reminders of duty weeks and the weekly digest, to a real
// SMTP server and into a real folder, as the lane of mail sends them.
#include "app/job_list.hpp"
#include "app/readers/followers.hpp"
#include "app/rota/reminders.hpp"
#include "app/setup/digest.hpp"
#include "ingest_fixture.hpp"
#include "mailing/retry.hpp"
#include "net/outbox_mailer.hpp"
#include "net/smtp_mailer.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "support/fixture.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDay = kDaySeconds;

class Notifications : public IngestTest {
 protected:
  Notifications() {
    config_.web.public_url = "https://vigie.example.org";
    config_.mail.from = "veille@example.org";
    config_.mail.list_domain = "example.org";
  }
  void add_curator(CentreId centre, const std::string& name) {
    auto tx = db_.begin();
    const auto id =
        store::add_curator(*tx, {centre, name + "@example.org", "Élise " + name, "hash"}, kMorning);
    ASSERT_TRUE(id) << id.error().detail;
    ASSERT_TRUE(tx->commit());
  }
  /// The centre is on duty in the week after kMorning's.
  void plan_duty(const std::string& centre) {
    auto tx = db_.begin();
    ASSERT_TRUE(store::put_reminder(*tx, 1, 7));
    ASSERT_TRUE(store::put_reminder(*tx, 2, 1));
    const auto plan = store::add_plan(*tx, {}, {Origin::program, {}, kMorning});
    ASSERT_TRUE(plan);
    ASSERT_TRUE(store::put_turn(*tx, *plan, {monday_of(paris_day(kMorning)) + 7, centre}));
    ASSERT_TRUE(tx->commit());
  }
  /// What the lane would find to do.
  bool owed(Instant now) {
    auto reader = db_.reader();
    for (const Job& job : job_list()) {
      if (job.lane != Lane::mail_out || job.lock != "notify") continue;
      if (job.name == kFollowersJob) continue;  // looks for readers every morning
      const auto outlook = job.look(reader, config_, now);
      EXPECT_TRUE(outlook) << outlook.error().detail;
      if (outlook && outlook->due) return true;
    }
    return false;
  }
  /// One turn of the lane: how many messages left.
  int send(net::Mailer& mailer, Instant now) {
    plan(now);
    const auto report =
        send_notifications(db_, config_, notification_kinds(), mailer, now, [] { return false; });
    EXPECT_TRUE(report) << report.error().detail;
    return report ? report->sent : -1;
  }
  /// What the jobs that plan find due, with its row of a run.
  void plan(Instant now) {
    auto reader = db_.reader();
    for (const Job& job : job_list()) {
      if (job.name != "reminders" && job.name != kDigestJob) continue;
      const auto outlook = job.look(reader, config_, now);
      ASSERT_TRUE(outlook) << outlook.error().detail;
      if (!outlook->due) continue;
      const auto planned =
          job.name == kDigestJob ? plan_digests(db_, now) : plan_reminders(db_, now);
      ASSERT_TRUE(planned) << planned.error().detail;
      auto tx = db_.begin();
      const auto run = store::begin_run(*tx, job.name, now);
      ASSERT_TRUE(run) << run.error().detail;
      store::JobRun done;
      done.id = *run;
      done.ended_at = now;
      done.outcome = JobOutcome::done;
      ASSERT_TRUE(store::end_run(*tx, done));
      ASSERT_TRUE(tx->commit());
    }
  }
  std::string states() {
    std::string all;
    auto reader = db_.reader();
    auto query = reader.prepare("SELECT state FROM notification ORDER BY id");
    EXPECT_TRUE(query.each([&](const store::Statement& row) { all += row.text(0) + " "; }));
    return all;
  }
  net::SmtpMailer to_sink() { return net::SmtpMailer({sink_.url(), "", "", "none", "localhost"}); }

  config::VigieConfig config_;
  test::SmtpSink sink_;
};

TEST_F(Notifications, RemindsThePeopleOfTheCentreOnDutyOnceADelay) {
  const CentreId centre = add_centre("irev");
  add_curator(centre, "martin");
  add_curator(add_centre("oriv"), "durand");
  plan_duty("irev");
  auto mailer = to_sink();
  EXPECT_TRUE(owed(kMorning));
  EXPECT_EQ(send(mailer, kMorning), 1);
  EXPECT_FALSE(owed(kMorning));
  EXPECT_EQ(send(mailer, kMorning), 0) << "never twice";
  ASSERT_EQ(sink_.messages().size(), 1U);
  const auto message = sink_.messages()[0];
  EXPECT_EQ(message.to, "martin@example.org");
  EXPECT_EQ(message.from, "veille@example.org");
  EXPECT_NE(message.bytes.find("Auto-Submitted: auto-generated"), std::string::npos);
  EXPECT_NE(message.bytes.find("est de panorama la semaine du 18 au 22 janvier 2027"),
            std::string::npos)
      << message.bytes;
  // The eve has a reminder of its own.
  EXPECT_EQ(send(mailer, kMorning + 2 * kDay), 1);
}

TEST_F(Notifications, OwesAReminderAsLongAsTheServerIsAway) {
  add_curator(add_centre("irev"), "martin");
  plan_duty("irev");
  test::SmtpSink::Manners away;
  away.greeting = "421 4.3.2 en maintenance";
  sink_.behave(away);
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 0);
  EXPECT_TRUE(owed(kMorning));
  sink_.behave({});
  EXPECT_EQ(send(mailer, kMorning), 1);
  EXPECT_EQ(sink_.messages().size(), 1U);
}

TEST_F(Notifications, WritesNobodyTwiceWhenTheAnswerIsLost) {
  add_curator(add_centre("irev"), "martin");
  plan_duty("irev");
  test::SmtpSink::Manners mute;
  mute.cut_after_dot = true;
  sink_.behave(mute);
  auto mailer = to_sink();
  send(mailer, kMorning);
  sink_.behave({});
  send(mailer, kMorning);
  EXPECT_EQ(sink_.messages().size(), 1U);
}

TEST_F(Notifications, SaysWhatBecameOfAMessageWhoseSenderWasKilled) {
  add_curator(add_centre("irev"), "martin");
  plan_duty("irev");
  plan(kMorning);
  execute("UPDATE notification SET state = 'handed', handed_at = 1");
  EXPECT_TRUE(owed(kMorning));
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 0);
  EXPECT_EQ(states(), "uncertain ");
  EXPECT_TRUE(sink_.messages().empty()) << "it may have left";
  EXPECT_FALSE(owed(kMorning + 60));
}

TEST_F(Notifications, AreOneAKindASubjectAndAPerson) {
  const CentreId centre = add_centre("irev");
  add_curator(centre, "martin");
  const auto ask = [&](std::string_view kind, std::string_view subject, const Addressee& to) {
    auto tx = db_.begin();
    const auto fresh = notify(*tx, kind, subject, to, kMorning);
    EXPECT_TRUE(fresh) << fresh.error().detail;
    EXPECT_TRUE(tx->commit());
    return fresh && *fresh;
  };
  EXPECT_TRUE(ask("invitation", "7", {.address = "a@example.org", .name = "A"}));
  EXPECT_FALSE(ask("invitation", "7", {.address = "A@example.org"})) << "case says nothing";
  EXPECT_TRUE(ask("invitation", "8", {.address = "a@example.org"}));
  EXPECT_TRUE(ask("reset", "7", {.address = "a@example.org"}));
  EXPECT_TRUE(ask("reset", "7", {.curator = CuratorId{1}}));
  EXPECT_FALSE(ask("reset", "7", {.curator = CuratorId{1}}));
}

TEST_F(Notifications, SayNothingThatIsNoLongerTrueWhenTheyLeave) {
  add_curator(add_centre("irev"), "martin");
  add_curator(add_centre("oriv"), "durand");
  plan_duty("irev");
  plan(kMorning);
  execute("UPDATE duty_turn SET centre_id = 2");
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 1);
  EXPECT_EQ(sink_.messages().at(0).to, "durand@example.org");
  EXPECT_EQ(states(), "cancelled sent ");
}

TEST_F(Notifications, DoNotGoToAClosedAccount) {
  add_curator(add_centre("irev"), "martin");
  plan_duty("irev");
  plan(kMorning);
  execute("UPDATE curator SET disabled_at = 1");
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 0);
  EXPECT_EQ(states(), "cancelled ");
}

TEST_F(Notifications, StopAskingAServerThatIsAway) {
  const CentreId centre = add_centre("irev");
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) add_curator(centre, name);
  plan_duty("irev");
  test::SmtpSink::Manners away;
  away.greeting = "421 4.3.2 en maintenance";
  sink_.behave(away);
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 0);
  EXPECT_EQ(sink_.connections(), kAwayMax);
}

// ── the weekly digest ──────────────────────────────────────────────────────────────────────────

/// A centre with a feed that is gone, one that fails for days and one that is well; another centre
/// where all is well.
class Digest : public Notifications {
 protected:
  Digest() {
    const CentreId irev = add_centre("irev");
    const CentreId oriv = add_centre("oriv");
    add_curator(irev, "martin");
    add_curator(irev, "petit");
    add_curator(oriv, "durand");
    test::OriginReply gone;
    gone.status = 410;
    reply_with("gone", gone);
    publish("fine", rss({{"Un titre", "https://a.fr/1", "Texte."}}));
    add_source("gone", irev);
    add_source_at("http://127.0.0.1:1/", "away", irev);
    add_source("fine", oriv);
    for (const std::int64_t at : {kDay * 0, kDay, 3 * kDay}) {
      EXPECT_TRUE(try_poll({true, ""}, kMorning + at));
    }
  }
  /// Monday 18 January 2027, 07:00 in Paris.
  static constexpr Instant kMonday{1'800'000'000 + 3 * kDay - 2 * kHourSeconds};
};

TEST_F(Digest, TellsEachCentreOnceAWeekAndOnlyWhatNeedsALook) {
  const vigie::test::TemporaryFolder outbox;
  net::OutboxMailer mailer(outbox.path());
  EXPECT_TRUE(owed(kMonday));
  EXPECT_EQ(send(mailer, kMonday), 2) << "two people of one centre";
  EXPECT_FALSE(owed(kMonday));
  EXPECT_FALSE(owed(kMonday + 6 * kDay)) << "nothing more this week";
  EXPECT_EQ(send(mailer, kMonday + kDay), 0);
  EXPECT_TRUE(owed(kMonday + 7 * kDay));
  EXPECT_EQ(send(mailer, kMonday + 7 * kDay), 2);
  std::size_t files = 0;
  std::string bytes;
  for (const auto& entry : fs::directory_iterator(outbox.path())) {
    ++files;
    bytes = vigie::test::read_file(entry.path());
    EXPECT_EQ(bytes.find("durand"), std::string::npos) << "all is well there";
  }
  EXPECT_EQ(files, 4U);
}

TEST_F(Digest, SaysInFrenchWhatIsWrongSinceWhenAndWhatToDo) {
  auto mailer = to_sink();
  ASSERT_EQ(send(mailer, kMonday), 2);
  std::string text = sink_.messages().at(0).bytes;
  // Soft line breaks of quoted-printable.
  for (std::size_t at; (at = text.find("=\r\n")) != std::string::npos;) text.erase(at, 3);
  for (const char* part :
       {"Disparues", "Journal gone", "(410)", "Cherchez sur son site", "En =C3=A9chec",
        "Journal away", "depuis le 15 janvier 2027", "https://vigie.example.org/sources/1",
        "https://vigie.example.org/sources\r\n"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  EXPECT_EQ(text.find("vigie sources"), std::string::npos) << "curators have no terminal";
  EXPECT_EQ(text.find("vigie feed"), std::string::npos) << "curators have no terminal";
  EXPECT_EQ(text.find("Journal fine"), std::string::npos);
}

TEST_F(Digest, WaitsForMondayMorningAndForTheMailServer) {
  EXPECT_FALSE(owed(kMonday - 2 * kHourSeconds)) << "five in the morning";
  test::SmtpSink::Manners away;
  away.greeting = "421 4.3.2 en maintenance";
  sink_.behave(away);
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMonday), 0);
  EXPECT_TRUE(owed(kMonday + kDay));
  sink_.behave({});
  EXPECT_EQ(send(mailer, kMonday + kDay), 2);
  EXPECT_FALSE(owed(kMonday + kDay));
}

TEST_F(Digest, OwesWhatTheServerPutOffAfterTheWholeMessage) {
  test::SmtpSink::Manners later;
  later.at_dot = "451 4.3.0 plus tard";
  sink_.behave(later);
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMonday), 0);
  EXPECT_FALSE(owed(kMonday + 30));
  EXPECT_TRUE(owed(kMonday + 60));
  sink_.behave({});
  EXPECT_EQ(send(mailer, kMonday + 30), 0) << "it said later";
  EXPECT_EQ(send(mailer, kMonday + 60), 2);
  EXPECT_EQ(send(mailer, kMonday + 120), 0);
  EXPECT_FALSE(owed(kMonday + 120));
  EXPECT_EQ(sink_.messages().size(), 2U);
}

TEST_F(Digest, TriesAnAddressThatIsRefusedForGoodOnce) {
  test::SmtpSink::Manners unknown;
  unknown.at_rcpt = "550 5.1.1 inconnu";
  unknown.bad_reader = "martin@example.org";
  sink_.behave(unknown);
  {
    auto mailer = to_sink();
    EXPECT_EQ(send(mailer, kMonday), 1) << "the other one's";
  }
  EXPECT_FALSE(owed(kMonday + 30));
  const int connections = sink_.connections();
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMonday + kDay), 0);
  EXPECT_EQ(sink_.connections(), connections);
}

TEST_F(Digest, GivesUpWhereTheServerAlwaysSaysLater) {
  test::SmtpSink::Manners later;
  later.at_rcpt = "450 4.2.2 boîte pleine";
  later.bad_reader = "petit@example.org";
  sink_.behave(later);
  for (Instant at = kMonday; at - kMonday < 6 * kDay; at = at + kHourSeconds / 4) {
    auto mailer = to_sink();  // as each round makes its own
    send(mailer, at);
  }
  EXPECT_FALSE(owed(kMonday + 6 * kDay - 1));
  EXPECT_EQ(sink_.connections(), mailing::kAttemptsMax);
  ASSERT_EQ(sink_.messages().size(), 1U);
  EXPECT_EQ(sink_.messages()[0].to, "martin@example.org");
}

TEST_F(Digest, LeavesWhateverTheTitleOfASourceHolds) {
  execute("UPDATE source SET title = 'Journal %%promo%%' WHERE id = 1");
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMonday), 2);
  EXPECT_NE(sink_.messages().at(0).bytes.find("Journal %%promo%%"), std::string::npos);
}

TEST_F(Digest, LeavesForEverybodyButAnAddressThatIsNone) {
  execute("UPDATE curator SET email = 'aaa@pole.example.org,' WHERE email LIKE 'martin@%'");
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMonday), 1);
  EXPECT_EQ(sink_.messages().at(0).to, "petit@example.org");
  EXPECT_TRUE(owed(kMonday + 60));
  execute("UPDATE curator SET email = 'aaa@pole.example.org' WHERE email LIKE 'aaa@%'");
  EXPECT_EQ(send(mailer, kMonday + 60), 1) << "corrected in between";
  EXPECT_FALSE(owed(kMonday + 60));
}

TEST_F(Notifications, RemindsEverybodyButAnAddressThatIsNone) {
  const CentreId centre = add_centre("irev");
  add_curator(centre, "martin");
  add_curator(centre, "petit");
  plan_duty("irev");
  execute("UPDATE curator SET email = 'aaa@pole.example.org,' WHERE email LIKE 'martin@%'");
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, kMorning), 1);
  EXPECT_FALSE(owed(kMorning + 30)) << "not at every round";
  EXPECT_TRUE(owed(kMorning + 60));
}

TEST_F(Notifications, SendsNoDigestWhereAllIsWell) {
  const CentreId centre = add_centre("irev");
  add_curator(centre, "martin");
  publish("fine", rss({{"Un titre", "https://a.fr/1", "Texte."}}));
  add_source("fine", centre);
  poll_all();
  auto mailer = to_sink();
  EXPECT_EQ(send(mailer, now_), 0);
  EXPECT_TRUE(sink_.messages().empty());
}

}  // namespace
}  // namespace vigie::app
