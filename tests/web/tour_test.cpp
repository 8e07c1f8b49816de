// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "app/rota/reminders.hpp"
#include "store/rota/override_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

/// Pôle, ORIV and IREV in turn, from this week on; Aïcha is at Pôle and coordinates.
class Tour : public SiteTest {
 protected:
  Tour() {
    sample.run("INSERT INTO centre (key, name, zone) VALUES ('irev', 'IREV', 'Europe/Paris')");
    sample.run(
        "INSERT INTO centre (key, name, zone) VALUES ('labo', 'Labo Cités', 'Europe/Paris')");
    sample.run("INSERT INTO rota_share (centre_id, share, position) SELECT id, 1, id FROM centre");
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) "
        "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example'");
    sample.run(
        "INSERT INTO rota_rule (name, value) VALUES ('handoff', 'lundi 09:00'), "
        "('name', 'Club'), ('valid_from', '2026-11-16'), ('valid_to', '2027-03-26')");
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }

  static std::string monday(int weeks) {
    return iso(monday_of(paris_day(test::kSampleNow)) + 7 * weeks);
  }
  Response post(Browser& browser, const std::string& path, Pairs form) {
    form.emplace_back("jeton", browser.token());
    return browser.post(path, std::move(form));
  }
  /// As a coordinator does it: looked at, then acted.
  void act_weeks(int from, int to) {
    const std::string page =
        aicha.get("/tour/planning?du=" + monday(from) + "&au=" + monday(to)).body;
    const Response done = post(aicha, "/tour/planning",
                               {{"du", monday(from)},
                                {"au", monday(to)},
                                {"tirage", ""},
                                {"vu", between(page, "name=\"vu\" value=\"", "\"")},
                                {"reunion", "GT Ressources"},
                                {"le", monday(0)}});
    ASSERT_EQ(done.status, 303) << done.body;
  }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }

  Browser aicha{*site};
  Browser chloe{*site};
};

TEST_F(Tour, APlanIsLookedAtThenActedAndSeenByAll) {
  const Response preview = aicha.get("/tour/planning?du=" + monday(1) + "&au=" + monday(12));
  EXPECT_TRUE(says(preview, "Pôle ressources fait 3 semaines, 14 jours ouvrés, juste sa part."))
      << preview.body;
  EXPECT_EQ(sample.number("SELECT count(*) FROM duty_turn"), 0);
  act_weeks(1, 12);
  const Response year = chloe.get("/tour/annee");
  EXPECT_TRUE(says(year, "Planning acté le 16 novembre 2026 par GT Ressources"));
  EXPECT_TRUE(says(chloe.get("/tour?semaine=" + monday(2)), "<span class=\"sw\">ORIV</span>"));
}

TEST_F(Tour, APlanThatIsNotTheOneSeenIsRefused) {
  const Response refused = post(aicha, "/tour/planning",
                                {{"du", monday(1)},
                                 {"au", monday(12)},
                                 {"vu", "0123"},
                                 {"reunion", "GT"},
                                 {"le", monday(0)}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "Rien n’a été acté"));
  EXPECT_EQ(aicha.get("/tour/planning?du=" + monday(0) + "&au=" + monday(3)).status, 400)
      << "the past never changes";
  EXPECT_EQ(chloe.get("/tour/planning").status, 403);
}

