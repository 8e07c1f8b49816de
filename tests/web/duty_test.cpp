// SPDX-License-Identifier: EUPL-1.2
// The duty desk: proposing, answering, order, hours, corrections and withdrawals, as pages do it
// without script, under the network's three rules.
#include <gtest/gtest.h>

#include "app/panorama/publish_job.hpp"
#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

class DutyDesk : public RouteScenes {
 protected:
  /// The same site under another rule; Pôle holds the week.
  void put_under(WhoPublishes who) {
    plan_duty();
    sample.run("UPDATE duty_turn SET centre_id = (SELECT id FROM centre WHERE key = 'pole')");
    config::VigieConfig config;
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.web.public_url = "https://vigie.example";
    config.web.secure_cookies = true;
    config.panorama.who = who;
    other = std::move(*Site::make(std::move(config), clock, entropy));
    on_duty = std::make_unique<Browser>(*other);
    off_duty = std::make_unique<Browser>(*other);
    on_duty->log_in("aicha@pole.example");
    off_duty->log_in("chloe@oriv.example");
  }
  static Response send(Browser& browser, const std::string& path, Pairs form) {
    form.emplace_back("jeton", browser.token());
    return browser.post(path, std::move(form));
  }
  StoryId proposed_by(Browser& browser, CentreId centre, const test::SampleArticle& article,
                      const std::string& note = kOwnWords, const std::string& remark = "") {
    const StoryId story = sample.story(article);
    if (centre != sample.pole()) sample.lay(story, centre);
    offer(browser, story, note, remark);
    return story;
  }
  void offer(Browser& browser, StoryId story, const std::string& note, const std::string& remark) {
    const Response done =
        send(browser, at(story, "/proposition"),
             {{"version", version_on(browser, story)}, {"note", note}, {"remarque", remark}});
    EXPECT_EQ(done.status, 303) << done.body;
  }
  std::string version_on(Browser& browser, StoryId story) {
    return between(browser.get(at(story, "/relais")).body, "name=\"version\" value=\"", "\"");
  }
  Response answer(Browser& browser, StoryId story, Pairs form) {
    form.emplace_back("vu",
                      between(between(browser.get("/service").body,
                                      "/service/sujets/" + std::to_string(story.value), "said-by"),
                              "name=\"vu\" value=\"", "\""));
    return send(browser, "/service/sujets/" + std::to_string(story.value) + "/reponse",
                std::move(form));
  }
  std::string item_of(StoryId story) {
    return std::to_string(sample.number("SELECT max(id) FROM panorama_item WHERE story_id = " +
                                        std::to_string(story.value)));
  }
  Response on(Browser& browser, const std::string& item, std::string_view what, Pairs form) {
    form.emplace_back(
        "version",
        std::to_string(sample.number("SELECT version FROM panorama_item WHERE id = " + item)));
    return send(browser, "/service/articles/" + item + std::string(what), std::move(form));
  }
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }

  std::unique_ptr<Site> other;
  std::unique_ptr<Browser> on_duty;
  std::unique_ptr<Browser> off_duty;
};

