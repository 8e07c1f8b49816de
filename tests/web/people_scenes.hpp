// SPDX-License-Identifier: EUPL-1.2
/// The scenes of accounts.
#pragma once

#include <functional>
#include <map>

#include "web/dossier_scenes.hpp"

namespace vigie::web {

using Scenes = std::map<std::string, std::function<Scene()>>;

class PeopleScenes : public DossierScenes {
 protected:
  void let_aicha_coordinate() {
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) "
        "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example' "
        "ON CONFLICT DO NOTHING");
  }

  /// An account of Pôle that nothing else needs.
  std::string somebody() {
    const auto number = sample.number("SELECT count(*) FROM curator");
    sample.run(
        "INSERT INTO curator (centre_id, email, name, password_hash, created_at) "
        "SELECT id, 'dina" +
        std::to_string(number) + "@pole.example', 'Dina', '', 1 FROM centre WHERE key = 'pole'");
    return std::to_string(sample.number("SELECT max(id) FROM curator"));
  }
  Scene of_somebody(std::string_view what, Pairs form) {
    let_aicha_coordinate();
    return {.path = "/equipe/" + somebody() + std::string(what),
            .form = std::move(form),
            .why_unversioned = "given or taken, whatever stands beside it; twice is once"};
  }
  Scene invitation() {
    let_aicha_coordinate();
    return {.path = "/equipe/invitations",
            .form = {{"courriel", "elise@pole.example"},
                     {"nom", "Élise"},
                     {"centre", "pole"},
                     {"role", "curator"}},
            .why_unversioned = "adds; a second to one address replaces the first"};
  }
  Scene invitation_end() {
    const Scene given = invitation();
    by_aicha(given.path, given.form);
    const auto id = sample.number("SELECT max(id) FROM invitation");
    return {.path = "/equipe/invitations/" + std::to_string(id) + "/retrait",
            .why_unversioned = "withdrawn twice is withdrawn once"};
  }
  /// What each does with their own account.
  static Scene own(std::string path, Pairs form, std::string why_no_event) {
    return {.path = std::move(path),
            .form = std::move(form),
            .own_business = "one’s own account",
            .why_unversioned = "one’s own account: the last word counts",
            .why_no_event = std::move(why_no_event)};
  }
  /// What is done in front of the door.
  static Scene outside(std::string path, std::string who) {
    return {.path = std::move(path),
            .own_business = std::move(who),
            .why_unversioned = "in front of the door nothing was shown",
            .why_no_event = "without what opens it nothing changes"};
  }

  Scenes people_scenes() {
    return {
        {"/connexion/code", [] { return outside("/connexion/code", "who holds the ticket"); }},
        {"/mot-de-passe", [] { return outside("/mot-de-passe", "anybody asks"); }},
        {"/mot-de-passe/{token}",
         [] { return outside("/mot-de-passe/inconnu", "who holds the link"); }},
        {"/invitation/{token}",
         [] { return outside("/invitation/inconnu", "who holds the link"); }},
        {"/premier-compte", [] { return outside("/premier-compte", "who read the secret"); }},
        {"/compte/preferences",
         [] {
           return own("/compte/preferences", {{"touches", "non"}}, "a preference");
         }},
        {"/compte/mot-de-passe",
         [] {
           return own("/compte/mot-de-passe", {{"actuel", "faux"}}, "a wrong password");
         }},
        {"/compte/sessions/fin",
         [] {
           return own("/compte/sessions/fin", {{"session", "autres"}}, "one’s own browsers");
         }},
        {"/compte/double",
         [] {
           return own("/compte/double", {{"actuel", std::string(test::kPassword)}},
                      "shown, not in force");
         }},
        {"/compte/double/confirmer",
         [] {
           return own("/compte/double/confirmer", {{"code", "000000"}}, "a wrong code");
         }},
        {"/compte/double/geste",
         [] {
           return own("/compte/double/geste", {{"actuel", "faux"}, {"geste", "fin"}},
                      "a wrong password");
         }},
        {"/equipe/invitations", [this] { return invitation(); }},
        {"/equipe/invitations/{invitation}/retrait", [this] { return invitation_end(); }},
        {"/equipe/{curator}/roles",
         [this] {
           return of_somebody("/roles",
                              {{"geste", "confier"}, {"role", "reader"}, {"centre", "pole"}});
         }},
        {"/equipe/{curator}/acces",
         [this] {
           return of_somebody("/acces", {{"geste", "suspendre"}});
         }},
        {"/equipe/{curator}/depart", [this] { return of_somebody("/depart", {}); }},
    };
  }
};

}  // namespace vigie::web