TEST_F(Tour, ASwapIsAskedAndAcceptedFromTheMail) {
  act_weeks(1, 12);  // pole, oriv, irev, labo and again
  const Response form = chloe.get("/tour/annee?ceder=" + monday(2));
  EXPECT_TRUE(says(form, "tenue par Labo Cités"));
  EXPECT_EQ(post(chloe, "/tour/echanges",
                 {{"ceder", monday(2)}, {"prendre", "tous"}, {"mot", "deux absences"}})
                .status,
            303);
  EXPECT_TRUE(says(aicha.get("/tour"), "ORIV cherche qui peut prendre sa semaine"));
  auto reader = sample.db().reader();
  const auto token = store::invitation_token(reader, {OverrideId{1}, sample.aicha().id});
  Browser mail(*site);  // without any session
  const Response asked = mail.get("/tour/reponse/" + *token);
  EXPECT_EQ(asked.status, 200);
  EXPECT_TRUE(says(asked, "deux absences"));
  // Pôle has the week before: that is refused, and said.
  const Response refused =
      mail.post("/tour/reponse/" + *token, {{"geste", "accepter"}, {"version", "1"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "deux tours de suite"));
  const Response declined =
      mail.post("/tour/reponse/" + *token, {{"geste", "refuser"}, {"version", "1"}});
  EXPECT_EQ(declined.status, 200);
  EXPECT_TRUE(says(declined, "remplacement refusé"));
  EXPECT_EQ(mail.get("/tour/reponse/inconnu").status, 404);
}

TEST_F(Tour, AnAbsenceOnOnesOwnTurnOpensTheFormThatAsksForASwap) {
  act_weeks(1, 12);
  const Response done =
      post(chloe, "/tour/absences", {{"du", monday(2)}, {"au", monday(2)}, {"motif", "salon"}});
  EXPECT_EQ(header_of(done, "Location"), "/tour/annee?ceder=" + monday(2) + "#demander");
  EXPECT_TRUE(says(chloe.get("/tour/annee"), "ORIV est de tour, mais absent"));
  EXPECT_TRUE(says(chloe.get("/tour/centre"), "salon"));
}

TEST_F(Tour, AGestureSaysAtOnceWhatItChanged) {
  act_weeks(1, 12);
  clock.advance(60);
  const Response taken = post(chloe, "/tour/semaines/" + monday(4) + "/prise", {{"tenue", "labo"}});
  const std::string where = header_of(taken, "Location");
  const Response shown = chloe.get(where.substr(0, where.find('#')));
  EXPECT_TRUE(says(shown, "ORIV, au lieu de Labo Cités. Ces deux centres sont prévenus."))
      << shown.body;
  clock.advance(60);
  const Response asked = post(chloe, "/tour/echanges", {{"ceder", monday(2)}, {"prendre", "tous"}});
  const std::string next = header_of(asked, "Location");
  EXPECT_TRUE(says(chloe.get(next.substr(0, next.find('#'))), "Personne ne change de semaine."));
}

TEST_F(Tour, ACentreAllOfWhosePeopleAreAwayIsAway) {
  act_weeks(1, 12);
  const Pairs week = {{"du", monday(2)}, {"au", iso(*parse_day(monday(2)) + 4)}, {"qui", "moi"}};
  const Response done = post(chloe, "/tour/absences", week);  // alone at ORIV
  EXPECT_EQ(header_of(done, "Location"), "/tour/annee?ceder=" + monday(2) + "#demander");
  EXPECT_TRUE(says(chloe.get("/tour?semaine=" + monday(2)), "<span class=\"sw\">IREV</span>"));
  EXPECT_TRUE(says(chloe.get("/tour/centre"), "Chloé Weber, du"));
  EXPECT_EQ(post(chloe, "/tour/absences/retrait", week).status, 303);
  EXPECT_TRUE(says(chloe.get("/tour?semaine=" + monday(2)), "<span class=\"sw\">ORIV</span>"));
  // Pôle has more people than Aïcha.
  const Pairs own = {{"du", monday(1)}, {"au", iso(*parse_day(monday(1)) + 4)}, {"qui", "moi"}};
  clock.advance(60);
  EXPECT_EQ(header_of(post(aicha, "/tour/absences", own), "Location"),
            "/tour/centre?fait=0#absences");
  EXPECT_TRUE(says(chloe.get("/tour?semaine=" + monday(1)), "Pôle ressources</span>"));
}

TEST_F(Tour, ACentreChoosesWhenItIsReminded) {
  act_weeks(1, 12);  // ORIV has the second week
  sample.run("INSERT INTO rota_reminder (position, days_before) VALUES (1, 7), (2, 1)");
  const Response page = chloe.get("/tour/centre");
  EXPECT_TRUE(says(page, "une semaine avant, la veille du lundi. C’est le réglage du réseau."))
      << page.body;
  EXPECT_EQ(post(chloe, "/tour/rappels", {{"vu", "réseau"}, {"jours", "3"}}).status, 303);
  EXPECT_TRUE(says(chloe.get("/tour/centre"), "reçoivent un courriel&nbsp;: 3 jours avant."));
  const auto due_on = [&](int days_before) {
    auto reader = sample.db().reader();
    return app::reminders_owed(reader, at_utc(*parse_day(monday(2)) - days_before) + 43200).value();
  };
  EXPECT_EQ(due_on(7), 0);
  EXPECT_EQ(due_on(3), 1) << "Chloé, and nobody of the week before";
  EXPECT_EQ(post(chloe, "/tour/rappels", {{"vu", "réseau"}, {"jours", "14"}}).status, 409);
  EXPECT_EQ(post(chloe, "/tour/rappels", {{"vu", "3"}, {"jours", "5"}}).status, 400);
  EXPECT_EQ(post(chloe, "/tour/rappels", {{"vu", "3"}, {"reseau", "1"}}).status, 303);
  EXPECT_EQ(due_on(7), 1);
}

TEST_F(Tour, OnlyTheCoordinationActsForAnotherCentre) {
  act_weeks(1, 12);
  const Pairs form = {{"ceder", monday(3)}, {"prendre", "tous"}, {"pour", "irev"}};
  EXPECT_EQ(post(chloe, "/tour/echanges", form).status, 403);
  const Response shown = aicha.get("/tour/annee?pour=irev");
  EXPECT_TRUE(says(shown, "Vous agissez au nom de IREV"));
  EXPECT_TRUE(says(shown, "name=\"pour\" value=\"irev\""));
  EXPECT_FALSE(says(chloe.get("/tour/annee?pour=irev"), "Vous agissez au nom de"));
  clock.advance(60);
  EXPECT_EQ(header_of(post(aicha, "/tour/echanges", form), "Location"),
            "/tour/annee?fait=0&pour=irev#demandes");
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'swap asked' "
                          "AND detail LIKE '%au nom de IREV'"),
            1);
}