TEST_F(DutyDesk, TwoCentresOnOneStoryAreOneLineWithBothNotesAndRemarks) {
  const StoryId story = proposed_by(aicha, sample.pole(), {}, "À lire pour l’accès aux soins ici.",
                                    "Vu à Pontoise aussi.");
  sample.lay(story, sample.oriv());
  offer(chloe, story, "Le même mouvement se voit en Alsace, dit l’agence.", "");
  offer(chloe, story, "Le même mouvement se voit en Alsace depuis mars.", "Mieux dit.");
  const Response page = aicha.get("/service");
  EXPECT_TRUE(says(page, "Propositions des centres <span class=\"badge new\">1</span>"));
  EXPECT_TRUE(says(page, "2 proposent")) << "proposing twice is proposing otherwise";
  EXPECT_TRUE(says(page, "À lire pour l’accès aux soins ici."));
  EXPECT_TRUE(says(page, "Le même mouvement se voit en Alsace depuis mars."));
  EXPECT_TRUE(says(page, "Vu à Pontoise aussi."));

  EXPECT_EQ(answer(aicha, story, {{"reponse", "maintenant"}, {"mots", "tous"}}).status, 303);
  const Response seen = chloe.get("/panorama");
  EXPECT_TRUE(
      says(seen, "À lire pour l’accès aux soins ici.\nLe même mouvement se voit en Alsace"));
  EXPECT_FALSE(says(seen, "Vu à Pontoise")) << "a remark is for colleagues";
  EXPECT_TRUE(says(chloe.get("/pile?etat=gardees"), "réunie à une autre par Aïcha"));
  EXPECT_TRUE(says(aicha.get("/service"), "Aucune proposition n’attend de réponse."));
}

TEST_F(DutyDesk, WhatIsDeclinedIsToldWithItsReasonAndCanBeTakenBack) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  const Response empty = answer(aicha, story, {{"reponse", "rendre"}, {"motif", " "}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(says(empty, "Dites pourquoi"));
  EXPECT_EQ(
      answer(aicha, story, {{"reponse", "rendre"}, {"motif", "Relayé lundi <b>déjà</b>."}}).status,
      303);
  const Response desk = chloe.get("/pile?etat=gardees");
  EXPECT_TRUE(says(desk, "pas cette fois par Aïcha")) << desk.body;
  EXPECT_TRUE(says(desk, "Relayé lundi &lt;b&gt;déjà&lt;/b&gt;."));
  EXPECT_TRUE(says(chloe.get("/service"), "pas cette fois"));
  const Response done =
      send(aicha, "/service/sujets/" + std::to_string(story.value) + "/reprise", {});
  EXPECT_EQ(done.status, 303);
  EXPECT_TRUE(says(aicha.get("/service"), "name=\"reponse\" value=\"prendre\""));
}

TEST_F(DutyDesk, OneNobodyElseSawIsAnsweredOnceOnly) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  const std::string mark = mark_on(story);
  const std::string path = "/service/sujets/" + std::to_string(story.value) + "/reponse";
  EXPECT_EQ(send(aicha, path, {{"vu", mark}, {"reponse", "prendre"}}).status, 303);
  const Response late = send(aicha, path, {{"vu", mark}, {"reponse", "rendre"}, {"motif", "Non."}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "ont changé entre-temps"));
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item"), 1);
}

TEST_F(DutyDesk, WhatIsTakenWaitsForItsHourAndAppearsAtIt) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  answer(aicha, story, {{"reponse", "matin"}});
  EXPECT_TRUE(says(aicha.get("/service"), "paraît demain à 8\u00a0h\u00a030"))
      << aicha.get("/service").body;
  Browser visitor(*site);
  EXPECT_FALSE(says(visitor.get("/panorama"), kOwnWords));
  clock.set(Instant{test::kSampleNow.seconds + 40 * kMinuteSeconds});
  EXPECT_EQ(app::publish_due(sample.db(), clock.now()).value(), 0);
  const auto morning = instant_at(paris_day(test::kSampleNow) + 1, 8, 30, kParis).value();
  clock.set(morning);
  EXPECT_EQ(app::publish_due(sample.db(), clock.now()).value(), 1);
  EXPECT_TRUE(says(visitor.get("/panorama"), kOwnWords));
  EXPECT_EQ(sample.number("SELECT published_at FROM panorama_item"), morning.seconds);
  EXPECT_EQ(app::publish_due(sample.db(), clock.now()).value(), 0) << "once";
}

