// SPDX-License-Identifier: EUPL-1.2
/// What each POST of the duty desk would do, and what every scene is made with.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "support/fixture.hpp"
#include "web/browser.hpp"

namespace vigie::web {

/// A form that would do what the address is for, sent by Aïcha of the Pôle.
struct Scene {
  std::string path;
  Pairs form = {};                   ///< without token
  std::string own_business = {};     ///< why another centre may do the same
  std::string why_unversioned = {};  ///< needed where the table says "no"
  std::string why_no_event = {};     ///< needed where nothing is written to the journal
};

inline constexpr const char* kOwnWords = "À lire pour l’accès aux soins dans les quartiers.";

class SceneTest : public SiteTest {
 protected:
  SceneTest() {
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
    rene.log_in("rene@pole.example");
    site->let_add_pages([](store::Database&, const store::Curator&, const app::PageToAdd&,
                           Instant) { return Result<app::AddedPage>(app::AddedPage{}); });
  }

  static std::string at(StoryId story, std::string_view what) {
    return "/pile/" + std::to_string(story.value) + std::string(what);
  }
  static std::string tail_of(const std::string& text, char after) {
    return text.substr(text.rfind(after) + 1);
  }
  std::string field(std::string_view page_of, std::string_view name) {
    return between(aicha.get(page_of).body, "name=\"" + std::string(name) + "\" value=\"", "\"");
  }
  Response by_aicha(const std::string& path, Pairs form) {
    form.emplace_back("jeton", aicha.token());
    return aicha.post(path, std::move(form));
  }

  Browser aicha{*site};
  Browser chloe{*site};
  Browser rene{*site};
};

class DutyScenes : public SceneTest {
 protected:
  /// Proposed by Aïcha, for an answer.
  Scene proposal() {
    return {.path = at(sample.story({}), "/proposition"),
            .form = {{"version", "1"}, {"note", kOwnWords}, {"remarque", "Pour lundi ?"}}};
  }
  StoryId proposed() {
    const StoryId story = sample.story({});
    EXPECT_EQ(by_aicha(at(story, "/proposition"), {{"version", "1"}, {"note", kOwnWords}}).status,
              303);
    return story;
  }
  std::string mark_on(StoryId story) {
    return std::to_string(sample.number("SELECT max(id) FROM proposal WHERE story_id = " +
                                        std::to_string(story.value))) +
           ":1";
  }
  Scene proposal_answer(std::string_view answer = "prendre") {
    const StoryId story = proposed();
    return {
        .path = "/service/sujets/" + std::to_string(story.value) + "/reponse",
        .form = {{"vu", mark_on(story)}, {"reponse", std::string(answer)}, {"motif", "Déjà dit."}},
        .own_business = kDutyRule};
  }
  Scene answer_reopened() {
    const Scene declined = proposal_answer("rendre");
    by_aicha(declined.path, declined.form);
    return {.path = declined.path.substr(0, declined.path.rfind('/')) + "/reprise",
            .own_business = kDutyRule,
            .why_unversioned = "takes back what stands declined, whoever declined it"};
  }
  Scene proposal_withdrawal() {
    proposed();
    const auto id = sample.number("SELECT max(id) FROM proposal");
    return {.path = "/service/propositions/" + std::to_string(id) + "/retrait",
            .form = {{"version", "1"}}};
  }
  std::string ready_item() {
    const Scene taken = proposal_answer();
    EXPECT_EQ(by_aicha(taken.path, taken.form).status, 303);
    return std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
  }
  /// A form on an item that is ready, or that Aïcha relayed.
  Scene on_item(bool is_public, std::string_view what, Pairs form) {
    std::string item;
    if (is_public) {
      by_aicha(at(sample.story({}), "/relais"), {{"version", "1"}, {"note", kOwnWords}});
      item = std::to_string(sample.number("SELECT max(id) FROM panorama_item"));
    } else {
      item = ready_item();
    }
    const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + item);
    form.emplace_back("version", std::to_string(version));
    return {.path = "/service/articles/" + item + std::string(what),
            .form = std::move(form),
            .own_business = kDutyRule};
  }
  Scene ready_published() {
    const std::string item = ready_item();
    return {
        .path = "/service/parution", .form = {{"pretes", item + ":1"}}, .own_business = kDutyRule};
  }
  Scene item_restored() {
    const Scene gone = on_item(true, "/retrait", {{"motif", "Une erreur de nom."}});
    by_aicha(gone.path, gone.form);
    const std::string path = gone.path.substr(0, gone.path.rfind('/'));
    return {.path = path + "/remise", .form = {{"version", "3"}}, .own_business = kDutyRule};
  }
  /// Two that are one, to be two again.
  Scene items_joined() {
    const std::string into = ready_item();
    const Scene going = on_item(false, "/reunion", {{"avec", into}});
    EXPECT_EQ(by_aicha(going.path, going.form).status, 303);
    const std::string gone = between(going.path, "/articles/", "/");
    const auto version = sample.number("SELECT version FROM panorama_item WHERE id = " + into);
    return {.path = "/service/articles/" + into + "/separation",
            .form = {{"version", std::to_string(version)}, {"article", gone}},
            .own_business = kDutyRule};
  }
  Scene suggestion_aside() {
    sample.run("INSERT INTO suggestion (url, sent_at) VALUES ('https://a.example/lecteur', 1)");
    return {.path = "/service/suggestions/" +
                    std::to_string(sample.number("SELECT max(id) FROM suggestion")) + "/ecarter",
            .own_business = kDutyRule,
            .why_unversioned = "it waits or is aside; twice is once"};
  }
  static constexpr const char* kDutyRule =
      "the panorama is the network's: who may is asked of the rule of the duty";

