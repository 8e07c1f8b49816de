// SPDX-License-Identifier: EUPL-1.2
/// What each POST of exports, report and info-doc would do: beside route_scenes.hpp.
#pragma once

#include "web/tour_scenes.hpp"

namespace vigie::web {

class ExportScenes : public TourScenes {
 protected:
  ExportScenes() {
    for (auto& each : of_exports()) scenes.insert(std::move(each));
  }

  /// The address of an enquiry of Aïcha's centre.
  std::string enquiry() {
    sample.run(
        "INSERT INTO enquiry (centre_id, number, received_on, question, created_by, created_at) "
        "SELECT centre_id, (SELECT count(*) + 1 FROM enquiry), '2026-11-18', 'Question', id, 0 "
        "FROM curator WHERE email = 'aicha@pole.example'");
    return "/info-doc/" + std::to_string(sample.number("SELECT max(id) FROM enquiry"));
  }

  std::map<std::string, std::function<Scene()>> of_exports() {
    return {
        {"/exporter/reponse",
         [this] {
           const StoryId story = sample.story({});
           return Scene{
               .path = "/exporter/reponse",
               .form = {{"quoi", "retenus"},
                        {"format", "unimarc"},
                        {"article", std::to_string(story.value)},
                        {"notice", "12"},
                        {"reponse", "oui"}},
               .own_business = "any centre may say that two records are one",
               .why_unversioned = "the last word counts, and both are kept in the journal"};
         }},
        {"/exporter/transmis",
         [] {
           return Scene{.path = "/exporter/transmis",
                        .form = {{"quoi", "retenus"}, {"format", "unimarc"}},
                        .own_business = "each centre tells of its own list",
                        .why_unversioned = "sent twice is sent"};
         }},
        {"/info-doc",
         [] {
           return Scene{.path = "/info-doc",
                        .form = {{"question", "Des exemples de maisons de santé"}},
                        .own_business = "each centre has its own register",
                        .why_unversioned = "adds, and replaces nothing"};
         }},
        {"/info-doc/{demande}",
         [this] {
           return Scene{.path = enquiry(),
                        .form = {{"version", "1"}, {"question", "Mieux dite"}, {"etat", "open"}}};
         }},
        {"/info-doc/{demande}/pieces",
         [this] {
           return Scene{.path = enquiry() + "/pieces",
                        .form = {{"version", "1"}, {"reference", "DUPONT, Jean. Un livre."}},
                        .why_no_event = "an answer in the making, not yet given"};
         }},
        {"/info-doc/{demande}/dossier",
         [this] {
           const std::string path = enquiry();
           by_aicha(path + "/pieces", {{"version", "1"}, {"reference", "DUPONT, Jean. Un livre."}});
           return Scene{.path = path + "/dossier",
                        .why_unversioned = "opens a dossier of its own; the enquiry stays"};
         }},
        {"/info-doc/{demande}/reponse",
         [this] {
           return Scene{.path = enquiry() + "/reponse",
                        .form = {{"version", "1"}, {"texte", "Bonjour."}}};
         }},
        {"/rapport/{annee}/valeur",
         [this] {
           let_aicha_coordinate();
           return Scene{.path = "/rapport/2026/valeur",
                        .form = {{"version", "0"},
                                 {"code", "linkedin"},
                                 {"nombre", "950"},
                                 {"exactitude", "exact"},
                                 {"source", "LinkedIn"}}};
         }},
        {"/rapport/{annee}/clore",
         [this] {
           let_aicha_coordinate();
           return Scene{.path = "/rapport/2026/clore",
                        .why_unversioned = "closed twice is closed once"};
         }},
        {"/oai",
         [] {
           return Scene{.path = "/oai",
                        .form = {{"verb", "Identify"}},
                        .own_business = "harvesters have no account",
                        .why_unversioned = "a question, and changes nothing",
                        .why_no_event = "a question, and changes nothing"};
         }},
    };
  }
};

}  // namespace vigie::web
