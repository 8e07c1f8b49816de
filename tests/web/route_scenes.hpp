// SPDX-License-Identifier: EUPL-1.2
/// What each POST would do, as one who may would send it: the scenes of the route table.
#pragma once

#include <functional>
#include <map>

#include "web/reader_scenes.hpp"

namespace vigie::web {

class RouteScenes : public ReaderScenes {
 protected:
  RouteScenes() {
    scenes.merge(people_scenes());
    scenes.merge(source_scenes());
    scenes.merge(letter_scenes());
    scenes.merge(reader_scenes());
    scenes.merge(duty_scenes);
    scenes.merge(dossier_scenes);
  }

  Scene decision() {
    return {.path = at(sample.story({}), "/decision"),
            .form = {{"version", "1"}, {"decision", "garder"}}};
  }
  Scene undo() {
    const StoryId story = sample.story({});
    by_aicha(at(story, "/decision"), {{"version", "1"}, {"decision", "garder"}});
    return {.path = at(story, "/annuler"), .form = {{"version", "2"}}};
  }
  Scene relay() {
    return {.path = at(sample.story({}), "/relais"),
            .form = {{"version", "1"}, {"note", kOwnWords}}};
  }
  Scene withdrawal() {
    const StoryId story = sample.story({});
    by_aicha(at(story, "/relais"), {{"version", "1"}, {"note", kOwnWords}});
    return {.path = at(story, "/retrait"), .form = {{"version", "2"}}};
  }
  Scene tags() {
    const StoryId story = sample.story({});
    sample.tag(story, "theme", "sante", "Santé", "maison de santé");
    return {.path = at(story, "/etiquettes"),
            .form = {{"retirer", "theme:sante"}},
            .why_unversioned = "a tag is given or taken whatever stands beside it; twice is once"};
  }
  Scene tag_undo() {
    const Scene given = tags();
    by_aicha(given.path, given.form);
    const auto move = sample.number("SELECT max(id) FROM tag_move");
    return {.path = given.path + "/" + std::to_string(move) + "/annuler",
            .form = {},
            .why_unversioned = "the address names the one correction that it takes back"};
  }
  Scene detach() {
    const StoryId story = sample.story({"Incendie à Roubaix", "La Voix"});
    const ArticleId other = sample.add_article(story, {"À Lens", "Le Midi"}, false);
    return {.path = at(story, "/detacher"),
            .form = {{"vu", field(at(story, ""), "vu")}, {"article", std::to_string(other.value)}}};
  }
  Scene attach() {
    const StoryId story = sample.story({"Incendie à Roubaix", "La Voix"});
    const StoryId into = sample.story({"Le feu à Roubaix", "Le Matin"}, 1);
    return {.path = at(story, "/rattacher"),
            .form = {{"vu", "0"}, {"vers", std::to_string(into.value)}}};
  }
  Scene regroup_undo() {
    const Scene given = attach();
    const Response done = by_aicha(given.path, given.form);
    const std::string target = header_of(done, "Location");
    const std::string story = between(target, "/pile/", "?");
    EXPECT_EQ(done.status, 303) << done.body;
    return {.path = "/pile/" + story + "/regroupement/annuler",
            .form = {{"regroupement", tail_of(target.substr(0, target.find('#')), '=')}},
            .why_unversioned = "the form names the one decision that it takes back"};
  }

  std::string saved_search() {
    by_aicha(
        "/recherche/gardees",
        {{"nom", "Santé " + std::to_string(sample.number("SELECT count(*) FROM saved_search"))},
         {"q", "maison santé"}});
    return std::to_string(sample.number("SELECT max(id) FROM saved_search"));
  }
  Scene search_kept() {
    return {.path = "/recherche/gardees",
            .form = {{"nom", "Écoles"}, {"q", "école"}},
            .own_business = "each centre keeps its own",
            .why_unversioned = "adds, and replaces nothing"};
  }
  Scene search_changed() {
    return {.path = "/recherche/gardees/" + saved_search(),
            .form = {{"version", "1"}, {"nom", "Soins"}, {"q", "soins"}, {"geste", "changer"}}};
  }
  Scene search_rhythm() {
    return {.path = "/recherche/gardees/" + saved_search() + "/rythme",
            .form = {{"rythme", "daily"}},
            .why_unversioned = "a choice of one's own, the last one stands"};
  }
  Scene search_feed() {
    return {.path = "/recherche/gardees/" + saved_search() + "/fil",
            .form = {{"nom", "Lecteur"}},
            .why_unversioned = "adds, and replaces nothing"};
  }
  Scene search_feed_closed() {
    by_aicha("/recherche/gardees/" + saved_search() + "/fil", {{"nom", "Lecteur"}});
    const auto id = std::to_string(sample.number("SELECT max(id) FROM saved_search_feed"));
    return {.path = "/recherche/fils/" + id + "/retrait",
            .form = {},
            .why_unversioned = "the address names the one feed that it closes"};
  }
  Scene search_alerts() {
    return {.path = "/recherche/alertes",
            .form = {{"heure", "7"}},
            .own_business = "when each is told is their own",
            .why_unversioned = "a choice of one's own, the last one stands"};
  }

