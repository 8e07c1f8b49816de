// SPDX-License-Identifier: EUPL-1.2
/// What each POST would do, as one who may would send it: letters on their way and their readers.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "web/letter_scenes.hpp"

namespace vigie::web {

class ReaderScenes : public LetterScenes {
 protected:
  /// A letter of Pôle with one reader, that Aïcha edits.
  SubscriptionId letter_reader() {
    if (!readers_made_) {
      readers_made_ = true;
      issue_at_work();
      sample.run(
          "INSERT OR IGNORE INTO letter (key, name, centre_id) SELECT 'resonances', 'Résonances', "
          "id "
          "FROM centre WHERE key = 'pole'");
      sample.run(
          "INSERT OR IGNORE INTO mailing_list (key, kind, letter_key) VALUES ('resonances', "
          "'letter', "
          "'resonances')");
      sample.run(
          "INSERT OR IGNORE INTO curator_grant (curator_id, role, letter_key, granted_at) "
          "SELECT id, 'letter_editor', 'resonances', 1 FROM curator "
          "WHERE email = 'aicha@pole.example'");
      sample.run("INSERT OR IGNORE INTO setting (name, value) VALUES ('mail_key', x'00112233')");
    }
    sample.run(
        "INSERT INTO person (email, email_key, created_at) SELECT 'l' || (count(*) + 1) || "
        "'@exemple.fr', 'l' || (count(*) + 1) || '@exemple.fr', 1 FROM person");
    sample.run(
        "INSERT INTO import_lot (list_key, origin, at) VALUES ('resonances', 'liste.csv', 1)");
    sample.run(
        "INSERT INTO subscription (person_id, list_key, state, basis, origin, import_lot_id, "
        "token, subscribed_at) SELECT max(person.id), 'resonances', 'active', 'fonctions', 'x', "
        "(SELECT max(id) FROM import_lot), 'jeton' || max(person.id), 1 FROM person");
    return SubscriptionId{sample.number("SELECT max(id) FROM subscription")};
  }
  Scene reader_added() {
    letter_reader();
    return {.path = "/lettres/resonances/abonnes/ajout",
            .form = {{"courriel", "neuve@exemple.fr"}, {"origine", "salon"}},
            .why_unversioned = "adds, and replaces nothing"};
  }
  Scene reader_removed() {
    const auto id = letter_reader();
    return {.path = "/lettres/resonances/abonnes/" + std::to_string(id.value) + "/retrait",
            .form = {{"geste", "lettre"}},
            .why_unversioned = "taken off twice is taken off once"};
  }
  Scene lot_undone() {
    letter_reader();
    const auto lot = sample.number("SELECT max(id) FROM import_lot");
    return {.path = "/lettres/resonances/abonnes/lots/" + std::to_string(lot) + "/annuler",
            .why_unversioned = "undone twice is undone once"};
  }
  /// A file that waits for Aïcha to say yes.
  Scene import_done() {
    letter_reader();
    sample.run(
        "INSERT OR REPLACE INTO import_upload (curator_id, list_key, file_name, bytes, at) "
        "SELECT id, 'resonances', 'l.csv', CAST('courriel' || char(10) || 'x@y.fr' AS BLOB), "
        "1795000000 FROM curator WHERE email = 'aicha@pole.example'");
    return {.path = "/lettres/resonances/abonnes/import/faire",
            .why_unversioned = "takes in the one file that waits"};
  }