TEST_F(DutyDesk, AnHourThatIsOverOrUnreadableIsSaidAndChangesNothing) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  EXPECT_EQ(answer(aicha, story, {{"reponse", "heure"}, {"jour", "2020-01-01"}, {"heure", "08:00"}})
                .status,
            422);
  EXPECT_EQ(
      answer(aicha, story, {{"reponse", "heure"}, {"jour", "demain"}, {"heure", "tôt"}}).status,
      422);
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item"), 0);
  EXPECT_EQ(sample.number("SELECT count(*) FROM proposal WHERE state = 'offered'"), 1);
}

TEST_F(DutyDesk, TheOrderOfTheDayIsThatOfThePublicPage) {
  std::vector<std::string> items;
  for (const char* title : {"Le premier marché", "Le deuxième marché", "Le troisième marché"}) {
    const StoryId story = proposed_by(aicha, sample.pole(), {.title = title});
    answer(aicha, story, {{"reponse", "prendre"}});
    items.push_back(item_of(story));
  }
  EXPECT_EQ(on(aicha, items[2], "/place", {{"place", "1"}}).status, 303);
  EXPECT_EQ(on(aicha, items[0], "/place", {{"place", "2"}}).status, 303);
  EXPECT_EQ(
      send(aicha, "/service/parution",
           {{"pretes", items[0] + ":1"}, {"pretes", items[1] + ":1"}, {"pretes", items[2] + ":1"}})
          .status,
      303);
  const std::string page = aicha.get("/panorama").body;
  EXPECT_LT(page.find("Le troisième marché"), page.find("Le premier marché"));
  EXPECT_LT(page.find("Le premier marché"), page.find("Le deuxième marché"));
}

TEST_F(DutyDesk, ACorrectionKeepsTheEntrysIdAndItsAuthorAndMovesUpdatedOnlyWhenAnnounced) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  answer(aicha, story, {{"reponse", "maintenant"}});
  const std::string item = item_of(story);
  const std::string before = between(aicha.get("/panorama.atom").body, "<entry>", "</entry>");
  clock.set(Instant{test::kSampleNow.seconds + kHourSeconds});
  const std::string better = "À lire pour l’accès aux soins, de Pontoise à Mulhouse.";
  EXPECT_EQ(on(aicha, item, "", {{"note", better}}).status, 303);
  const std::string quietly = between(aicha.get("/panorama.atom").body, "<entry>", "</entry>");
  EXPECT_EQ(between(quietly, "<id>", "<"), between(before, "<id>", "<"));
  EXPECT_EQ(between(quietly, "<updated>", "<"), between(before, "<updated>", "<"));
  EXPECT_NE(quietly.find(better), std::string::npos);

  EXPECT_EQ(on(aicha, item, "", {{"note", better}, {"annoncer", "oui"}}).status, 422)
      << "an announced correction says something";
  EXPECT_EQ(on(aicha, item, "",
               {{"note", better}, {"annoncer", "oui"}, {"correction", "C’est à Mulhouse."}})
                .status,
            303);
  const std::string told = between(aicha.get("/panorama.atom").body, "<entry>", "</entry>");
  EXPECT_EQ(between(told, "<id>", "<"), between(before, "<id>", "<"));
  EXPECT_NE(between(told, "<updated>", "<"), between(before, "<updated>", "<"));
  const Response page = aicha.get("/panorama");
  EXPECT_TRUE(says(page, "C’est à Mulhouse."));
  EXPECT_TRUE(says(page, ">ORIV</a>")) << "whose words they were";
  EXPECT_EQ(sample.number("SELECT count(*) FROM panorama_item_text"), 2) << "each text before";
}

