// SPDX-License-Identifier: EUPL-1.2
// The team: invitations, roles, leaving, the journal; and what somebody tries who should not.
#include "web/people_fixture.hpp"

namespace vigie::web {
namespace {

using People = PeopleTest;

TEST_F(People, AnInvitationMakesOneAccountWithThePasswordThatThePersonChose) {
  let_aicha_coordinate();
  ASSERT_EQ(invite("oriv", "curator").status, 303);
  const std::string link = invitation_link();
  Browser elise(*site);
  const Response page = elise.get(link);
  EXPECT_NE(page.body.find("Aïcha Benali vous ouvre un compte pour ORIV"), std::string::npos);
  EXPECT_EQ(elise.post(link, {{"nom", "Élise Roy-Weber"}, {"nouveau", "court"}}).status, 422);
  const Response done = elise.post(link, {{"nom", "Élise Roy-Weber"}, {"nouveau", kNewWords}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_NE(elise.get("/pile").body.find("Élise Roy-Weber"), std::string::npos);
  Browser later(*site);
  EXPECT_EQ(later.get(link).status, 404) << "used once";
  EXPECT_EQ(later.post(link, {{"nom", "Autre"}, {"nouveau", kNewWords}}).status, 404);
  EXPECT_EQ(header_of(later.log_in("elise@pole.example", kNewWords), "Location"), "/pile");
  EXPECT_EQ(invite("oriv", "curator").status, 409) << "the address has an account";
}

TEST_F(People, AnInvitationIsWorthSevenDaysAndUntilItIsWithdrawnOrReplaced) {
  let_aicha_coordinate();
  invite("pole", "curator");
  const std::string first = invitation_link();
  invite("pole", "reader");
  const std::string second = invitation_link();
  Browser elise(*site);
  EXPECT_EQ(elise.get(first).status, 404) << "replaced";
  EXPECT_EQ(elise.get(second).status, 200);
  clock.advance(7 * kDaySeconds);
  EXPECT_EQ(elise.get(second).status, 404);
  clock.set(test::kSampleNow);
  const auto id = sample.number("SELECT max(id) FROM invitation");
  by_aicha("/equipe/invitations/" + std::to_string(id) + "/retrait", {});
  EXPECT_EQ(elise.get(second).status, 404) << "withdrawn";
}

TEST_F(People, AnInvitationDiesWithThePowerOfWhoSentIt) {
  let_aicha_refer();
  invite("pole", "curator");
  const std::string link = invitation_link();
  sample.run("DELETE FROM curator_grant WHERE role = 'coordinator'");
  Browser elise(*site);
  EXPECT_EQ(elise.get(link).status, 404);
  EXPECT_EQ(elise.post(link, {{"nom", "Élise"}, {"nouveau", kNewWords}}).status, 404);
}

TEST_F(People, AReferentActsInHerCentreAndNowhereElse) {
  let_aicha_refer();
  EXPECT_EQ(invite("pole", "curator").status, 303);
  EXPECT_EQ(invite("oriv", "curator").status, 403);
  EXPECT_EQ(invite("pole", "coordinator").status, 403) << "the network is not hers to give";
  EXPECT_EQ(sample.number("SELECT count(*) FROM invitation"), 1);
  const std::string chloes = "/equipe/" + account("chloe@oriv.example");
  EXPECT_EQ(aicha.get(chloes).status, 404);
  EXPECT_EQ(by_aicha(chloes + "/acces", {{"geste", "suspendre"}}).status, 403);
  EXPECT_EQ(by_aicha(chloes + "/depart", {}).status, 403);
  EXPECT_EQ(
      by_aicha(chloes + "/roles", {{"geste", "reprendre"}, {"role", "curator"}, {"centre", "oriv"}})
          .status,
      403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator WHERE disabled_at IS NOT NULL"), 0);
  EXPECT_EQ(aicha.get("/tour/planning").status, 403) << "she coordinates no network";
  const std::string page = aicha.get("/equipe").body;
  EXPECT_NE(page.find("bruno@pole.example"), std::string::npos);
  EXPECT_EQ(page.find("chloe@oriv.example"), std::string::npos) << "not hers to write to";
}

TEST_F(People, AReferentCannotTouchACoordinatorOfTheNetworkInHerCentre) {
  let_aicha_refer();
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'bruno@pole.example'");
  const std::string brunos = "/equipe/" + account("bruno@pole.example");
  EXPECT_EQ(by_aicha(brunos + "/depart", {}).status, 403);
  EXPECT_EQ(by_aicha(brunos + "/acces", {{"geste", "sans-code"}}).status, 403);
}

TEST_F(People, ACuratorSeesTheTeamAndNoFormOfIt) {
  const std::string page = chloe.get("/equipe").body;
  EXPECT_NE(page.find("Aïcha Benali"), std::string::npos);
  EXPECT_EQ(page.find("@pole.example"), std::string::npos);
  EXPECT_EQ(page.find("/equipe/invitations"), std::string::npos);
  EXPECT_EQ(chloe.get("/equipe/" + account("chloe@oriv.example")).status, 403);
  EXPECT_EQ(chloe.get("/journal").status, 403);
}

TEST_F(People, NamesAreTextWhereverTheyStand) {
  let_aicha_coordinate();
  invite("pole", "curator", kEvilName);
  Browser elise(*site);
  const std::string link = invitation_link();
  for (const std::string& page : {elise.get(link).body, aicha.get("/equipe").body}) {
    EXPECT_EQ(page.find(kEvilName), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  }
  elise.post(link, {{"nom", kEvilName}, {"nouveau", kNewWords}});
  const std::string member = "/equipe/" + account("elise@pole.example");
  for (const std::string& page :
       {elise.get("/compte").body, aicha.get(member).body, aicha.get(member + "/depart").body,
        aicha.get("/journal?quoi=comptes").body, aicha.get("/equipe").body}) {
    EXPECT_EQ(page.find(kEvilName), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  }
}

TEST_F(People, RolesAreGivenAndTakenBackAndTheJournalSaysByWhom) {
  let_aicha_coordinate();
  const std::string renes = "/equipe/" + account("rene@pole.example");
  const Pairs curator = {{"geste", "confier"}, {"role", "curator"}, {"centre", "pole"}};
  EXPECT_EQ(header_of(by_aicha(renes + "/roles", curator), "Location"), renes + "?fait=confie");
  EXPECT_EQ(header_of(by_aicha(renes + "/roles", curator), "Location"), renes + "?fait=inchange");
  const StoryId story = sample.story({});
  const Response decided =
      rene.post("/pile/" + std::to_string(story.value) + "/decision",
                {{"jeton", rene.token()}, {"version", "1"}, {"decision", "garder"}});
  EXPECT_LT(decided.status, 400) << "at once, without signing in anew";
  by_aicha(renes + "/roles", {{"geste", "reprendre"}, {"role", "curator"}, {"centre", "pole"}});
  EXPECT_EQ(rene.post("/pile/" + std::to_string(story.value) + "/decision",
                      {{"jeton", rene.token()}, {"version", "2"}, {"decision", "ecarter"}})
                .status,
            403);
  const std::string journal = aicha.get("/journal?quoi=comptes").body;
  EXPECT_NE(journal.find("rôle confié"), std::string::npos);
  EXPECT_NE(journal.find("rôle repris"), std::string::npos);
  EXPECT_EQ(journal.find("gardée"), std::string::npos) << "another family";
}

TEST_F(People, WhoLeavesBecomesAMemberOfHerCentreAndHerWorkStays) {
  let_aicha_coordinate();
  const StoryId story = sample.story({});
  by_aicha("/pile/" + std::to_string(story.value) + "/relais",
           {{"version", "1"}, {"note", kOwnNote}});
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) "
      "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'chloe@oriv.example'");
  const std::string aichas = "/equipe/" + account("aicha@pole.example");
  EXPECT_NE(chloe.get(aichas + "/depart").body.find("un·e membre de Pôle ressources"),
            std::string::npos);
  const Response done = chloe.post(aichas + "/depart", {{"jeton", chloe.token()}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_EQ(aicha.get("/pile").status, 303) << "her session is over";
  Browser again(*site);
  EXPECT_EQ(again.log_in("aicha@pole.example").status, 401);
  EXPECT_NE(again.get("/panorama").body.find(kOwnNote), std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator WHERE name LIKE '%Aïcha%' OR "
                          "email LIKE 'aicha%'"),
            0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator_grant JOIN curator ON curator.id = "
                          "curator_id WHERE left_at IS NOT NULL"),
            0);
  EXPECT_NE(chloe.get("/journal").body.find("un·e membre de Pôle ressources"), std::string::npos);
  EXPECT_EQ(chloe.get("/equipe").body.find("un·e membre de"), std::string::npos);
  EXPECT_EQ(chloe.get(aichas).status, 404);
}

TEST_F(People, TheLastCoordinatorStays) {
  let_aicha_coordinate();
  const std::string aichas = "/equipe/" + account("aicha@pole.example");
  EXPECT_EQ(by_aicha(aichas + "/depart", {}).status, 409);
  EXPECT_EQ(by_aicha(aichas + "/acces", {{"geste", "suspendre"}}).status, 409);
  const Response refused =
      by_aicha(aichas + "/roles", {{"geste", "reprendre"}, {"role", "coordinator"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("personne pour coordonner"), std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM curator_grant WHERE role = 'coordinator'"), 1);
}

TEST_F(People, TheJournalOfAReferentIsHerCentres) {
  let_aicha_refer();
  sample.run(
      "INSERT INTO event (at, centre_id, kind, subject) "
      "SELECT 1, id, 'source_gone', 'chez ' || key FROM centre");
  const std::string page = aicha.get("/journal?centre=oriv").body;
  EXPECT_NE(page.find("chez pole"), std::string::npos);
  EXPECT_EQ(page.find("chez oriv"), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
