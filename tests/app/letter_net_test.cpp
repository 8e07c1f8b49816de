// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_net.hpp"

#include <map>

#include "app/letter_scene.hpp"
#include "net/http_getter.hpp"
#include "store/letter/event_repo.hpp"

namespace vigie::app {
namespace {

/// Answers what it was told, 404 for the rest; counts what it was asked.
class CannedGetter final : public net::HttpGetter {
 public:
  struct Web {
    std::map<std::string, HttpAnswer> answers;
    std::vector<std::string> asked;
  };
  explicit CannedGetter(Web& web) : web_(&web) {}
  void run(const Next& next, const Done& done) override {
    while (auto request = next()) {
      web_->asked.push_back(request->url);
      HttpAnswer answer;
      const auto found = web_->answers.find(request->url);
      if (found != web_->answers.end()) answer = found->second;
      if (found == web_->answers.end()) {
        answer.transfer = Transfer::answered;
        answer.status = 404;
      }
      answer.token = request->token;
      done(std::move(answer));
    }
  }

 private:
  Web* web_;
};

class LetterNet : public ::testing::Test {
 protected:
  LetterNet() {
    const auto toml = scene.folder.path() / "resonances/letter.toml";
    vigie::test::write_file(toml, vigie::test::read_file(toml) +
                                      "\n[[calendrier]]\nnom = \"Club\"\nadresse = "
                                      "\"https://agenda.example/club.ics\"\n");
    scene.kit = *open_letter(scene.config, "resonances", scene.diagnostics);
  }
  void run() {
    JobPorts ports{.db = std::move(scene.db),
                   .config = scene.config,
                   .clock = scene.clock,
                   .entropy = scene.entropy,
                   .make_getter = [this]() -> Result<std::unique_ptr<net::HttpGetter>> {
                     return std::make_unique<CannedGetter>(web);
                   },
                   .make_mailer = {}};
    const auto report = run_letter_net(ports, [] { return false; });
    EXPECT_TRUE(report) << report.error().detail;
    ports.getter.reset();
    scene.db = std::move(ports.db);
  }
  static HttpAnswer page(int status, std::string body = "") {
    HttpAnswer answer;
    answer.transfer = Transfer::answered;
    answer.status = status;
    answer.body = std::move(body);
    return answer;
  }
  letter::Outcome worst(IssueId issue) {
    letter::Outcome out = letter::Outcome::good;
    for (const letter::Check& each : scene.open(issue).checks) {
      if (each.name == "reponses" && each.outcome > out) out = each.outcome;
    }
    return out;
  }

  OwnTextsScene scene;
  CannedGetter::Web web;
};

TEST_F(LetterNet, AsksEachLinkOnceADayAndTellsTheChecks) {
  const IssueId issue = scene.draft().draft.row.id;
  EXPECT_EQ(worst(issue), letter::Outcome::good);  // nobody was asked yet
  run();
  EXPECT_EQ(worst(issue), letter::Outcome::error);  // 404
  const std::size_t asked = web.asked.size();
  EXPECT_GT(asked, 5U);
  run();
  EXPECT_EQ(web.asked.size(), asked);
  for (const std::string& url : web.asked) web.answers[url] = page(503);
  scene.clock.advance(kDaySeconds);
  run();
  EXPECT_EQ(worst(issue), letter::Outcome::warning);
  for (const std::string& url : web.asked) web.answers[url] = page(200);
  scene.clock.advance(kDaySeconds);
  run();
  EXPECT_EQ(worst(issue), letter::Outcome::good);
}

TEST_F(LetterNet, ReadsTheCalendarsOfTheLetter) {
  scene.draft();
  web.answers["https://agenda.example/club.ics"] =
      page(200,
           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Évaluer\r\n"
           "DTSTART:20261208T083000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n"
           "END:VCALENDAR\r\n");
  run();
  store::Reader reader = scene.db.reader();
  const auto events = store::events_to_come(reader, "resonances", scene.clock.now());
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 3U);
  EXPECT_EQ(events->front().source, "Club");
  // What is announced no more goes; a calendar that fails changes nothing.
  web.answers["https://agenda.example/club.ics"] = page(500);
  scene.clock.advance(kCalendarSeconds);
  run();
  EXPECT_EQ(store::events_to_come(reader, "resonances", scene.clock.now())->size(), 3U);
  web.answers["https://agenda.example/club.ics"] =
      page(200, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
  scene.clock.advance(kCalendarSeconds);
  run();
  EXPECT_TRUE(store::events_to_come(reader, "resonances", scene.clock.now())->empty());
}

}  // namespace
}  // namespace vigie::app
