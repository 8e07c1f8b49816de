// SPDX-License-Identifier: EUPL-1.2
// Who has which page ready, by when; the draft that makes itself; what is told of both.
#include "app/job_list.hpp"
#include "app/letter/issue_days.hpp"
#include "net/outbox_mailer.hpp"
#include "web/letter_sample.hpp"

namespace vigie::web {
namespace {

class IssueOwners : public SiteTest {
 protected:
  IssueOwners() {
    copy_newsletter(folder.path() / "newsletter");
    config = letter_config(folder.path());
    row = draft_letter(sample, config, clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    entrust(sample, "bruno@pole.example", "letter_editor");
    aicha.log_in("aicha@pole.example");
  }

  std::string issue(std::string_view what = "") const {
    return fmt::format("/lettres/resonances/{}{}", row.number, what);
  }
  Response name(std::string_view page, std::string_view who, std::string_view day, int version) {
    return aicha.post(issue("/charges"), {{"jeton", aicha.token()},
                                          {"page", std::string(page)},
                                          {"qui", std::string(who)},
                                          {"pour", std::string(day)},
                                          {"version", std::to_string(version)}});
  }
  std::string id_of(std::string_view email) {
    return std::to_string(
        sample.number(fmt::format("SELECT id FROM curator WHERE email = '{}'", email)));
  }
  void follow_the_rhythm(std::string_view lines) {
    const auto toml = folder.path() / "newsletter/resonances/letter.toml";
    std::string text = test::read_file(toml);
    text.insert(text.find("[mentions]"), fmt::format("[parution]\n{}\n", lines));
    test::write_file(toml, text);
  }
  /// What the job does now, and the mails that leave then: "address subject\n".
  std::string day_passes() {
    auto db = store::Database::open(folder.path() / "v.db");
    app::JobPorts ports{.db = std::move(*db),
                        .config = config,
                        .clock = clock,
                        .entropy = entropy,
                        .make_getter = {},
                        .make_mailer = {}};
    store::Reader reader = ports.db.reader();
    const auto outlook = app::look_for_issue_days(reader, config, clock.now());
    EXPECT_TRUE(outlook) << outlook.error().detail;
    if (outlook->due) {
      const auto report = app::run_issue_days(ports, [] { return false; });
      EXPECT_TRUE(report) << report.error().detail;
    }
    const auto again = app::look_for_issue_days(reader, config, clock.now());
    EXPECT_FALSE(again->due);  // once
    net::OutboxMailer mailer(folder.path() / "outbox");
    const auto sent = app::send_notifications(ports.db, config, app::notification_kinds(), mailer,
                                              clock.now(), [] { return false; });
    EXPECT_TRUE(sent) << sent.error().detail;
    return std::to_string(sent ? sent->sent : -1);
  }

  config::VigieConfig config;
  store::IssueRow row;
  Browser aicha{*site};
};

TEST_F(IssueOwners, AreNamedOnThePageOfTheIssue) {
  EXPECT_NE(aicha.get(issue()).body.find("personne n’est encore nommé"), std::string::npos);
  const std::string bruno = id_of("bruno@pole.example");
  EXPECT_EQ(name("2", bruno, "2026-12-18", 0).status, 303);
  const std::string page = aicha.get(issue()).body;
  EXPECT_NE(page.find("page\u00a02\u00a0: Bruno Petit, pour le 18 décembre"), std::string::npos);
  EXPECT_EQ(name("2", "", "2026-12-19", 0).status, 409);  // somebody came first
  EXPECT_EQ(name("2", "", "2026-12-19", 1).status, 303);
  EXPECT_NE(aicha.get(issue()).body.find("page\u00a02\u00a0: personne, pour le 19 décembre"),
            std::string::npos);
  EXPECT_EQ(name("0", bruno, "", 0).status, 303);
  EXPECT_EQ(name("9", bruno, "", 0).status, 400);
  EXPECT_EQ(name("1", bruno, "demain", 0).status, 400);
  EXPECT_EQ(name("1", id_of("chloe@oriv.example"), "", 0).status, 400);  // writes no line of it
}

TEST_F(IssueOwners, AreRemindedThreeDaysBeforeAndOnTheDayWhileItIsADraft) {
  const Day today = paris_day(clock.now());
  ASSERT_EQ(name("2", id_of("bruno@pole.example"), iso(today + 5), 0).status, 303);
  EXPECT_EQ(day_passes(), "0");
  clock.advance(2 * kDaySeconds);
  EXPECT_EQ(day_passes(), "1");
  clock.advance(kDaySeconds);
  EXPECT_EQ(day_passes(), "0");
  clock.advance(2 * kDaySeconds);
  EXPECT_EQ(day_passes(), "1");  // the day itself
  ASSERT_EQ(name("1", id_of("bruno@pole.example"), iso(today + 6), 0).status, 303);
  sample.run("UPDATE issue SET state = 'in_review'");
  EXPECT_EQ(day_passes(), "0");
}

TEST_F(IssueOwners, HearOfADraftThatMadeItselfOnItsDay) {
  const Day today = paris_day(clock.now());
  ASSERT_EQ(name("2", id_of("bruno@pole.example"), iso(today - 20), 0).status, 303);
  EXPECT_EQ(day_passes(), "0");  // a letter without a rhythm does nothing by itself
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue"), 1);
  follow_the_rhythm("brouillon = 1\npages_pour = 28");
  sample.run("UPDATE issue SET month = '2020-01'");  // this month has none
  EXPECT_EQ(day_passes(), "1");
  EXPECT_EQ(sample.number("SELECT count(*) FROM issue"), 2);
  EXPECT_EQ(sample.number(fmt::format("SELECT count(*) FROM issue WHERE month = '{}'",
                                      iso(today).substr(0, 7))),
            1);
  EXPECT_EQ(sample.number(fmt::format("SELECT count(*) FROM issue_owner WHERE page = 2 AND due_on "
                                      "= '{}-28' AND curator_id = {}",
                                      iso(today).substr(0, 7), id_of("bruno@pole.example"))),
            1);
  EXPECT_EQ(day_passes(), "0");
}

TEST_F(IssueOwners, ADraftOfNobodyIsToldToItsEditors) {
  follow_the_rhythm("brouillon = 1");
  sample.run("UPDATE issue SET month = '2020-01'");
  EXPECT_EQ(day_passes(), "2");  // Aïcha and Bruno
}

}  // namespace
}  // namespace vigie::web
