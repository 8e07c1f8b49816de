// SPDX-License-Identifier: EUPL-1.2
// No page and no feed pays for the archive: on a base ten times larger each does the same work, and
// none of its statements runs through a table that grows.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "archive_tables.hpp"
#include "browser.hpp"
#include "web/archive_tables.hpp"

namespace vigie::web {
namespace {

constexpr int kSmall = 800;  // more of everything than a page shows, or a search counts
constexpr double kShareMax = 1.2;

/// Stories of one or two articles on two desks, every five hours one, decided or not, a part
/// of them on the panorama. What the last months hold is the same in both.
void fill(test::PressSample& sample, int stories) {
  const std::string count = std::to_string(stories);
  const std::string numbers =
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
      "WHERE i < " +
      count + ") ";
  const auto run = [&](const std::string& sql) { sample.run(numbers + sql); };
  sample.run(
      "INSERT INTO theme (code, label, valid_from) VALUES ('sante', 'Santé', '2020-01-01'),"
      " ('logement', 'Logement', '2020-01-01')");
  sample.run("INSERT INTO territory (code, name) VALUES ('93', 'Seine-Saint-Denis')");
  sample.run(
      "INSERT INTO source (url, url_key, title, added_at) "
      "VALUES ('https://f.example/', 'f', 'Le Flux', 1)");
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, granted_at) VALUES (1, 'coordinator', 1)");
  run("INSERT INTO story (id, created_at) SELECT i, 1795000000 - 20000 * i FROM n");
  run("INSERT INTO reprint (id, story_id, created_at) SELECT i, i, 1795000000 - 20000 * i FROM n");
  run("INSERT INTO article (id, reprint_id, url, url_key, title, media, published_at, "
      "first_seen_at, title_key) SELECT i, i, 'https://a.example/' || i, 'a' || i, "
      "'Le logement des habitants ' || i, 'Le Média', 1795000000 - 20000 * i, 1795000000 - 20000 * "
      "i, x'00' FROM "
      "n");
  run("INSERT INTO article (reprint_id, url, url_key, title, media, published_at, first_seen_at, "
      "title_key) SELECT i, 'https://b.example/' || i, 'b' || i, 'Le même ' || i, 'Le Média', "
      "1795000000 - 20000 * i, 1795000000 - 20000 * i, x'00' FROM n WHERE i % 3 = 0");
  sample.run(
      "INSERT INTO article_text (article_id, summary_html, excerpt, kept_since_at) "
      "SELECT id, '', 'Quelques mots du journal.', first_seen_at FROM article");
  sample.run("INSERT INTO sighting SELECT id, 1, first_seen_at, first_seen_at FROM article");
  sample.run(
      "INSERT INTO article_tag (article_id, kind, code, origin, rule) "
      "SELECT id, 'theme', iif(id % 2, 'sante', 'logement'), 'rule', 'mot' FROM article");
  sample.run(
      "INSERT INTO article_tag (article_id, kind, code, origin, rule) "
      "SELECT id, 'territory', '93', 'rule', 'mot' FROM article");
  sample.run(
      "INSERT INTO search (rowid, title, body) "
      "SELECT id, 'logement habitants', 'mots journal' FROM article");
  run("INSERT INTO desk_item (story_id, centre_id, state, arrived_at, decided_at, curator_id, "
      "article_id) SELECT i, 1, CASE i % 5 WHEN 2 THEN 'kept' WHEN 3 THEN 'relayed' "
      "WHEN 4 THEN 'discarded' ELSE 'new' END, 1795000000 - 20000 * i, "
      "iif(i % 5 > 1, 1795000000, NULL), iif(i % 5 > 1, 1, NULL), iif(i % 5 > 1, i, NULL) FROM n");
  run("INSERT INTO desk_item (story_id, centre_id, arrived_at) SELECT i, 2, 1795000000 - 20000 * i "
      "FROM n");
  run("INSERT INTO desk_move (story_id, centre_id, curator_id, article_id, from_state, to_state, "
      "at)"
      " SELECT i, 1, 1, i, 'new', 'relayed', 1700000000 - i FROM n WHERE i % 5 = 3");
  run("INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, "
      "media, author, dated_at, note, publish_at, changed_by, changed_at) "
      "SELECT 'k' || i, i, i, 1, 1, 'Titre ' || i, 'https://a.example/' || i, 'Le Média', '', "
      "1795000000 - 20000 * i, 'Une note du centre.', 1795000000 - 20000 * i, 1, 1795000000 "
      "FROM n WHERE i % 5 = 3");
  sample.run("UPDATE panorama_item SET state = 'published', published_at = publish_at");
  sample.run(
      "INSERT INTO dossier (key, title, search, state, opened_by, opened_at, published_at, "
      "changed_by, changed_at) "
      "VALUES ('renovation', 'Rénovation', 'logement', 'open', 1, 1, 1, 1, 1)");
  sample.run("INSERT INTO dossier_keeper VALUES (1, 1, 0)");
  sample.run(
      "INSERT INTO dossier_item (dossier_id, article_id, title, url, media, author, position, "
      "added_by, added_at) SELECT 1, id, title, url, media, '', id, 1, 1 FROM article "
      "WHERE id <= 50");
  sample.run("INSERT INTO dossier_aside SELECT 1, id FROM article WHERE id BETWEEN 51 AND 70");
  sample.run(
      "INSERT INTO working_group (name, theme_code, created_by, created_at, changed_by, "
      "changed_at) "
      "VALUES ('Logement', 'logement', 1, 1, 1, 1)");
  sample.run("INSERT INTO working_group_member VALUES (1, 1, 1)");
  run("INSERT INTO working_group_note (group_id, curator_id, body, written_at) "
      "SELECT 1, 1, 'Note', 1795000000 - i FROM n");
  run("INSERT INTO working_group_meeting (group_id, starts_at, seen_at) "
      "SELECT 1, 1795000000 - 20000 * i, 1 FROM n");
  run("INSERT INTO event (at, centre_id, curator_id, kind, subject) "
      "SELECT 1795000000, 1, 1, 'kept', 'story ' || i FROM n");
  run("INSERT INTO grouping (id, at, level, move, from_id, to_id, origin, curator_id, reason) "
      "SELECT i, 1, 'story', 'split', i, i + 1, 'curator', 1, 'À part.' FROM n WHERE i % 10 = 0");
  run("INSERT INTO grouping_step (grouping_id, step, article_id, reprint_id, story_id) "
      "SELECT i, 1, i, i, i FROM n WHERE i % 10 = 0");
}

/// What a page did.
struct Cost {
  std::map<std::string, std::int64_t> steps;  ///< by statement
  std::int64_t runs = 0;
  std::int64_t all() const {
    std::int64_t sum = 0;
    for (const auto& [sql, steps_of_it] : steps) sum += steps_of_it;
    return sum;
  }
};

/// A site with a past, and somebody who looks at it.
struct Installation {
  explicit Installation(int stories) {
    fill(sample, stories);
    config::VigieConfig config;
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.web.public_url = "https://vigie.example";
    site = std::move(*Site::make(std::move(config), clock, entropy));
    browser = std::make_unique<Browser>(*site);
    browser->address = "127.0.0.1";  // /metrics is for this machine
    browser->log_in("aicha@pole.example");
  }