TEST_F(DutyDesk, AWithdrawalLeavesThePageAndTheFeedAndItsAddressSaysWhy) {
  const StoryId story = proposed_by(chloe, sample.oriv(), {});
  answer(aicha, story, {{"reponse", "maintenant"}});
  const std::string item = item_of(story);
  Browser visitor(*site);
  ASSERT_TRUE(says(visitor.get("/panorama"), kOwnWords));
  EXPECT_EQ(on(aicha, item, "/retrait", {{"motif", ""}}).status, 422);
  EXPECT_EQ(on(aicha, item, "/retrait", {{"motif", "Le nom était faux."}}).status, 303);
  EXPECT_FALSE(says(visitor.get("/panorama"), kOwnWords));
  EXPECT_FALSE(says(visitor.get("/panorama.atom"), kOwnWords));
  EXPECT_TRUE(says(aicha.get("/service"), "Le nom était faux."));
  EXPECT_EQ(on(aicha, item, "/remise", {}).status, 303);
  EXPECT_TRUE(says(visitor.get("/panorama"), kOwnWords));
}

TEST_F(DutyDesk, WhatAnotherDeskRelayedIsAmongItsKeptOnesOnceWithdrawnAndIsNotPutBackByUndo) {
  const StoryId story = sample.story({});
  sample.lay(story, sample.oriv());
  send(chloe, at(story, "/relais"), {{"version", "1"}, {"note", kOwnWords}});
  const std::string item = item_of(story);
  EXPECT_EQ(on(aicha, item, "/retrait", {{"motif", "À la demande du journal."}}).status, 303);
  EXPECT_TRUE(says(chloe.get("/pile?etat=gardees"), "id=\"h" + std::to_string(story.value)));
  const Response undone = send(chloe, at(story, "/annuler"), {{"version", "3"}});
  EXPECT_EQ(undone.status, 409);
  EXPECT_FALSE(says(chloe.get("/panorama"), kOwnWords));
}

TEST_F(DutyDesk, UnderTheRuleOfDutyTheOthersPropose) {
  put_under(WhoPublishes::on_duty);
  const StoryId story = sample.story({});
  sample.lay(story, sample.oriv());
  const Response form = off_duty->get(at(story, "/relais"));
  EXPECT_FALSE(says(form, "Publier au panorama"));
  EXPECT_TRUE(says(form, "Proposer"));
  const Response refused =
      send(*off_duty, at(story, "/relais"), {{"version", "1"}, {"note", kOwnWords}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(says(refused, "n’est pas de service"));
  EXPECT_TRUE(says(refused, kOwnWords)) << "nothing typed is lost";
  offer(*off_duty, story, kOwnWords, "");
  EXPECT_EQ(answer(*off_duty, story, {{"reponse", "prendre"}}).status, 403);
  EXPECT_EQ(answer(*on_duty, story, {{"reponse", "prendre"}}).status, 303);
  const std::string item = item_of(story);
  EXPECT_EQ(on(*off_duty, item, "/heure", {{"quand", "maintenant"}}).status, 403);
  EXPECT_EQ(on(*off_duty, item, "/retrait", {{"motif", "Non."}}).status, 403);
  EXPECT_EQ(on(*on_duty, item, "/heure", {{"quand", "maintenant"}}).status, 303);
  EXPECT_TRUE(says(off_duty->get("/panorama"), kOwnWords));
}

TEST_F(DutyDesk, UnderTheThirdRuleACentrePublishesWhatWasTakenOfIts) {
  put_under(WhoPublishes::on_duty_or_taken);
  const StoryId story = proposed_by(*off_duty, sample.oriv(), {});
  answer(*on_duty, story, {{"reponse", "prendre"}});
  const std::string item = item_of(story);
  EXPECT_EQ(on(*off_duty, item, "/place", {{"place", "1"}}).status, 403);
  EXPECT_EQ(on(*off_duty, item, "/heure", {{"quand", "maintenant"}}).status, 303);
  EXPECT_TRUE(says(off_duty->get("/panorama"), kOwnWords));
}

TEST_F(DutyDesk, AReaderReadsItAndChangesNothing) {
  proposed_by(aicha, sample.pole(), {});
  EXPECT_EQ(rene.get("/service").status, 200);
}

}  // namespace
}  // namespace vigie::web
