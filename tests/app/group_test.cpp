// SPDX-License-Identifier: EUPL-1.2
// Working groups by themselves: calendars are read, members are told before a meeting, once.
#include <gtest/gtest.h>

#include "app/group/group_mail.hpp"
#include "app/group/groups.hpp"
#include "app/job_list.hpp"
#include "app/jobs/notification.hpp"
#include "base/format.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

class KeptGroupMail final : public net::Mailer {
 public:
  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    if (!hand_over()) return {};
    sent.emplace_back(std::string(mail.envelope_to), std::string(mail.bytes));
    return {net::Handover::Outcome::answered, 250, "250 ok"};
  }
  std::vector<std::pair<std::string, std::string>> sent;
};

/// Answers one page to whatever it is asked.
class OneCalendar final : public net::HttpGetter {
 public:
  OneCalendar(const HttpAnswer& page, int& asked) : page_(&page), asked_(&asked) {}
  void run(const Next& next, const Done& done) override {
    while (auto request = next()) {
      ++*asked_;
      HttpAnswer answer = *page_;
      answer.token = request->token;
      done(std::move(answer));
    }
  }

 private:
  const HttpAnswer* page_;
  int* asked_;
};

class Groups : public testing::Test {
 protected:
  Groups() {
    config.web.public_url = "https://vigie.example";
    config.mail.from = "vigie@exemple.fr";
    config.mail.list_domain = "exemple.fr";
    sample.run(
        "INSERT OR IGNORE INTO theme (code, label, valid_from) "
        "VALUES ('sante', 'Santé', '2020-01-01')");
    group = *open_group(
        sample.db(), sample.aicha(),
        {.name = "Santé", .theme = "sante", .calendar = "https://agenda.example/sante.ics"}, now);
    EXPECT_TRUE(join_group(sample.db(), sample.aicha(), group, true, now));
    EXPECT_TRUE(join_group(sample.db(), sample.chloe(), group, true, now));
  }
  void meets(Instant at) {
    const store::Meeting meeting{.group = group, .place = "Cergy", .starts_at = at};
    EXPECT_TRUE(add_meeting(sample.db(), sample.aicha(), meeting, now));
  }
  void relay(std::string_view title, Instant at) {
    const StoryId story = sample.story({});
    sample.tag(story, "theme", "sante", "Santé", "maison de santé");
    sample.run(fmt::format(
        "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
        "media, author, note, publish_at, changed_by, changed_at) SELECT 'k{0}', {0}, max(id), 1, "
        "1, '{1}', 'https://a.example/{0}', 'Le Média', '', 'Une note.', {2}, 1, {2} FROM article",
        story.value, title, at.seconds));
    sample.run(
        "UPDATE panorama_item SET state = 'published', published_at = publish_at "
        "WHERE state = 'scheduled'");
  }
  std::vector<std::pair<std::string, std::string>> mails(Instant at) {
    clock.set(at);
    JobPorts ports{.db = std::move(sample.db()),
                   .config = config,
                   .clock = clock,
                   .entropy = entropy,
                   .make_getter = {},
                   .make_mailer = {}};
    EXPECT_TRUE(run_group_digests(ports, [] { return false; }));
    sample.db() = std::move(ports.db);
    KeptGroupMail mailer;
    EXPECT_TRUE(send_notifications(sample.db(), config, notification_kinds(), mailer, at,
                                   [] { return false; }));
    return mailer.sent;
  }
  void read_calendars(const HttpAnswer& page) {
    JobPorts ports{.db = std::move(sample.db()),
                   .config = config,
                   .clock = clock,
                   .entropy = entropy,
                   .make_getter = [&]() -> Result<std::unique_ptr<net::HttpGetter>> {
                     return std::make_unique<OneCalendar>(page, asked);
                   },
                   .make_mailer = {}};
    store::Reader reader = ports.db.reader();
    if (look_for_group_calendars(reader, config, clock.now())->due) {
      EXPECT_TRUE(run_group_calendars(ports, [] { return false; }));
    }
    ports.getter.reset();
    sample.db() = std::move(ports.db);
  }
  static HttpAnswer page(int status, std::string body) {
    HttpAnswer answer;
    answer.transfer = Transfer::answered;
    answer.status = status;
    answer.body = std::move(body);
    return answer;
  }
  static std::string calendar(std::string_view start) {
    return fmt::format(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u@x\r\nSUMMARY:Réunion du "
        "groupe\r\nDTSTART:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        start);
  }
  std::int64_t meetings() { return sample.number("SELECT count(*) FROM working_group_meeting"); }

  Instant now = test::kSampleNow;
  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  test::FakeClock clock{test::kSampleNow};
  test::SeededEntropy entropy;
  config::VigieConfig config;
  GroupId group;
  int asked = 0;
};

TEST_F(Groups, TellMembersWhatCameSinceTheLastMeetingOnceAndTwoDaysAhead) {
  meets(now + 1);  // the last one
  meets(now + 10 * kDaySeconds);
  relay("Avant la dernière réunion", now - kDaySeconds);
  relay("Une maison de santé ouvre", now + kDaySeconds);
  EXPECT_TRUE(write_group_note(sample.db(), sample.chloe(), group, "Lire le rapport.", now + 2));
  EXPECT_TRUE(mails(now + 7 * kDaySeconds).empty()) << "three days ahead";
  const auto sent = mails(now + 8 * kDaySeconds);
  ASSERT_EQ(sent.size(), 2U);
  const std::string& bytes = sent.front().second;
  EXPECT_NE(bytes.find("Une maison de sant"), std::string::npos) << bytes;
  EXPECT_EQ(bytes.find("Avant la derni"), std::string::npos);
  EXPECT_NE(bytes.find("Lire le rapport."), std::string::npos);
  EXPECT_NE(bytes.find("Cergy"), std::string::npos);
  EXPECT_TRUE(mails(now + 9 * kDaySeconds).empty()) << "nobody twice";
}

TEST_F(Groups, TellNobodyOfAMeetingThatIsOffOrOfAGroupThatIsClosed) {
  meets(now + kDaySeconds);
  const auto id = sample.number("SELECT max(id) FROM working_group_meeting");
  EXPECT_TRUE(remove_meeting(sample.db(), sample.chloe(), group, MeetingId{id}, now));
  EXPECT_TRUE(mails(now + 60).empty());
  meets(now + kDaySeconds);
  EXPECT_TRUE(change_group(sample.db(), sample.aicha(),
                           {.id = group, .name = "Santé", .closed = true, .version = 1}, now));
  EXPECT_TRUE(mails(now + 60).empty());
}

TEST_F(Groups, ReadTheirCalendarAFewTimesADayAndFollowWhatItMoves) {
  read_calendars(page(200, calendar("20261208T083000Z")));
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(meetings(), 1);
  read_calendars(page(200, calendar("20261208T083000Z")));
  EXPECT_EQ(asked, 1) << "asked again only after some hours";
  clock.advance(kGroupCalendarSeconds);
  read_calendars(page(200, calendar("20261210T083000Z")));
  EXPECT_EQ(meetings(), 1) << "moved, not doubled";
  clock.advance(kGroupCalendarSeconds);
  read_calendars(page(500, ""));
  EXPECT_EQ(meetings(), 1) << "what it announced stays";
  EXPECT_EQ(sample.number("SELECT trouble = 'l’adresse répond 500' FROM working_group"), 1);
  clock.advance(kGroupCalendarSeconds);
  read_calendars(page(200, "<html>"));
  EXPECT_EQ(sample.number("SELECT trouble = 'ce n’est pas un agenda' FROM working_group"), 1);
}

TEST_F(Groups, KeepWhatTheirMembersAnnouncedBesideTheirCalendar) {
  ASSERT_TRUE(
      take_group_calendar(sample.db(), sample.chloe(), group, calendar("20261215T083000Z"), now));
  read_calendars(page(200, calendar("20261208T083000Z")));
  EXPECT_EQ(meetings(), 2);
  clock.advance(kGroupCalendarSeconds);
  read_calendars(page(200, calendar("20261215T083000Z")));
  EXPECT_EQ(meetings(), 1) << "what the calendar moved goes, what a member announced stays";
  clock.advance(kGroupCalendarSeconds);
  read_calendars(page(200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"));
  EXPECT_EQ(meetings(), 1) << "a member announced it";
  const auto id = sample.number("SELECT max(id) FROM working_group_meeting");
  EXPECT_TRUE(remove_meeting(sample.db(), sample.chloe(), group, MeetingId{id}, now));
}

TEST_F(Groups, AreWrittenInByTheirMembersAlone) {
  const auto note = write_group_note(sample.db(), sample.bruno(), group, "Bonjour", now);
  ASSERT_FALSE(note);
  EXPECT_EQ(note.error().code, Code::forbidden);
  const auto own = write_group_note(sample.db(), sample.chloe(), group, "Bonjour", now);
  ASSERT_TRUE(own);
  const auto other =
      change_group_note(sample.db(), sample.aicha(),
                        {.id = *own, .group = group, .body = "Autre chose", .version = 1}, now);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, Code::forbidden);
}

}  // namespace
}  // namespace vigie::app