  /// A plan of nine weeks from this one on: "irev" every other, "pole" and "oriv" between.
  void plan_duty() {
    if (sample.number("SELECT count(*) FROM duty_plan") > 0) return;
    sample.run("INSERT INTO centre (key, name, zone) VALUES ('irev', 'IREV', 'Europe/Paris')");
    sample.run(
        "INSERT INTO rota_share (centre_id, share, position) "
        "SELECT id, 1, id FROM centre WHERE key IN ('pole', 'oriv', 'irev')");
    sample.run("INSERT INTO duty_plan (duty, origin, acted_at) VALUES ('panorama', 'program', 1)");
    const char* holders[] = {"irev", "pole", "irev", "oriv", "irev",
                             "pole", "irev", "oriv", "irev"};
    Day week = monday_of(paris_day(test::kSampleNow));
    for (const char* holder : holders) {
      sample.run("INSERT INTO duty_turn (duty, week_on, centre_id, plan_id) SELECT 'panorama', '" +
                 iso(week) + "', id, 1 FROM centre WHERE key = '" + holder + "'");
      week = week + 7;
    }
  }
  static std::string monday(int weeks) {
    return iso(monday_of(paris_day(test::kSampleNow)) + 7 * weeks);
  }
  Scene swap_request() {
    plan_duty();
    return {.path = "/tour/echanges",
            .form = {{"ceder", monday(1)}, {"prendre", "tous"}},
            .why_unversioned = "asks, and replaces nothing; one request a week"};
  }
  Scene swap_answer() {
    plan_duty();
    sample.run(
        "INSERT INTO duty_override (duty, kind, week_on, centre_id, other_centre_id, origin, "
        "asked_at, changed_at) SELECT 'panorama', 'replacement', '" +
        monday(7) +
        "', asks.id, asked.id, 'program', 1, 1 FROM centre AS asks, centre AS asked "
        "WHERE asks.key = 'oriv' AND asked.key = 'pole'");
    const auto id = sample.number("SELECT max(id) FROM duty_override");
    return {.path = "/tour/echanges/" + std::to_string(id) + "/reponse",
            .form = {{"version", "1"}, {"geste", "accepter"}}};
  }
  Scene week_taken() {
    plan_duty();
    return {.path = "/tour/semaines/" + monday(3) + "/prise", .form = {{"tenue", "oriv"}}};
  }
  Scene absence() {
    return {.path = "/tour/absences",
            .form = {{"du", monday(20)}, {"au", monday(20)}, {"motif", "congés"}},
            .own_business = "each centre says when it is away itself",
            .why_unversioned = "adds, and replaces nothing"};
  }
  Scene absence_withdrawal() {
    by_aicha("/tour/absences", {{"du", monday(30)}, {"au", monday(30)}});
    return {.path = "/tour/absences/retrait",
            .form = {{"du", monday(30)}, {"au", monday(30)}},
            .why_unversioned = "the form names the one absence that it takes back"};
  }
  /// What Pôle leaves to those who come.
  Scene note() {
    plan_duty();
    if (sample.number("SELECT count(*) FROM duty_note") == 0) {
      sample.run("INSERT INTO duty_note (week_on, centre_id, made_at) SELECT '" + monday(5) +
                 "', id, 1 FROM centre WHERE key = 'pole'");
      sample.run("INSERT INTO duty_note_line (week_on, position, kind, text) VALUES ('" +
                 monday(5) + "', 1, 'check', 'le chiffre')");
    }
    return {.path = "/tour/note/" + monday(5),
            .form = {{"version", "1"}, {"texte", "Tout est dit.\n- rappeler l’agence"}}};
  }
  Scene note_line() {
    const Scene written = note();
    return {.path = written.path + "/ligne",
            .form = {{"position", "1"}, {"fait", "1"}},
            .why_unversioned = "ticking twice is ticking once"};
  }
  Scene calendar() {
    return {.path = "/tour/calendriers",
            .own_business = "each centre has an address of its own",
            .why_unversioned = "an address made anew is one that nobody has seen"};
  }
  Scene moves_acted() {
    plan_duty();
    let_aicha_coordinate();
    for (const char* name : {"a", "b"}) {
      sample.run("INSERT INTO source (url, url_key, title, added_at) VALUES ('https://" +
                 std::string(name) + ".example/', '" + name + "', '" + name + "', 1)");
      sample.run(
          "INSERT INTO allocation (source_id, centre_id, weight_minutes, from_at) "
          "SELECT source.id, centre.id, 30, 1 FROM source, centre "
          "WHERE source.url_key = '" +
          std::string(name) + "' AND centre.key = 'pole'");
    }
    return {.path = "/tour/charges/acte",
            .form = {{"vu", field("/tour/charges?deplacements=1", "vu")},
                     {"deplacements", "1"},
                     {"garder", "0"},
                     {"reunion", "GT Ressources"}}};
  }
  /// A source that `centre` holds, or nobody.
  std::string a_source(const std::string& name, const std::string& centre) {
    sample.run("INSERT INTO source (url, url_key, title, added_at) VALUES ('https://" + name +
               ".example/', '" + name + "', '" + name + "', 1)");
    const auto id = sample.number("SELECT max(id) FROM source");
    sample.run("INSERT INTO allocation (source_id, centre_id, from_at) SELECT " +
               std::to_string(id) + ", id, 1 FROM centre WHERE key = '" + centre + "'");
    return std::to_string(id);
  }
  Scene source_given_up() {
    return {.path = "/tour/sources",
            .form = {{"source", a_source("cedee", "pole")}, {"sorte", "ceder"}},
            .own_business = "each centre asks for itself, and gives what it holds",
            .why_unversioned = "asks, and replaces nothing; one request a source"};
  }
  Scene source_taken() {
    return {.path = "/tour/sources/prise",
            .form = {{"source", a_source("orpheline", "personne")}},
            .own_business = "whoever is first takes what nobody holds",
            .why_unversioned = "what somebody took since is refused"};
  }
  Scene source_answered() {
    const std::string source = a_source("demandee", "pole");
    sample.run(
        "INSERT INTO source_request (source_id, kind, centre_id, other_centre_id, asked_at) "
        "SELECT " +
        source +
        ", 'take', asks.id, asked.id, 1 FROM centre AS asks, centre AS asked "
        "WHERE asks.key = 'oriv' AND asked.key = 'pole'");
    const auto id = sample.number("SELECT max(id) FROM source_request");
    return {.path = "/tour/sources/demandes/" + std::to_string(id),
            .form = {{"version", "1"}, {"geste", "accepter"}}};
  }
  Scene correction() {
    let_aicha_coordinate();
    return {.path = "/tour/corrections",
            .form = {{"centre", "oriv"}, {"jours", "-2"}, {"motif", "deux jours de grève"}},
            .why_unversioned = "adds, and replaces nothing"};
  }
  Scene plan_acted() {
    plan_duty();
    let_aicha_coordinate();
    const std::string days = "du=" + monday(10) + "&au=" + monday(20);
    return {.path = "/tour/planning",
            .form = {{"du", monday(10)},
                     {"au", monday(20)},
                     {"vu", field("/tour/planning?" + days, "vu")},
                     {"reunion", "GT Ressources"},
                     {"le", monday(0)}}};
  }

