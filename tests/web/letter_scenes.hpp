// SPDX-License-Identifier: EUPL-1.2
/// The scenes of a letter's addresses.
#pragma once

#include <functional>
#include <map>

#include "web/letter_sample.hpp"
#include "web/source_scenes.hpp"

namespace vigie::web {

class LetterScenes : public SourceScenes {
 protected:
  /// An issue at work, Aïcha its editor and approver; its address.
  store::IssueRow issue_at_work() {
    if (!std::filesystem::exists(folder.path() / "newsletter")) {
      copy_newsletter(folder.path() / "newsletter");
      issue_ = draft_letter(sample, letter_config(folder.path()), clock.now());
      make_ready(sample, issue_.id, clock.now());
      entrust(sample, "aicha@pole.example", "letter_editor");
      entrust(sample, "aicha@pole.example", "approver");
    }
    store::Reader reader = sample.db().reader();
    return *store::issue_by_id(reader, issue_.id);
  }
  std::string issue_address(std::string_view what) {
    return fmt::format("/lettres/resonances/{}{}", issue_at_work().number, what);
  }
  Scene letter_scene(std::string_view what, Pairs form, std::string unversioned = "") {
    return {.path = issue_address(what),
            .form = std::move(form),
            .why_unversioned = std::move(unversioned),
            .why_no_event = "versions of blocks say who wrote what; steps are in the journal"};
  }
  Scene block_scene(std::string_view what, Pairs form, std::string unversioned = "") {
    const Block block = block_in(sample, issue_at_work().id, "ressources");
    if (unversioned.empty()) form.emplace_back("version", std::to_string(block.version));
    return letter_scene(fmt::format("/blocs/{}{}", block.id.value, what), std::move(form),
                        std::move(unversioned));
  }
  Scene block_text() {
    const Block block = block_in(sample, issue_at_work().id, "ressources");
    return letter_scene(fmt::format("/blocs/{}", block.id.value),
                        block_fields(block, {{"titre", "Un autre titre"}}));
  }
  Scene block_version() {
    const Scene first = block_text();
    by_aicha(first.path, first.form);
    return block_scene("/rendre", {{"rendre", "1"}});
  }
  Scene resolved_comment() {
    by_aicha(issue_address("/commentaires"), {{"commentaire", "À revoir."}});
    const auto id = sample.number("SELECT max(id) FROM issue_comment");
    Scene scene =
        letter_scene(fmt::format("/commentaires/{}/resolu", id), {}, "a comment is resolved once");
    scene.own_business = "whoever curates, of any centre, may say what they think of a letter";
    return scene;
  }
  /// The issue in that state, written by nobody who is here.
  Scene step_scene(std::string_view what, std::string_view state, Pairs form) {
    issue_at_work();
    sample.run("UPDATE issue_block SET updated_by = NULL");
    sample.run("UPDATE issue_block_version SET created_by = NULL");
    sample.run(fmt::format(
        "UPDATE issue SET frozen_at = {}, scheduled_at = NULL, updated_by = NULL, state = '{}'",
        state == "frozen" ? "1" : "NULL", state));
    sample.run("DELETE FROM issue_output");
    sample.run("DELETE FROM returned_mail");
    sample.run("DELETE FROM delivery");
    form.emplace_back("version", std::to_string(issue_at_work().version));
    return letter_scene(what, std::move(form));
  }
  Scene approval() {
    Scene scene = step_scene("/approbation", "in_review", {});
    // What other scenes left behind is no letter.
    sample.run(
        "UPDATE issue_block SET removed_at = 1 WHERE id IN (SELECT block_id FROM "
        "issue_block_version WHERE title = 'Sans titre')");
    const std::string page = aicha.get(issue_address("/relire")).body;
    scene.form.emplace_back("empreinte", between(page, "name=\"empreinte\" value=\"", "\""));
    for (auto& each : accepted_on(page)) scene.form.push_back(std::move(each));
    return scene;
  }
  Scene said_of_it() {
    Scene scene = letter_scene("/commentaires", {{"commentaire", "À revoir."}},
                               "a comment is added beside the others");
    scene.own_business = "whoever curates, of any centre, may say what they think of a letter";
    return scene;
  }

  /// Page 1 has an owner already: nobody, since version 1.
  Scene page_owner() {
    const auto issue = issue_at_work().id.value;
    sample.run(
        fmt::format("INSERT INTO issue_owner (issue_id, page, updated_at) VALUES ({}, 1, 1) "
                    "ON CONFLICT DO NOTHING",
                    issue));
    const auto version = sample.number("SELECT version FROM issue_owner WHERE page = 1");
    return letter_scene(
        "/charges", {{"page", "1"}, {"pour", "2026-12-18"}, {"version", std::to_string(version)}});
  }

