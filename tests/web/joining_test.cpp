// SPDX-License-Identifier: EUPL-1.2
// Two relayed articles of one event become one on the duty desk; what was answered to a proposal
// reaches who proposed by their weekly mail.
#include <gtest/gtest.h>

#include "app/setup/digest.hpp"
#include "store/people/curator_repo.hpp"
#include "web/route_scenes.hpp"

namespace vigie::web {
namespace {

constexpr const char* kHerWords = "En Alsace, l’agence raconte le même mouvement depuis mars.";

class Joining : public RouteScenes {
 protected:
  static bool says(const Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
  }
  /// Relayed by a centre, with its own words; the item's number.
  std::string relayed(Browser& browser, CentreId centre, const std::string& title,
                      const std::string& note) {
    const StoryId story = sample.story({.title = title});
    if (centre != sample.pole()) sample.lay(story, centre);
    const std::string version =
        between(browser.get(at(story, "/relais")).body, "name=\"version\" value=\"", "\"");
    EXPECT_EQ(browser
                  .post(at(story, "/relais"),
                        {{"jeton", browser.token()}, {"version", version}, {"note", note}})
                  .status,
              303);
    clock.advance(60);
    return std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  }
  std::string address_of(const std::string& item) {
    auto reader = sample.db().reader();
    auto query = reader.prepare("SELECT key FROM panorama_item WHERE id = ?1");
    query.bind(item);
    EXPECT_TRUE(query.step().value());
    return "/panorama/article/" + query.text(0);
  }
  Response join(const std::string& item, const std::string& into, const std::string& notes) {
    const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + item);
    return by_aicha("/service/articles/" + item + "/reunion",
                    {{"version", std::to_string(version)}, {"avec", into}, {"notes", notes}});
  }

  /// What a person's Monday mail says; "" where they get none.
  std::string monday_mail(const store::Curator& curator) {
    const auto monday = instant_at(monday_of(paris_day(clock.now())) + 7, 6, 30, kParis).value();
    EXPECT_TRUE(app::plan_digests(sample.db(), monday));
    const std::string week = iso(paris_day(monday));
    const bool asked =
        sample.number("SELECT count(*) FROM notification WHERE kind = 'digest' AND subject = '" +
                      week + "' AND curator_id = " + std::to_string(curator.id.value)) == 1;
    if (!asked) return "";
    config::VigieConfig config;
    config.web.public_url = "https://vigie.example";
    auto reader = sample.db().reader();
    store::Notification notification;
    notification.kind = "digest";
    notification.subject = week;
    notification.curator = curator.id;
    const auto made = app::compose_digest({reader, config, notification, monday});
    EXPECT_TRUE(made);
    return *made ? (*made)->subject + "\n" + (*made)->body : "";
  }

  Browser visitor{*site};
};

TEST_F(Joining, MakesOneOfTwoAndNamesBothCentresWithBothNotes) {
  const std::string first = relayed(aicha, sample.pole(), "Adultes-relais en sursis", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "La fin des médiateurs", kHerWords);
  const std::string there = address_of(first);
  const std::string gone = address_of(second);
  EXPECT_TRUE(says(aicha.get("/service/articles/" + second), "Adultes-relais en sursis (Pôle"));
  EXPECT_EQ(join(second, first, "deux").status, 303);
  const Response page = visitor.get("/panorama");
  EXPECT_TRUE(says(page, ", avec ORIV"));
  EXPECT_TRUE(says(page, kOwnWords));
  EXPECT_TRUE(says(page, kHerWords));
  EXPECT_FALSE(says(page, "La fin des médiateurs"));
  const Response moved = visitor.get(gone);
  EXPECT_EQ(moved.status, 301);
  EXPECT_EQ(header_of(moved, "Location"), there);
  EXPECT_FALSE(says(visitor.get("/panorama.atom"), "La fin des médiateurs"));
  EXPECT_EQ(sample.number("SELECT count(DISTINCT story_id) FROM panorama_item"), 1)
      << "their stories are one";
  EXPECT_FALSE(says(aicha.get("/service"), "Retirées cette semaine"))
      << "nothing was withdrawn that could be put back";
}

TEST_F(Joining, KeepsTheNoteOfTheOtherAloneWhereThatIsAsked) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  EXPECT_EQ(join(second, first, "").status, 303);
  EXPECT_FALSE(says(visitor.get("/panorama"), kHerWords));
  EXPECT_TRUE(says(visitor.get("/panorama"), ", avec ORIV"));
}

TEST_F(Joining, IsRefusedWhereSomebodyWasFasterOrTheOtherIsNotThere) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  EXPECT_EQ(join(second, second, "").status, 404);
  EXPECT_EQ(join(second, "77", "").status, 404);
  EXPECT_EQ(join(second, first, "").status, 303);
  EXPECT_EQ(join(second, first, "").status, 409);
}

TEST_F(Joining, LeavesTheArticleInItsDossiers) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  const auto article = sample.number("SELECT article_id FROM panorama_item WHERE id = " + second);
  by_aicha("/dossiers",
           {{"titre", "Suivi"}, {"publier", "oui"}, {"article", std::to_string(article)}});
  EXPECT_EQ(join(second, first, "").status, 303);
  EXPECT_TRUE(says(visitor.get("/panorama/dossiers/suivi"), "Second"));
}

TEST_F(Joining, AnswersToWhatWasProposedReachWhoProposedOnMonday) {
  const auto proposed = [&](const std::string& title) {
    const StoryId story = sample.story({.title = title});
    sample.lay(story, sample.oriv());
    const std::string version =
        between(chloe.get(at(story, "/relais")).body, "name=\"version\" value=\"", "\"");
    chloe.post(at(story, "/proposition"),
               {{"jeton", chloe.token()}, {"version", version}, {"note", kHerWords}});
    return story;
  };
  const auto answer = [&](StoryId story, const std::string& word) {
    by_aicha("/service/sujets/" + std::to_string(story.value) + "/reponse",
             {{"vu", mark_on(story)}, {"reponse", word}, {"motif", "Relayé lundi déjà."}});
  };
  answer(proposed("Un marché à Mulhouse"), "maintenant");
  answer(proposed("Un parc à Colmar"), "rendre");
  proposed("Sans réponse encore");
  const std::string mail = monday_mail(sample.chloe());
  EXPECT_NE(mail.find("2 réponses à vos propositions"), std::string::npos) << mail;
  EXPECT_NE(mail.find("Un marché à Mulhouse\u00a0: retenue par Aïcha"), std::string::npos) << mail;
  EXPECT_NE(mail.find("https://vigie.example/panorama/article/"), std::string::npos);
  EXPECT_NE(mail.find("Un parc à Colmar\u00a0: pas cette fois par Aïcha"), std::string::npos)
      << mail;
  EXPECT_NE(mail.find("Relayé lundi déjà."), std::string::npos);
  EXPECT_EQ(mail.find("Sans réponse encore"), std::string::npos);
  EXPECT_EQ(monday_mail(sample.aicha()), "") << "who answered has nothing to be told";
}

}  // namespace
}  // namespace vigie::web
