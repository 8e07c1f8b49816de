// SPDX-License-Identifier: EUPL-1.2
// Who may use which address. The table is tests/golden/routes.txt; what it promises of every POST
// is asked of the site here: of nobody, of a reader, of another centre, with a version that is
// stale, without the form's token. A POST without a scene fails.
#include <gtest/gtest.h>

#include "web/desk_scenes.hpp"

namespace vigie::web {
namespace {

class RouteTable : public DeskScenes {
 protected:
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
    EXPECT_LT(response.status, 400) << response.body;
    if (scene.why_no_event.empty()) {
      EXPECT_GT(events(), before) << "nothing in the journal";
    }
  }
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
