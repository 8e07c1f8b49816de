// SPDX-License-Identifier: EUPL-1.2
// Who may use which address. The table is tests/golden/routes.txt; what it promises of every POST
// is asked of the site here: of nobody, of a reader, of another centre, with a version that is
// stale, without the form's token. A POST without a scene fails.
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "support/fixture.hpp"
#include "web/browser.hpp"

namespace vigie::web {
namespace {

/// A form that would do what the address is for, sent by Aïcha of the Pôle.
struct Scene {
  std::string path;
  Pairs form = {};                   ///< without token
  std::string own_business = {};     ///< why another centre may do the same
  std::string why_unversioned = {};  ///< needed where the table says "no"
  std::string why_no_event = {};     ///< needed where nothing is written to the journal
};

constexpr const char* kOwnWords = "À lire pour l’accès aux soins dans les quartiers.";

class RouteTable : public SiteTest {
 protected:
  RouteTable() {
    aicha.log_in("aicha@pole.example");
    chloe.log_in("chloe@oriv.example");
    rene.log_in("rene@pole.example");
    site->let_add_pages([](store::Database&, const store::Curator&, const std::string&, Instant) {
      return Result<app::AddedPage>(app::AddedPage{});
    });
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
  void let_aicha_coordinate() {
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, granted_at) "
        "SELECT id, 'coordinator', 1 FROM curator WHERE email = 'aicha@pole.example' "
        "ON CONFLICT DO NOTHING");
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
      {"/pile/ordre",
       [] {
         return Scene{.path = "/pile/ordre",
                      .form = {{"ordre", "date"}},
                      .own_business = "each curator's own order",
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

  /// Goes up with every commit that another connection made.
  std::int64_t commits() { return sample.number("PRAGMA data_version"); }

  /// `send` must be answered by a refusal in French, and change nothing.
  void expect_refused(const std::string& who, const std::function<Response()>& send,
                      const std::vector<int>& statuses) {
    const std::int64_t before = commits();
    const Response response = send();
    EXPECT_NE(std::find(statuses.begin(), statuses.end(), response.status), statuses.end())
        << who << ": " << response.status << "\n"
        << response.body;
    EXPECT_NE(response.body.find("<html lang=\"fr\">"), std::string::npos) << who;
    EXPECT_EQ(commits(), before) << who << " changed something";
  }
  Response send(Browser& browser, const Scene& scene, const std::string& token) {
    Pairs form = scene.form;
    if (!token.empty()) form.emplace_back("jeton", token);
    return browser.post(scene.path, std::move(form));
  }

  void expect_kept(const Route& route, const Scene& scene) {
    const Gate& gate = route.gate;
    if (gate.door == Door::everyone || gate.door == Door::mail_reader) return;
    Browser nobody(*site);
    expect_refused("nobody", [&] { return send(nobody, scene, ""); }, {403});
    expect_refused("no token", [&] { return send(aicha, scene, ""); }, {403});
    expect_refused("another's token", [&] { return send(aicha, scene, chloe.token()); }, {403});
    if (gate.permission) {
      expect_refused("a reader", [&] { return send(rene, scene, rene.token()); }, {403});
    }
    if (scene.own_business.empty()) {
      expect_refused("another centre", [&] { return send(chloe, scene, chloe.token()); },
                     {403, 404, 409});
    }
    if (gate.seen.empty()) {
      EXPECT_NE(scene.why_unversioned, "") << "an empty cell";
      return;
    }
    Scene stale = scene;
    for (auto& [name, value] : stale.form) {
      if (name == gate.seen) value = "77";
    }
    expect_refused("stale", [&] { return send(aicha, stale, aicha.token()); }, {409});
    std::erase_if(stale.form, [&](const auto& pair) { return pair.first == gate.seen; });
    expect_refused("without version", [&] { return send(aicha, stale, aicha.token()); }, {400});
  }

  void expect_done(const Route& route, const Scene& scene) {
    if (route.gate.door != Door::permitted) return;
    const auto events = [this] { return sample.number("SELECT count(*) FROM event"); };
    const std::int64_t before = events();
    const Response response = by_aicha(scene.path, scene.form);
    EXPECT_EQ(response.status, 303) << response.body;
    if (scene.why_no_event.empty()) {
      EXPECT_GT(events(), before) << "nothing in the journal";
    }
  }

  Browser aicha{*site};
  Browser chloe{*site};
  Browser rene{*site};
};

TEST_F(RouteTable, IsTheGoldenOne) { test::expect_golden("routes.txt", site->routes().table()); }

TEST_F(RouteTable, HoldsForEveryPost) {
  int seen = 0;
  for (const Route& route : site->routes().all()) {
    if (route.method != "POST") continue;
    SCOPED_TRACE(route.pattern);
    const auto scene = scenes.find(route.pattern);
    if (scene == scenes.end()) {
      ADD_FAILURE() << "this POST has no scene: say what it must refuse";
      continue;
    }
    const Scene given = scene->second();
    expect_kept(route, given);
    expect_done(route, given);
    ++seen;
  }
  EXPECT_EQ(seen, static_cast<int>(scenes.size())) << "a scene whose route went";
}

TEST_F(RouteTable, AReaderSeesThePagesAndDecidesNothing) {
  const StoryId story = sample.story({});
  EXPECT_EQ(rene.get("/pile").status, 200);
  EXPECT_EQ(rene.get(at(story, "")).status, 200);
  const Response refused = rene.get(at(story, "/relais"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("Votre compte ne permet pas de relayer"), std::string::npos);
}

TEST_F(RouteTable, AnAccountWithoutAnyGrantSeesWhatThePublicSees) {
  sample.run("DELETE FROM curator_grant");
  EXPECT_EQ(rene.get("/pile").status, 403);
  const std::string page = rene.get("/panorama").body;
  EXPECT_EQ(page.find("href=\"/pile\""), std::string::npos) << "no entry that leads nowhere";
}

}  // namespace
}  // namespace vigie::web