  Cost cost_of(std::string_view address, int status = 200) {
    static_cast<void>(site->take_work());
    EXPECT_EQ(browser->get(address).status, status) << address;
    Cost cost;
    for (const store::StatementWork& work : site->take_work()) {
      cost.steps[work.sql] += work.steps;
      cost.runs += work.runs;
    }
    return cost;
  }
  std::vector<std::string> plan_of(const std::string& sql) {
    auto reader = sample.db().reader();
    auto query = reader.prepare("EXPLAIN QUERY PLAN " + sql);
    return query.all([](const store::Statement& row) { return row.text(3); }).value();
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  test::FakeClock clock{test::kSampleNow};
  test::SeededEntropy entropy;
  std::unique_ptr<Site> site;
  std::unique_ptr<Browser> browser;
};

/// The steps of a plan that run through a table that grows. Of the index of words and of lists that
/// are read in their order up to a limit, no more is read than is answered.
std::vector<std::string> scans_of(const std::string& sql, const std::vector<std::string>& plan) {
  static const std::regex kAlias(R"((\w+)\s+AS\s+(\w+))");
  static const std::regex kScan(R"(^SCAN (\w+)(.*))");
  std::map<std::string, std::string> tables;
  for (auto found = std::sregex_iterator(sql.begin(), sql.end(), kAlias);
       found != std::sregex_iterator(); ++found) {
    if (growing_tables().contains((*found)[1])) tables[(*found)[2]] = (*found)[1];
  }
  std::vector<std::string> scans;
  for (const std::string& step : plan) {
    std::smatch found;
    if (!std::regex_search(step, found, kScan)) continue;
    const std::string name = tables.contains(found[1]) ? tables.at(found[1]) : found[1].str();
    const std::string how = found[2];
    if (!growing_tables().contains(name)) continue;
    if (name == "search" && how.find("VIRTUAL TABLE INDEX") != std::string::npos) continue;
    const bool ordered = how.find(" USING ") != std::string::npos;
    if (ordered && sql.find("LIMIT") != std::string::npos) continue;
    scans.push_back(step);
  }
  return scans;
}

bool within(std::int64_t large, std::int64_t small) {
  return static_cast<double>(large) <= kShareMax * static_cast<double>(small);
}

constexpr std::string_view kAddresses[] = {"/pile",
                                           "/recherche?q=logement",
                                           "/recherche?q=logement&tri=proches",
                                           "/recherche/gardees",
                                           "/pile/18/masquer",
                                           "/pile?etat=gardees",
                                           "/pile?etat=relayees",
                                           "/pile?etat=ecartees",
                                           "/pile?apres=1793000000-100",
                                           "/pile?fait=18",
                                           "/pile/18",
                                           "/pile/20?fait=20",
                                           "/pile/18?chercher=logement",
                                           "/pile/27/relais",
                                           "/service",
                                           "/panorama",
                                           "/panorama?theme=logement",
                                           "/panorama/theme/logement",
                                           "/panorama/territoire/93",
                                           "/panorama/centre/pole",
                                           "/panorama/auteurs",
                                           "/panorama/2026/10",
                                           "/panorama/article/k3",
                                           "/panorama/recherche?q=titre",
                                           "/panorama.rss",
                                           "/panorama/dossiers",
                                           "/service/liens",
                                           "/panorama/dossiers/renovation",
                                           "/panorama/dossiers/renovation/fil.atom",
                                           "/dossiers",
                                           "/dossiers/1",
                                           "/dossiers/nouveau?q=logement",
                                           "/pile/3/dossier",
                                           "/panorama.json",
                                           "/panorama/theme/logement/fil.atom",
                                           "/panorama?apres=1793000000-20",
                                           "/panorama.atom",
                                           "/panorama.atom?theme=logement",
                                           "/panorama/encart?site=apercu",
                                           "/panorama/theme/logement/cadre?site=apercu",
                                           "/panorama/integrer",
                                           "/audience",
                                           "/audience?rayon=theme/logement",
                                           "/citation/k3/article.ris",
                                           "/flux/pmb.rss?theme=logement",
                                           "/oai?verb=Identify",
                                           "/exporter?quoi=mois&valeur=2026-11",
                                           "/groupes",
                                           "/groupes/1",
                                           "/info-doc",
                                           "/info-doc/bilan?annee=2026",
                                           "/lettres",
                                           "/couverture",
                                           "/ajout",
                                           "/readyz",
                                           "/metrics",
                                           "/sources",
                                           "/sources/1",
                                           "/sources.opml",
                                           "/compte",
                                           "/equipe",
                                           "/equipe/2",
                                           "/journal",
                                           "/journal?centre=pole&avant=500",
                                           "/tour/centre",
                                           "/tour/charges",
                                           "/tour/charges/sources?centre=pole",
                                           "/tour/sources",
                                           "/sante"};

class Archive : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    small_ = std::make_unique<Installation>(kSmall);
    large_ = std::make_unique<Installation>(10 * kSmall);
  }
  static void TearDownTestSuite() {
    small_.reset();
    large_.reset();
  }
  static std::unique_ptr<Installation> small_;
  static std::unique_ptr<Installation> large_;
};
std::unique_ptr<Installation> Archive::small_;
std::unique_ptr<Installation> Archive::large_;

