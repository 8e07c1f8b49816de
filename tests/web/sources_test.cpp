// SPDX-License-Identifier: EUPL-1.2
// The sources of a centre and the register of all, as people use them; and what another centre
// tries.
#include "web/source_scenes.hpp"

namespace vigie::web {
namespace {

constexpr const char* kEvilTitle = "<script>alert(1)</script>";

class Sources : public SourceScenes {
 protected:
  /// A row of what polling knows of a source.
  void poll(const std::string& source, const std::string& columns, const std::string& values) {
    sample.run("INSERT INTO source_poll (source_id, " + columns + ") VALUES (" + source + ", " +
               values + ")");
  }
  std::string failing_source() {
    const std::string source = source_of("pole");
    poll(source,
         "polled_at, next_at, failures, failing_since_at, outcome, trouble, detail, state, "
         "state_since_at",
         "1794990000, 1795003600, 9, 1794600000, 'http_error', 'not_found', "
         "'la page n’existe pas (404)', 'failing', 1794600000");
    return source;
  }
};

TEST_F(Sources, ACentreSeesItsOwnTheNetworkAllAndTheBrokenOnesFirst) {
  const std::string well = source_of("pole");
  const std::string broken = failing_source();
  const std::string theirs = source_of("oriv");
  const std::string own = aicha.get("/sources").body;
  EXPECT_NE(own.find("/sources/" + well + "\""), std::string::npos);
  EXPECT_EQ(own.find("/sources/" + theirs + "\""), std::string::npos);
  EXPECT_LT(own.find("/sources/" + broken + "\""), own.find("/sources/" + well + "\""));
  const std::string all = aicha.get("/sources?centre=tous").body;
  EXPECT_NE(all.find("/sources/" + theirs + "\""), std::string::npos);
  const std::string failing = aicha.get("/sources?centre=tous&etat=echec").body;
  EXPECT_NE(failing.find("/sources/" + broken + "\""), std::string::npos);
  EXPECT_EQ(failing.find("/sources/" + well + "\""), std::string::npos);
  EXPECT_EQ(aicha.get("/sources?centre=lune").status, 404);
}

TEST_F(Sources, AFailingOneSaysSinceWhenWhyAndWhatToDoWithoutACommand) {
  const std::string page = aicha.get("/sources/" + failing_source()).body;
  EXPECT_NE(page.find("En échec depuis le 13 novembre 2026"), std::string::npos) << page;
  EXPECT_NE(page.find("la page n’existe pas (404)"), std::string::npos);
  EXPECT_NE(page.find("Cherchez le flux sur le site"), std::string::npos);
  EXPECT_EQ(page.find("vigie feed"), std::string::npos);
  EXPECT_EQ(page.find("vigie sources"), std::string::npos);
}

TEST_F(Sources, AnotherCentresIsReadAndNotTouched) {
  const std::string theirs = "/sources/" + source_of("oriv");
  const Response page = aicha.get(theirs);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body.find(theirs + "/correction"), std::string::npos) << "no form that would fail";
  EXPECT_EQ(by_aicha(theirs + "/geste", {{"geste", "pause"}}).status, 403);
  EXPECT_EQ(by_aicha(theirs + "/adresse", {{"adresse", "https://evil.example/"}}).status, 403);
  EXPECT_EQ(by_aicha(theirs + "/correction", {{"version", "1"}, {"titre", "À nous"}}).status, 403);
  EXPECT_EQ(sample.number("SELECT count(*) FROM source WHERE paused_at IS NOT NULL"), 0);
  let_aicha_coordinate();
  EXPECT_EQ(by_aicha(theirs + "/geste", {{"geste", "pause"}}).status, 303);
}

TEST_F(Sources, APausedOneIsToldAndResumed) {
  const std::string source = "/sources/" + source_of("pole");
  by_aicha(source + "/geste", {{"geste", "pause"}});
  EXPECT_NE(aicha.get(source).body.find("par Aïcha Benali"), std::string::npos);
  EXPECT_NE(aicha.get("/sources?etat=pause").body.find(source + "\""), std::string::npos);
  by_aicha(source + "/geste", {{"geste", "reprendre"}});
  EXPECT_EQ(sample.number("SELECT count(*) FROM source WHERE paused_at IS NOT NULL"), 0);
}

TEST_F(Sources, ACorrectionNamesWhatItSawAndGivesBackWhatWasTyped) {
  sample.run("INSERT INTO theme (code, label, valid_from) VALUES ('sante', 'Santé', '2020-01-01')");
  const std::string source = "/sources/" + source_of("pole");
  const Pairs form = {{"version", "1"},
                      {"titre", "Un <em>beau</em> titre"},
                      {"site", "https://journal.example/"},
                      {"acces", "subscribers"},
                      {"theme", "sante"},
                      {"theme", "inventé"}};
  EXPECT_EQ(by_aicha(source + "/correction", form).status, 303);
  EXPECT_EQ(sample.number("SELECT count(*) FROM source_theme"), 1);
  const std::string page = aicha.get(source).body;
  EXPECT_NE(page.find("Un &lt;em&gt;beau&lt;/em&gt; titre"), std::string::npos);
  const Response stale = by_aicha(source + "/correction", form);
  EXPECT_EQ(stale.status, 409);
  EXPECT_NE(stale.body.find("Un &lt;em&gt;beau&lt;/em&gt; titre"), std::string::npos);
  const Response empty = by_aicha(source + "/correction", {{"version", "2"}, {"titre", " "}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_NE(empty.body.find("manque le titre"), std::string::npos);
}

TEST_F(Sources, WhatIsFoundIsShownAsTextAndAddedOnce) {
  const std::string page = by_aicha("/sources/ajouter", {{"adresse", "journal.example"}}).body;
  EXPECT_NE(page.find("Un &lt;b&gt;titre&lt;/b&gt;"), std::string::npos);
  const Pairs form = {{"adresse", "https://journal.example/flux"}, {"titre", kEvilTitle}};
  EXPECT_EQ(by_aicha("/sources", form).status, 303);
  const std::string list = aicha.get("/sources").body;
  EXPECT_EQ(list.find(kEvilTitle), std::string::npos);
  EXPECT_NE(list.find("&lt;script&gt;"), std::string::npos);
  const Response again = by_aicha("/sources", form);
  EXPECT_EQ(again.status, 409);
  EXPECT_NE(again.body.find("déjà relevé"), std::string::npos);
  EXPECT_EQ(sample.number("SELECT count(*) FROM allocation WHERE to_at IS NULL"), 1);
  for (const char* bad : {"javascript:alert(1)", "file:///etc/passwd", "", "pas une adresse"}) {
    SCOPED_TRACE(bad);
    EXPECT_EQ(by_aicha("/sources", {{"adresse", bad}, {"titre", "X"}}).status, 422);
  }
}

TEST_F(Sources, AListIsTriedBeforeItIsTakenOver) {
  source_of("oriv");
  sample.run("UPDATE source SET url_key = 'https://connue.example/flux'");
  const std::string opml =
      "<opml version=\"2.0\"><body>"
      "<outline type=\"rss\" text=\"Connue\" xmlUrl=\"https://connue.example/flux\"/>"
      "<outline type=\"rss\" text=\"&lt;i&gt;Neuve\" xmlUrl=\"https://neuve.example/flux\"/>"
      "<outline type=\"rss\" text=\"Neuve encore\" xmlUrl=\"https://neuve.example/flux\"/>"
      "<outline type=\"rss\" text=\"Mauvaise\" xmlUrl=\"javascript:alert(1)\"/>"
      "</body></opml>";
  const auto sources = [this] { return sample.number("SELECT count(*) FROM source"); };
  const auto before = sources();
  const Response trial = by_aicha("/sources/importer", {{"opml", opml}, {"geste", "verifier"}});
  EXPECT_NE(trial.body.find("1 flux à ajouter, 1 déjà relevé"), std::string::npos) << trial.body;
  EXPECT_NE(trial.body.find("&lt;i&gt;Neuve"), std::string::npos);
  EXPECT_EQ(sources(), before);
  EXPECT_EQ(by_aicha("/sources/importer", {{"opml", opml}, {"geste", "importer"}}).status, 303);
  EXPECT_EQ(sources(), before + 1);
  const Response bad = by_aicha("/sources/importer", {{"opml", "<a>pas ça</a>"}});
  EXPECT_EQ(bad.status, 422);
  EXPECT_NE(bad.body.find("&lt;a&gt;pas ça&lt;/a&gt;"), std::string::npos) << "given back";
  const Response given = aicha.get("/sources.opml");
  EXPECT_NE(given.body.find("https://neuve.example/flux"), std::string::npos);
  EXPECT_EQ(given.body.find("https://s1.example/flux"), std::string::npos) << "another centre’s";
  EXPECT_EQ(given.body.find("description="), std::string::npos) << "nobody shares it";
  sample.run(
      "UPDATE allocation SET weeks = 'odd' WHERE source_id = "
      "(SELECT id FROM source WHERE url = 'https://neuve.example/flux')");
  sample.run(
      "INSERT INTO allocation (source_id, centre_id, weeks, from_at) "
      "SELECT source.id, centre.id, 'even', 1 FROM source, centre "
      "WHERE url = 'https://neuve.example/flux' AND centre.key = 'oriv'");
  const std::string shared = aicha.get("/sources.opml").body;
  EXPECT_NE(shared.find("semaines paires\u00a0: ORIV"), std::string::npos) << shared;
  EXPECT_NE(shared.find("semaines impaires\u00a0: "), std::string::npos);
  const Response again = by_aicha("/sources/importer", {{"opml", shared}, {"geste", "verifier"}});
  EXPECT_NE(again.body.find("déjà relevé"), std::string::npos) << "what it says is read over";
}

}  // namespace
}  // namespace vigie::web
