// SPDX-License-Identifier: EUPL-1.2
#include "web/browser.hpp"

namespace vigie::web {
namespace {

class GroupPagesTest : public SiteTest {
 protected:
  GroupPagesTest() {
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) SELECT id, 'coordinator', 1 FROM "
        "curator "
        "WHERE email = 'aicha@pole.example'");
    sample.run(
        "INSERT OR IGNORE INTO theme (code, label, valid_from) "
        "VALUES ('sante', 'Santé', '2020-01-01')");
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
  }
  std::string open(std::string name = "Santé") {
    const Response done = aicha.post(
        "/groupes",
        {{"jeton", aicha.token()}, {"nom", std::move(name)}, {"theme", "sante"}, {"agenda", ""}});
    EXPECT_EQ(done.status, 303) << done.body;
    return header_of(done, "Location");
  }
  Response write(std::string_view group, std::string text) {
    return chloe.post(std::string(group) + "/notes",
                      {{"jeton", chloe.token()}, {"texte", std::move(text)}});
  }
  void join(Browser& browser, std::string_view group) {
    EXPECT_EQ(browser
                  .post(std::string(group) + "/membres",
                        {{"jeton", browser.token()}, {"geste", "rejoindre"}})
                  .status,
              303);
  }
  Browser aicha{*site};
  Browser chloe{*site};
};

TEST_F(GroupPagesTest, PeopleOfTwoCentresJoinMeetAndWrite) {
  const std::string group = open();
  join(aicha, group);
  join(chloe, group);
  EXPECT_NE(chloe.get("/groupes").body.find("2 membres de 2 centres"), std::string::npos);
  EXPECT_EQ(write(group, "Lire **ce rapport**.").status, 303);
  EXPECT_NE(aicha.get(group).body.find("<strong>ce rapport</strong>"), std::string::npos);
  const Response met =
      chloe.post(group + "/reunions",
                 {{"jeton", chloe.token()}, {"debut", "2026-12-08T09:30"}, {"lieu", "Cergy"}});
  EXPECT_EQ(met.status, 303);
  const std::string page = aicha.get(group).body;
  EXPECT_NE(page.find("mardi 8 décembre 2026"), std::string::npos) << page;
  EXPECT_NE(page.find("Cergy"), std::string::npos);
}

TEST_F(GroupPagesTest, ShowsWhatItsThemeBrought) {
  const std::string group = open();
  EXPECT_NE(aicha.get(group).body.find("Rien n’est encore relayé sur ce thème"), std::string::npos);
  const StoryId story = sample.story({});
  sample.tag(story, "theme", "sante", "Santé", "maison de santé");
  sample.run(
      "INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, note, publish_at, changed_by, changed_at) SELECT 'k1', 1, max(id), 1, 1, "
      "'Une maison de santé', 'https://a.fr', 'M', '', 'N', 1790000000, 1, 1 FROM article");
  sample.run("UPDATE panorama_item SET state = 'published', published_at = publish_at");
  sample.run(
      "INSERT INTO saved_search (name, query, created_by, created_at) "
      "VALUES ('Maisons de santé', 'theme:sante maison', 1, 1)");
  sample.run(
      "INSERT INTO saved_search (name, query, created_by, created_at) "
      "VALUES ('Autre chose', 'theme:santeautre', 1, 1)");
  const std::string page = aicha.get(group).body;
  EXPECT_NE(page.find("/panorama/article/k1"), std::string::npos) << page;
  EXPECT_NE(page.find("Maisons de santé"), std::string::npos);
  EXPECT_EQ(page.find("Autre chose"), std::string::npos);
}

TEST_F(GroupPagesTest, GivesBackWhatItRefuses) {
  const std::string group = open();
  const Response again = aicha.post(
      "/groupes",
      {{"jeton", aicha.token()}, {"nom", "santé"}, {"theme", ""}, {"agenda", "https://a.fr/x"}});
  EXPECT_EQ(again.status, 422) << "the name is taken";
  EXPECT_NE(again.body.find("value=\"https://a.fr/x\""), std::string::npos);
  join(chloe, group);
  const Response late = chloe.post(
      group + "/reunions",
      {{"jeton", chloe.token()}, {"debut", "2020-01-01T09:30"}, {"objet", "Bilan & suites"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_NE(late.body.find("Bilan &amp; suites"), std::string::npos);
  const Response bad = chloe.upload(group + "/reunions", {{"jeton", chloe.token()}},
                                    {.field = "ics", .name = "a.ics", .bytes = "<html>"});
  EXPECT_EQ(bad.status, 422);
  EXPECT_EQ(write(group, "   ").status, 422);
}

TEST_F(GroupPagesTest, ANoteChangedTwiceAtOnceLosesNoWord) {
  const std::string group = open();
  join(chloe, group);
  EXPECT_EQ(write(group, "Premier jet.").status, 303);
  const auto change = [&](std::string text, std::string version, std::string gesture) {
    return chloe.post(group + "/notes/1", {{"jeton", chloe.token()},
                                           {"version", std::move(version)},
                                           {"texte", std::move(text)},
                                           {"geste", std::move(gesture)}});
  };
  EXPECT_EQ(change("Mieux dit.", "1", "corriger").status, 303);
  const Response stale = change("Dit autrement.", "1", "corriger");
  EXPECT_EQ(stale.status, 409);
  EXPECT_NE(stale.body.find("Dit autrement."), std::string::npos);
  EXPECT_NE(stale.body.find("<p>Mieux dit.</p>"), std::string::npos);
  EXPECT_EQ(change("Mieux dit.", "2", "retirer").status, 303);
  EXPECT_EQ(aicha.get(group).body.find("Mieux dit."), std::string::npos);
  EXPECT_NE(chloe.get(group).body.find("vous seul·e la voyez"), std::string::npos);
  EXPECT_EQ(change("Mieux dit.", "3", "remettre").status, 303);
  EXPECT_NE(aicha.get(group).body.find("Mieux dit."), std::string::npos);
}

TEST_F(GroupPagesTest, ReadsTheMeetingsOfACalendarFile) {
  const std::string group = open();
  join(chloe, group);
  const Response done = chloe.upload(
      group + "/reunions", {{"jeton", chloe.token()}},
      {.field = "ics",
       .name = "a.ics",
       .bytes = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Séminaire\r\n"
                "DTSTART:20261210T083000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n"
                "END:VCALENDAR\r\n"});
  EXPECT_EQ(done.status, 303) << done.body;
  const std::string page = chloe.get(group).body;
  EXPECT_NE(page.find("jeudi 10 décembre 2026"), std::string::npos) << page;
  EXPECT_NE(page.find("jeudi 17 décembre 2026"), std::string::npos);
}

}  // namespace
}  // namespace vigie::web