TEST(ArchiveTables, AreKnownToGrowOrNot) {
  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  auto reader = sample.db().reader();
  auto query = reader.prepare(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
      "AND name NOT LIKE 'search_%'");
  const auto names = query.all([](const store::Statement& row) { return row.text(0); });
  ASSERT_TRUE(names);
  for (const std::string& name : *names) {
    EXPECT_EQ(growing_tables().count(name) + small_tables().count(name), 1U)
        << name << ": say in one of the lists above whether it grows with use";
  }
}

TEST_F(Archive, IsPaidForByNoPageAndNoFeed) {
  for (const std::string_view page : kAddresses) {
    const Cost small = small_->cost_of(page);
    const Cost large = large_->cost_of(page);
    RecordProperty(std::string(page), std::to_string(large.runs));
    EXPECT_GT(small.runs, 0) << page;
    if (within(large.all(), small.all())) continue;
    ADD_FAILURE() << page << ": " << small.all() << " steps, then " << large.all();
    for (const auto& [sql, steps] : large.steps) {
      const auto before = small.steps.find(sql);
      const std::int64_t then = before == small.steps.end() ? 0 : before->second;
      if (!within(steps, then)) ADD_FAILURE() << then << " steps, then " << steps << ":\n" << sql;
    }
  }
}

