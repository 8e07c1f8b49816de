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

  Response part(const std::string& stays, const std::string& gone) {
    const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + stays);
    return by_aicha("/service/articles/" + stays + "/separation",
                    {{"version", std::to_string(version)}, {"article", gone}});
  }
  /// Proposed by the other centre on its story, and merged with it.
  void merged_proposal(const std::string& item) {
    sample.run(
        "INSERT INTO proposal (story_id, article_id, centre_id, curator_id, note, state, "
        "offered_at, answered_by, answered_at, item_id) SELECT story_id, article_id, 1, 1, 'Deux "
        "mots', 'merged', 1, 2, 3, id FROM panorama_item WHERE id = " +
        item);
  }
  std::string rows(std::string_view sql) {
    auto reader = sample.db().reader();
    auto query = reader.prepare(sql);
    std::string all;
    const auto lines = query.all([](const store::Statement& row) { return row.text(0); });
    EXPECT_TRUE(lines) << sql;
    for (const std::string& line : *lines) all += line + "\n";
    return all + "--\n";
  }
  /// All that two items are, but for their versions and who touched them last.
  std::string everything(const std::string& one, const std::string& other) {
    std::string all = rows(
        "SELECT json_array(id, key, story_id, article_id, centre_id, title, url, media, author, "
        "dated_at, note, state, position, publish_at, published_at, published_on, corrected_at, "
        "correction, withdrawn_at, reason, joined_to) FROM panorama_item ORDER BY id");
    all += rows(
        "SELECT json_array(id, story_id, article_id, note, remark, state, item_id, answered_by, "
        "answered_at, reason) FROM proposal ORDER BY id");
    all += rows("SELECT json_array(item_id, kind, code, within) FROM panorama_tag ORDER BY 1");
    all += rows(
        "SELECT json_array(kind, code, items) FROM panorama_tag_count WHERE items > 0 "
        "ORDER BY 1");
    all += rows("SELECT json_array(id, story_id) FROM reprint ORDER BY id");
    all += rows("SELECT json_array(id, merged_into_id) FROM story ORDER BY id");
    all += rows(
        "SELECT json_array(story_id, centre_id, state, curator_id, article_id, decided_at) "
        "FROM desk_item ORDER BY 1");
    for (const std::string& item : {one, other}) {
      const Response page = visitor.get(address_of(item));
      all += fmt::format("{} {}\n", page.status, page.body);
    }
    return all + visitor.get("/panorama").body + visitor.get("/panorama.atom").body;
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

TEST_F(Joining, IsTakenBackExactlyHoweverItWasMade) {
  struct Case {
    std::string_view why;
    std::string_view notes;
    std::string_view going_state;
    bool later_proposal;
  };
  static constexpr Case kCases[] = {
      {"both notes", "deux", "published", false},
      {"one note", "", "published", false},
      {"scheduled", "deux", "scheduled", false},
      {"ready", "", "ready", false},
      {"a third centre's words went into it", "deux", "published", true}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string first = relayed(aicha, sample.pole(), fmt::format("Un {}", c.why), kOwnWords);
    const std::string second =
        relayed(chloe, sample.oriv(), fmt::format("Deux {}", c.why), kHerWords);
    if (c.later_proposal) merged_proposal(second);
    if (c.going_state != "published") {
      sample.run(
          fmt::format("UPDATE panorama_item SET state = '{}', published_at = NULL, "
                      "published_on = NULL WHERE id = {}",
                      c.going_state, second));
    }
    const std::string before = everything(first, second);
    ASSERT_EQ(join(second, first, std::string(c.notes)).status, 303);
    EXPECT_NE(everything(first, second), before);
    ASSERT_EQ(part(first, second).status, 303);
    EXPECT_EQ(everything(first, second), before);
  }
}

TEST_F(Joining, IsTakenBackByTheKeyAtOnceAndFromTheArticlesPageLater) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  const Response joined = join(second, first, "deux");
  const Response said = aicha.get(between(header_of(joined, "Location"), "", "#"));
  EXPECT_TRUE(says(said, "action=\"/service/articles/" + first + "/separation\""));
  EXPECT_TRUE(says(said, "name=\"article\" value=\"" + second + "\""));
  EXPECT_TRUE(says(aicha.get("/service/articles/" + first), "Second (ORIV)"));
  EXPECT_TRUE(says(aicha.get("/service/articles/" + second), "Les séparer depuis cet article"));
  EXPECT_EQ(part(first, second).status, 303);
  EXPECT_EQ(visitor.get(address_of(second)).status, 200);
  EXPECT_FALSE(says(aicha.get("/service/articles/" + first), "Les séparer"));
  EXPECT_EQ(part(first, second).status, 404) << "once";
}

TEST_F(Joining, TakenBackLeavesWordsThatWereCorrectedSince) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  EXPECT_EQ(join(second, first, "deux").status, 303);
  const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + first);
  constexpr const char* kSince = "Une note que quelqu’un a réécrite depuis, avec ses mots.";
  EXPECT_EQ(by_aicha("/service/articles/" + first,
                     {{"version", std::to_string(version)}, {"note", kSince}})
                .status,
            303);
  EXPECT_EQ(part(first, second).status, 303);
  EXPECT_TRUE(says(visitor.get(address_of(first)), kSince));
  EXPECT_TRUE(says(visitor.get(address_of(second)), kHerWords));
}

TEST_F(Joining, IsNotTakenBackAgainstAPublishersWishNorUnderWhatWasDecidedSince) {
  const std::string first = relayed(aicha, sample.pole(), "Premier", kOwnWords);
  const std::string second = relayed(chloe, sample.oriv(), "Second", kHerWords);
  EXPECT_EQ(join(second, first, "").status, 303);
  sample.run(
      "INSERT INTO takedown (article_id, asked_by, done_at) SELECT article_id, 'x', 1 "
      "FROM panorama_item WHERE id = " +
      second);
  EXPECT_EQ(part(first, second).status, 409);
  sample.run("DELETE FROM takedown");
  sample.run("UPDATE desk_item SET version = version + 1 WHERE centre_id = " +
             std::to_string(sample.oriv().value));
  EXPECT_EQ(part(first, second).status, 409);
  EXPECT_EQ(visitor.get(address_of(second)).status, 301) << "nothing was half done";
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

TEST_F(Joining, ALinkFoundDeadThisWeekIsInTheMondayMailOfItsCentreAlone) {
  const std::string item = relayed(chloe, sample.oriv(), "Un parc à Colmar", kHerWords);
  EXPECT_EQ(monday_mail(sample.chloe()), "");
  sample.run(
      fmt::format("UPDATE panorama_link SET gone_since = {}, dead_at = {} WHERE item_id = {}",
                  clock.now().seconds - 8 * kDaySeconds, clock.now().seconds, item));
  const std::string mail = monday_mail(sample.chloe());
  EXPECT_NE(mail.find("1 lien mort au panorama"), std::string::npos) << mail;
  EXPECT_NE(mail.find("- Un parc à Colmar"), std::string::npos) << mail;
  EXPECT_NE(mail.find("https://vigie.example/service/liens"), std::string::npos) << mail;
  EXPECT_EQ(monday_mail(sample.aicha()), "");
  clock.advance(7 * kDaySeconds);
  EXPECT_EQ(monday_mail(sample.chloe()), "") << "it was told once";
}

}  // namespace
}  // namespace vigie::web