  std::map<std::string, std::function<Scene()>> duty_scenes = {
      {"/pile/{story}/proposition", [this] { return proposal(); }},
      {"/proposer-un-article",
       [] {
         return Scene{.path = "/proposer-un-article",
                      .form = {{"adresse", "https://a.example/1"}},
                      .own_business = "anybody proposes",
                      .why_unversioned = "adds, and replaces nothing",
                      .why_no_event = "nobody is known who did it"};
       }},
      {"/service/suggestions/{suggestion}/ecarter", [this] { return suggestion_aside(); }},
      {"/service/parution", [this] { return ready_published(); }},
      {"/service/sujets/{story}/reponse", [this] { return proposal_answer(); }},
      {"/service/sujets/{story}/reprise", [this] { return answer_reopened(); }},
      {"/service/propositions/{proposal}/retrait", [this] { return proposal_withdrawal(); }},
      {"/service/articles/{item}",
       [this] {
         return on_item(true, "", {{"note", "D’autres mots, écrits par le centre de service."}});
       }},
      {"/service/articles/{item}/place",
       [this] {
         return on_item(false, "/place", {{"place", "1"}});
       }},
      {"/service/articles/{item}/heure",
       [this] {
         return on_item(false, "/heure", {{"quand", "matin"}});
       }},
      {"/service/articles/{item}/retrait",
       [this] {
         return on_item(true, "/retrait", {{"motif", "Une erreur de nom."}});
       }},
      {"/service/articles/{item}/lien",
       [this] {
         return on_item(true, "/lien", {{"adresse", "https://journal.example/nouveau"}});
       }},
      {"/service/articles/{item}/reunion",
       [this] {
         const std::string other = ready_item();
         return on_item(false, "/reunion", {{"avec", other}});
       }},
      {"/service/articles/{item}/separation", [this] { return items_joined(); }},
      {"/service/articles/{item}/retour", [this] { return on_item(false, "/retour", {}); }},
      {"/service/articles/{item}/remise", [this] { return item_restored(); }},
  };
};

}  // namespace vigie::web