TEST_F(Archive, IsRunThroughByNoStatementOfAPage) {
  Installation learned(40);
  learned.sample.run("UPDATE article SET likely = (id % 100) / 100.0");  // a desk by likelihood
  for (const std::string_view page : kAddresses) {
    for (const auto& [sql, steps] : learned.cost_of(page).steps) {
      for (const std::string& scan : scans_of(sql, learned.plan_of(sql))) {
        ADD_FAILURE() << page << ": " << scan << "\n" << sql;
      }
    }
  }
}

TEST_F(Archive, ThatAStatementRunsThroughIsFoundByItsWorkAndByItsPlan) {
  const std::string planted =
      "SELECT count(*) FROM desk_item AS line WHERE line.decided_at = 1795000000";
  std::int64_t steps[2] = {};
  for (Installation* each : {small_.get(), large_.get()}) {
    static_cast<void>(each->sample.db().take_work());
    EXPECT_GT(each->sample.number(planted), 0);
    for (const store::StatementWork& work : each->sample.db().take_work()) {
      steps[each == large_.get() ? 1 : 0] += work.steps;
    }
  }
  EXPECT_FALSE(within(steps[1], steps[0]));
  EXPECT_FALSE(scans_of(planted, small_->plan_of(planted)).empty());
  const std::string listed = "SELECT id FROM event ORDER BY at LIMIT 5";
  EXPECT_TRUE(scans_of(listed, small_->plan_of(listed)).empty());
}

/// 15 in all is what a page of the desk may ask, whatever its length.
TEST_F(Archive, IsAskedAsOftenForOneLineAsForThirty) {
  constexpr std::int64_t kStatementsMax = 15;
  const std::int64_t full = small_->cost_of("/pile").runs;
  EXPECT_LE(full, kStatementsMax);
  const std::int64_t entries = small_->cost_of("/panorama").runs;
  EXPECT_LE(entries, kStatementsMax);
  Installation one(1);
  EXPECT_EQ(one.cost_of("/pile").runs, full);
  EXPECT_EQ(one.cost_of("/panorama").runs, entries);
  EXPECT_EQ(one.cost_of("/panorama.atom").runs, small_->cost_of("/panorama.atom").runs);
}

}  // namespace
}  // namespace vigie::web