TEST_F(Tour, WhoOnlyCoordinatesActsForOthersAndWhoOnlyReadsForNobody) {
  act_weeks(1, 12);
  Browser rene(*site);
  rene.log_in("rene@pole.example");  // a reader of Pôle
  const Pairs form = {{"ceder", monday(3)}, {"prendre", "tous"}, {"pour", "irev"}};
  EXPECT_EQ(post(rene, "/tour/echanges", form).status, 403);
  EXPECT_FALSE(says(rene.get("/tour/annee"), "Demander un échange"));
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'rene@pole.example'");
  EXPECT_TRUE(says(rene.get("/tour/annee?pour=irev"), "Demander un échange au nom de IREV"));
  EXPECT_EQ(post(rene, "/tour/echanges", form).status, 303);
}

TEST_F(Tour, ACalendarAnswersItsSecretAddressUntilItIsMadeAnew) {
  act_weeks(1, 12);
  EXPECT_EQ(post(chloe, "/tour/calendriers", {}).status, 303);
  const std::string first = between(chloe.get("/tour/centre").body, "/calendrier/", "</code>");
  Browser client(*site);
  const Response feed = client.get("/calendrier/" + first);
  ASSERT_EQ(feed.status, 200);
  EXPECT_EQ(feed.content_type, "text/calendar; charset=utf-8");
  EXPECT_TRUE(says(feed, "UID:panorama-" + monday(2) + "-oriv@vigie.example"));
  EXPECT_FALSE(says(feed, "-pole@vigie.example"));
  EXPECT_EQ(post(chloe, "/tour/calendriers", {}).status, 303);
  EXPECT_EQ(client.get("/calendrier/" + first).status, 404);
  EXPECT_EQ(post(chloe, "/tour/calendriers", {{"reseau", "1"}}).status, 403);
  EXPECT_EQ(post(aicha, "/tour/calendriers", {{"reseau", "1"}}).status, 303);
}

TEST_F(Tour, TheYearIsATableAListAndAFile) {
  act_weeks(1, 12);
  const Response year = chloe.get("/tour/annee");
  EXPECT_TRUE(says(year, "<td class=\"duty\"><span class=\"unseen\">de panorama</span></td>"));
  EXPECT_TRUE(says(year, "<ol class=\"weeks\">"));
  const Response csv = chloe.get("/tour/annee.csv");
  EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
  EXPECT_TRUE(says(csv, monday(2) + ";ORIV;ORIV;ORIV"));
}

TEST_F(Tour, TurnsOfADayAreSeenByTheWeekAndTakenOneByOne) {
  sample.run("INSERT INTO rota_rule (name, value) VALUES ('turn', 'jour')");
  act_weeks(1, 4);
  EXPECT_GE(sample.number("SELECT count(*) FROM duty_turn WHERE days = 1"), 15);
  const Response year = chloe.get("/tour/annee");
  EXPECT_TRUE(says(year, "<span class=\"days\" aria-hidden=\"true\">"));
  EXPECT_TRUE(says(year, "l, ma, me, j, v"));
  EXPECT_TRUE(says(year, "journée du lundi"));
  EXPECT_TRUE(says(chloe.get("/tour/annee.csv"), "jour;centre;prévu;pourquoi"));
  EXPECT_TRUE(says(chloe.get("/tour/centre"), "Nos journées de panorama"));
  const std::string monday_after = monday(2);
  const Response week = chloe.get("/tour?semaine=" + monday_after);
  EXPECT_TRUE(says(week, "Journée du lundi"));
  const std::string day = iso(*parse_day(monday_after) + 1);
  EXPECT_TRUE(says(chloe.get("/tour?semaine=" + day), "Journée du mardi"));
}

}  // namespace
}  // namespace vigie::web