  /// An issue under way, that Aïcha approves.
  Scene sending_paused() {
    letter_reader();
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, letter_key, granted_at) "
        "SELECT id, 'approver', 'resonances', 1 FROM curator WHERE email = 'aicha@pole.example' "
        "ON CONFLICT DO NOTHING");
    sample.run(
        "INSERT INTO issue (letter_key, number, month, state, version, subject, created_at, "
        "updated_at, frozen_at, public_at) VALUES ('resonances', 89, '2026-11', 'sending', 1, "
        "'Numéro 89', 1, 1, 1, 1)");
    return {.path = "/lettres/resonances/89/envoi",
            .form = {{"version", "1"}, {"geste", "suspendre"}}};
  }

  /// What came back for a delivery of that letter's issue, or for none that is known; its number.
  std::int64_t returned(std::string_view subject, std::optional<IssueId> issue) {
    std::string delivery = "NULL";
    if (issue) {
      sample.run(
          fmt::format("INSERT INTO delivery (issue_id, subscription_id, message_id) "
                      "VALUES ({}, {}, 'm' || (SELECT count(*) FROM delivery))",
                      issue->value, letter_reader().value));
      delivery = "(SELECT max(id) FROM delivery)";
    }
    sample.run(fmt::format(
        "INSERT INTO returned_mail (at, file, kind, subject, sender, text, reading, delivery_id) "
        "VALUES (1, 'f' || (SELECT count(*) FROM returned_mail), 'mail', '{}', 'a@b.fr', 't', "
        "'r', {})",
        subject, delivery));
    return sample.number("SELECT max(id) FROM returned_mail");
  }
  Scene return_settled() {
    const auto id = returned("s", issue_at_work().id);
    return {.path = "/lettres/resonances/retours/" + std::to_string(id),
            .form = {{"geste", "classer"}},
            .why_unversioned = "settled twice is settled once"};
  }

  std::map<std::string, std::function<Scene()>> reader_scenes() {
    return {
        {"/lettres/{letter}/retours/{returned}", [this] { return return_settled(); }},
        {"/lettres/{letter}/{number}/envoi", [this] { return sending_paused(); }},
        {"/lettres/{letter}/abonnes/ajout", [this] { return reader_added(); }},
        {"/lettres/{letter}/abonnes/{subscription}/retrait", [this] { return reader_removed(); }},
        {"/lettres/{letter}/abonnes/lots/{lot}/annuler", [this] { return lot_undone(); }},
        {"/lettres/{letter}/abonnes/import/faire", [this] { return import_done(); }},
        {"/lettres/{letter}/abonnes/import/abandon",
         [this] {
           Scene scene = import_done();
           scene.path = "/lettres/resonances/abonnes/import/abandon";
           scene.why_no_event = "a file that was only tried";
           return scene;
         }},
        {"/lettres/{letter}/abonnes/import",
         [this] {
           letter_reader();
           return Scene{.path = "/lettres/resonances/abonnes/import",
                        .own_business = "",
                        .why_unversioned = "tries a file, and replaces nothing",
                        .why_no_event = "a file that is only tried"};
         }},
        {"/lettre/{letter}",
         [] {
           return Scene{.path = "/lettre/inconnue",
                        .form = {{"courriel", "a@exemple.fr"}},
                        .own_business = "anybody",
                        .why_unversioned = "asks, and replaces nothing",
                        .why_no_event = "readers have consent events"};
         }},
        {"/panorama/suivre",
         [] {
           return Scene{.path = "/panorama/suivre",
                        .form = {{"courriel", "a@exemple.fr"}},
                        .own_business = "anybody",
                        .why_unversioned = "asks, and replaces nothing",
                        .why_no_event = "readers have consent events"};
         }},
        {"/abonnement/{token}",
         [] {
           return Scene{.path = "/abonnement/inconnu",
                        .form = {{"geste", "pause"}, {"mois", "1"}},
                        .own_business = "who holds the link",
                        .why_unversioned = "an unknown link has no version",
                        .why_no_event = "readers have consent events"};
         }},
        {"/abonnement/{token}/{proof}/{code}",
         [] {
           return Scene{.path = "/abonnement/inconnu/confirmer/rien",
                        .own_business = "who holds the link",
                        .why_unversioned = "the code holds the version",
                        .why_no_event = "readers have consent events"};
         }},
        {"/desinscription/{token}/erreur",
         [] {
           return Scene{.path = "/desinscription/inconnu/erreur",
                        .own_business = "who holds the link",
                        .why_unversioned = "coming back twice is coming back once",
                        .why_no_event = "readers have consent events"};
         }},
    };
  }

 private:
  bool readers_made_ = false;
};

}  // namespace vigie::web