  /// A text that somebody else asked to be shared, at its first version.
  Scene share_approval() {
    const auto issue = issue_at_work();
    const Block block = block_in(sample, issue.id, "ressources");
    sample.run(
        fmt::format("INSERT INTO shared_block (block_id, asked_version, asked_at, asked_by) "
                    "SELECT {}, {}, 1, id FROM curator WHERE email = 'bruno@pole.example' "
                    "ON CONFLICT DO UPDATE SET asked_version = excluded.asked_version, "
                    "version = NULL, approved_at = NULL, withdrawn_at = NULL, "
                    "asked_by = excluded.asked_by",
                    block.id.value, block.version));
    sample.run("UPDATE issue_block_version SET created_by = NULL");
    return letter_scene(fmt::format("/blocs/{}/partage/approbation", block.id.value),
                        {{"version", std::to_string(block.version)}});
  }

  std::map<std::string, std::function<Scene()>> letter_scenes() {
    return {
        {"/lettres/{letter}/numeros",
         [this] {
           issue_at_work();
           Scene scene = letter_scene("", {{"mois", "2026-12"}}, "makes a new issue");
           scene.path = "/lettres/resonances/numeros";
           return scene;
         }},
        {"/lettres/{letter}/{number}/mots",
         [this] {
           return letter_scene("/mots", {{"objet", "N° 88"},
                                         {"accroche", "Au sommaire"},
                                         {"version", std::to_string(issue_at_work().version)}});
         }},
        {"/lettres/{letter}/{number}/charges", [this] { return page_owner(); }},
        {"/lettres/{letter}/{number}/proposer",
         [this] { return letter_scene("/proposer", {}, "touches no place that a person filled"); }},
        {"/lettres/{letter}/{number}/blocs",
         [this] {
           return letter_scene("/blocs", {{"rubrique", "agenda"}},
                               "adds a block beside the others");
         }},
        {"/lettres/{letter}/{number}/blocs/{block}", [this] { return block_text(); }},
        {"/lettres/{letter}/{number}/blocs/{block}/place",
         [this] {
           return block_scene("/place", {{"sens", "bas"}});
         }},
        {"/lettres/{letter}/{number}/blocs/{block}/retrait",
         [this] { return block_scene("/retrait", {}); }},
        {"/lettres/{letter}/{number}/blocs/{block}/rendre", [this] { return block_version(); }},
        {"/lettres/{letter}/{number}/blocs/{block}/fichier",
         [this] { return block_scene("/fichier", {}); }},
        {"/lettres/{letter}/{number}/blocs/{block}/partage",
         [this] {
           return block_scene("/partage", {{"quoi", "proposer"}});
         }},
        {"/lettres/{letter}/{number}/blocs/{block}/partage/approbation",
         [this] { return share_approval(); }},
        {"/lettres/{letter}/{number}/blocs/{block}/correction",
         [this] {
           return block_scene("/correction", {{"quoi", "laisser"}});
         }},
        {"/lettres/{letter}/{number}/blocs/{block}/presence",
         [this] { return block_scene("/presence", {}, "says who writes here now"); }},
        {"/lettres/{letter}/{number}/blocs/{block}/laisser",
         [this] {
           return block_scene("/laisser", {{"texte", "1"}}, "a text is dropped once");
         }},
        {"/lettres/{letter}/{number}/etape",
         [this] {
           return step_scene("/etape", "draft", {{"pas", "soumettre"}});
         }},
        {"/lettres/{letter}/{number}/approbation", [this] { return approval(); }},
        {"/lettres/{letter}/{number}/correction",
         [this] {
           return step_scene("/correction", "in_review", {{"mot", "À revoir."}});
         }},
        {"/lettres/{letter}/{number}/depart",
         [this] {
           return step_scene("/depart", "frozen", {{"quand", "2027-01-04T09:00"}});
         }},
        {"/lettres/{letter}/{number}/degel", [this] { return step_scene("/degel", "frozen", {}); }},
        {"/lettres/{letter}/{number}/essai",
         [this] {
           return letter_scene("/essai", {{"adresses", "a@exemple.net"}}, "a copy more");
         }},
        {"/lettres/{letter}/{number}/lien",
         [this] { return letter_scene("/lien", {}, "a link more"); }},
        {"/lettres/{letter}/{number}/archive",
         [this] {
           issue_at_work();
           sample.run("UPDATE issue SET public_at = 1, withdrawn_at = NULL");
           return letter_scene("/archive", {{"archive", "retirer"}}, "taken off once");
         }},
        {"/lettres/{letter}/{number}/agenda",
         [this] {
           return letter_scene(
               "/agenda",
               {{"agenda",
                 "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:x"
                 "\r\nDTSTART:20270104T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"}},
               "dates beside the others; the same again are the same");
         }},
        {"/essai/desinscription",
         [] {
           return Scene{.path = "/essai/desinscription",
                        .own_business = "the link of a copy that was sent to try",
                        .why_unversioned = "changes nothing",
                        .why_no_event = "changes nothing"};
         }},
        {"/lettres/{letter}/{number}/commentaires", [this] { return said_of_it(); }},
        {"/lettres/{letter}/{number}/commentaires/{comment}/resolu",
         [this] { return resolved_comment(); }},
    };
  }

  store::IssueRow issue_;
};

}  // namespace vigie::web
