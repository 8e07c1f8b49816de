// SPDX-License-Identifier: EUPL-1.2
// The page of an issue on its way: everybody accounted for, paused, gone on with, cancelled.
#include "app/letter/send.hpp"
#include "store/mail/delivery_repo.hpp"
#include "store/mail/hold_repo.hpp"
#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

class Sending : public RouteScenes {
 protected:
  Sending() {
    page = sending_paused().path;
    for (int i = 0; i < 9; ++i) letter_reader();
    sample.run("UPDATE person SET email = 'l' || id || '@orange.fr' WHERE id % 2 = 0");
    sample.run(
        "INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash) "
        "SELECT id, 's', 'h', 't', '<p>Le numéro</p>', x'00' FROM issue WHERE number = 89");
    sample.run(
        "INSERT INTO delivery (issue_id, subscription_id, state, message_id, provider) "
        "SELECT (SELECT id FROM issue WHERE number = 89), id, 'todo', 'm' || id, "
        "iif(person_id % 2 = 0, 'orange', '') FROM subscription");
    readers = sample.number("SELECT count(*) FROM delivery");
  }
  /// The numbers of the seven classes, as the page shows them.
  std::vector<std::int64_t> numbers(const std::string& body) {
    std::vector<std::int64_t> all;
    std::size_t at = body.find("<tbody>");
    const std::size_t end = body.find("</tfoot>");
    for (;;) {
      at = body.find("<td class=\"number\">", at);
      if (at == std::string::npos || at > end) return all;
      at += 19;
      all.push_back(std::stoll(body.substr(at)));
    }
  }
  void expect_equality(const std::string& body) {
    const auto all = numbers(body);
    ASSERT_EQ(all.size(), 8U);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < 7; ++i) sum += all[i];
    EXPECT_EQ(sum, all[7]);
    EXPECT_EQ(all[7], readers);
  }
  Response steer(const std::string& what) {
    const std::string version = between(aicha.get(page).body, "name=\"version\" value=\"", "\"");
    return by_aicha(page, {{"geste", what}, {"version", version}});
  }

  std::string page;
  std::int64_t readers = 0;
};

TEST_F(Sending, AccountsForEverybodyInEveryState) {
  expect_equality(aicha.get(page).body);
  const char* states[] = {"accepted",   "refused", "deferred",  "uncertain",
                          "suppressed", "handed",  "cancelled", "claimed"};
  int id = 0;
  for (const char* state : states) {
    sample.run("UPDATE delivery SET state = '" + std::string(state) +
               "' WHERE id = (SELECT id FROM delivery ORDER BY id LIMIT 1 OFFSET " +
               std::to_string(id++) + ")");
    expect_equality(aicha.get(page).body);
  }
}

TEST_F(Sending, SaysByProviderWhyPeopleWait) {
  sample.run(
      "INSERT INTO mail_stop (domain, until_at, since_at, subject, answer) VALUES ('orange', "
      "4000000000, 1795000000, 'notre serveur est mal vu', '550 OFR_102')");
  sample.run(
      "UPDATE delivery SET state = 'deferred', next_try_at = 4000000000 WHERE provider <> ''");
  sample.run("UPDATE delivery SET state = 'refused', meaning = 'mailbox_full' WHERE provider = ''");
  const std::string body = aicha.get(page).body;
  EXPECT_NE(body.find("met notre courrier de côté (notre serveur est mal vu)"), std::string::npos)
      << body;
  EXPECT_NE(body.find("elles gardent leur abonnement"), std::string::npos);
  EXPECT_EQ(body.find("reçu"), std::string::npos) << "a relay that stores has not delivered";
}

TEST_F(Sending, SaysThatEverythingWaitsForTheRelay) {
  sample.run(
      "INSERT INTO mail_stop (domain, until_at, since_at, subject, answer) VALUES ('*', "
      "4000000000, 1795000000, 'trop de messages à la fois', '450 <b>quota</b>')");
  const std::string body = aicha.get(page).body;
  EXPECT_NE(body.find("puis reprend sans vous"), std::string::npos);
  EXPECT_NE(body.find("450 &lt;b&gt;quota"), std::string::npos) << "escaped";
}

TEST_F(Sending, IsPausedGoneOnWithAndCancelled) {
  EXPECT_EQ(header_of(aicha.get(page), "Refresh"), "15");
  EXPECT_EQ(steer("suspendre").status, 303);
  EXPECT_EQ(sample.number("SELECT state = 'paused' FROM issue WHERE number = 89"), 1);
  EXPECT_EQ(header_of(aicha.get(page), "Refresh"), "");
  EXPECT_EQ(steer("reprendre").status, 303);
  EXPECT_EQ(by_aicha(page, {{"geste", "suspendre"}, {"version", "1"}}).status, 409) << "stale";
  EXPECT_EQ(steer("annuler").status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM delivery WHERE state = 'cancelled'"), readers);
  expect_equality(aicha.get(page).body);
}

TEST_F(Sending, GivesEachClassAsPeopleAndAsAFile) {
  sample.run("UPDATE delivery SET state = 'refused', answer = '=550 inconnu' WHERE provider = ''");
  const std::string names = aicha.get(page + "/refuses").body;
  EXPECT_NE(names.find("@exemple.fr"), std::string::npos);
  const Response csv = aicha.get(page + "/refuses/liste.csv");
  EXPECT_NE(csv.body.find("'=550 inconnu"), std::string::npos);
  EXPECT_NE(aicha.get(page + "/journal.csv").body.find("destinataires"), std::string::npos);
  EXPECT_EQ(aicha.get(page + "/autre").status, 404);
  EXPECT_EQ(rene.get(page + "/refuses").status, 403) << "addresses are for those who edit";
}

}  // namespace
}  // namespace vigie::web
