// SPDX-License-Identifier: EUPL-1.2
/// What each POST of the dossiers would do.
#pragma once

#include "web/duty_scenes.hpp"

namespace vigie::web {

class DossierScenes : public DutyScenes {
 protected:
  /// Opened by Aïcha, with one article; its address.
  std::string dossier() {
    const StoryId story = sample.story({});
    EXPECT_EQ(
        by_aicha("/dossiers", {{"titre", "Adultes-relais"}, {"article", article_of(story)}}).status,
        303);
    return "/dossiers/" + std::to_string(sample.number("SELECT max(id) FROM dossier"));
  }
  std::string article_of(StoryId story) {
    return std::to_string(sample.number(
        "SELECT article.id FROM article JOIN reprint ON reprint.id = article.reprint_id "
        "WHERE story_id = " +
        std::to_string(story.value)));
  }
  std::string dossier_item() {
    const std::string at = dossier();
    return at + "/articles/" + std::to_string(sample.number("SELECT max(id) FROM dossier_item"));
  }
  Scene into_dossier() {
    const std::string at = dossier();
    return {.path = SceneTest::at(sample.story({}), "/dossier"),
            .form = {{"dossier", tail_of(at, '/')}},
            .why_unversioned = "adds; twice is once"};
  }

  std::map<std::string, std::function<Scene()>> dossier_scenes = {
      {"/dossiers",
       [] {
         return Scene{.path = "/dossiers",
                      .form = {{"titre", "Rénovation urbaine"}},
                      .own_business = "each centre opens its own",
                      .why_unversioned = "adds, and replaces nothing"};
       }},
      {"/dossiers/choix",
       [] {
         return Scene{.path = "/dossiers/choix",
                      .form = {{"cochee", "1:1"}},
                      .own_business = "leads to a form",
                      .why_unversioned = "changes nothing",
                      .why_no_event = "changes nothing"};
       }},
      {"/dossiers/{dossier}",
       [this] {
         return Scene{.path = dossier(),
                      .form = {{"version", "2"}, {"titre", "Autre titre"}, {"centre", "pole"}}};
       }},
      {"/dossiers/{dossier}/etat",
       [this] {
         return Scene{.path = dossier() + "/etat",
                      .form = {{"version", "2"}, {"geste", "publier"}}};
       }},
      {"/dossiers/{dossier}/parties",
       [this] {
         return Scene{.path = dossier() + "/parties",
                      .form = {{"version", "2"}, {"geste", "ajouter"}, {"titre", "Comprendre"}}};
       }},
      {"/dossiers/{dossier}/articles",
       [this] {
         const std::string at = dossier();
         return Scene{.path = at + "/articles",
                      .form = {{"article", article_of(sample.story({}))}, {"geste", "verser"}},
                      .why_unversioned = "adds; twice is once"};
       }},
      {"/dossiers/{dossier}/articles/{item}",
       [this] {
         return Scene{.path = dossier_item(),
                      .form = {{"version", "2"}, {"genre", "interview"}, {"partie", "0"}}};
       }},
      {"/dossiers/{dossier}/articles/{item}/place",
       [this] {
         return Scene{.path = dossier_item() + "/place",
                      .form = {{"version", "2"}, {"place", "1"}}};
       }},
      {"/pile/{story}/dossier", [this] { return into_dossier(); }},
  };
};

}  // namespace vigie::web