  std::map<std::string, std::function<Scene()>> scenes = {
      {"/recherche/gardees", [this] { return search_kept(); }},
      {"/recherche/gardees/{search}", [this] { return search_changed(); }},
      {"/recherche/gardees/{search}/rythme", [this] { return search_rhythm(); }},
      {"/recherche/gardees/{search}/fil", [this] { return search_feed(); }},
      {"/recherche/fils/{feed}/retrait", [this] { return search_feed_closed(); }},
      {"/recherche/alertes", [this] { return search_alerts(); }},
      {"/tour/echanges", [this] { return swap_request(); }},
      {"/tour/echanges/{request}/reponse", [this] { return swap_answer(); }},
      {"/tour/semaines/{week}/prise", [this] { return week_taken(); }},
      {"/tour/absences", [this] { return absence(); }},
      {"/tour/absences/retrait", [this] { return absence_withdrawal(); }},
      {"/tour/note/{week}", [this] { return note(); }},
      {"/tour/note/{week}/ligne", [this] { return note_line(); }},
      {"/tour/calendriers", [this] { return calendar(); }},
      {"/tour/planning", [this] { return plan_acted(); }},
      {"/tour/charges/acte", [this] { return moves_acted(); }},
      {"/tour/sources", [this] { return source_given_up(); }},
      {"/tour/sources/prise", [this] { return source_taken(); }},
      {"/tour/sources/demandes/{request}", [this] { return source_answered(); }},
      {"/tour/corrections", [this] { return correction(); }},
      {"/tour/reponse/{token}",
       [] {
         return Scene{.path = "/tour/reponse/inconnu",
                      .form = {{"geste", "accepter"}, {"version", "1"}},
                      .own_business = "who holds the link",
                      .why_unversioned = "an unknown link has no version",
                      .why_no_event = "an unknown link changes nothing"};
       }},
      {"/pile/{story}/decision", [this] { return decision(); }},
      {"/pile/{story}/annuler", [this] { return undo(); }},
      {"/pile/{story}/relais", [this] { return relay(); }},
      {"/pile/{story}/retrait", [this] { return withdrawal(); }},
      {"/pile/{story}/etiquettes", [this] { return tags(); }},
      {"/pile/{story}/etiquettes/{move}/annuler", [this] { return tag_undo(); }},
      {"/pile/{story}/detacher", [this] { return detach(); }},
      {"/pile/{story}/rattacher", [this] { return attach(); }},
      {"/pile/{story}/regroupement/annuler", [this] { return regroup_undo(); }},
      {"/pile/lot",
       [this] {
         const StoryId story = sample.story({});
         return Scene{
             .path = "/pile/lot",
             .form = {{"decision", "ecarter"}, {"cochee", std::to_string(story.value) + ":1"}}};
       }},
      {"/pile/annuler",
       [this] {
         const StoryId story = sample.story({});
         by_aicha(at(story, "/decision"), {{"version", "1"}, {"decision", "garder"}});
         return Scene{
             .path = "/pile/annuler",
             .form = {{"geste", std::to_string(sample.number("SELECT max(id) FROM desk_move"))}},
         };
       }},
      {"/pile/{story}/passer",
       [this] {
         return Scene{.path = at(sample.story({}), "/passer"),
                      .form = {{"version", "1"}, {"centre", "oriv"}, {"mot", "Pour vous."}}};
       }},
      {"/pile/{story}/brouillon",
       [this] {
         return Scene{.path = at(sample.story({}), "/brouillon"),
                      .form = {{"brouillon", "0"}, {"note", "Des mots."}},
                      .why_unversioned = "carries the version of the draft, one's own",
                      .why_no_event = "words in hand, nobody else's business"};
       }},
      {"/pile/{story}/lue",
       [this] {
         return Scene{.path = at(sample.story({}), "/lue"),
                      .why_unversioned = "read twice is read once",
                      .why_no_event = "what one reads is nobody else's business"};
       }},
      {"/pile/reglages",
       [] {
         return Scene{.path = "/pile/reglages",
                      .form = {{"ordre", "date"}},
                      .own_business = "each curator's own way of reading",
                      .why_unversioned = "a preference: the last word counts",
                      .why_no_event = "a preference, not a decision"};
       }},
      {"/ajout",
       [] {
         return Scene{.path = "/ajout",
                      .form = {{"adresse", "https://journal.example/1"}},
                      .own_business = "lands on the desk of who adds",
                      .why_unversioned = "adds, and replaces nothing",
                      .why_no_event = "the adder is the command line's, and writes it there"};
       }},
      {"/connexion",
       [this] {
         return Scene{.path = "/connexion",
                      .form = {{"porte", field("/deconnectee", "porte")}},
                      .own_business = "each signs in",
                      .why_unversioned = "the form's door is checked instead",
                      .why_no_event = "without a password nobody comes in"};
       }},
      {"/deconnexion",
       [] {
         return Scene{.path = "/deconnexion",
                      .own_business = "each signs out",
                      .why_unversioned = "ends the session that asks",
                      .why_no_event = "a session's end is nobody's decision on anything shared"};
       }},
      {"/desinscription/{token}",
       [] {
         return Scene{.path = "/desinscription/inconnu",
                      .form = {{"List-Unsubscribe", "One-Click"}},
                      .own_business = "who holds the link",
                      .why_unversioned = "leaving twice is leaving once",
                      .why_no_event = "an unknown link changes nothing"};
       }},
  };
};

}  // namespace vigie::web
