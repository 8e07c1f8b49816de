// SPDX-License-Identifier: EUPL-1.2
// The present state as files: read again, they say the same, here and in a database of their own.
#include "app/setup/export_config.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "app/apply_scene.hpp"
#include "app/setup/export_text.hpp"
#include "store/people/centre_repo.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCommentedRota =
    "# qui lit quoi\n"
    "version = 1   # le format\n"
    "nom = \"Club\"\n"
    "valable = { du = 2027-09-06, au = 2027-10-29 }\n"
    "\n"
    "[centre.nord]\npart = 0.5 # demi-tour\nthemes = [\"sante\"]\n"
    "\n"
    "[tour.panorama]\n"
    "relais = \"lundi 09:00\" # heure de Paris\n"
    "ordre = [\n  \"nord\",\n  \"sud\",\n]\n"
    "fermetures = [\n  { du = 2027-10-18, au = 2027-10-22, motif = \"rencontres\" },\n]\n"
    "\n"
    "# les absences connues\n"
    "[[absence]]\ncentre = \"sud\"\ndu = 2027-09-07\nau = 2027-09-08 # trajet compris\n"
    "\n"
    "[[remplacement]]\nsemaine = 2027-09-06\npour = \"nord\"\npar = \"sud\"\nmotif = \"grève\"\n"
    "\n"
    "[planning.panorama] # acté\n"
    "2027-09-06 = \"nord\"\n2027-09-13 = \"sud\" # avec deux personnes\n2027-09-20 = \"nord\"\n"
    "2027-09-27 = \"sud\"\n2027-10-04 = \"nord\"\n2027-10-11 = \"sud\"\n2027-10-18 = \"\"\n"
    "2027-10-25 = \"nord\"\n";

constexpr std::string_view kCommentedFilters =
    "# ce qui est écarté\n"
    "[regle.sport] # sauf les quartiers\n"
    "nom = \"Sport\"\n"
    "si = { titre = [\"match\"], sauf = { titre = [\"quartier\"] } }\n"
    "# fin\n";

class ExportConfig : public Apply {
 protected:
  ExportConfig() {
    write("rota.toml", kCommentedRota);
    write("filters.toml", kCommentedFilters);
    write("feeds/nord.opml",
          opml("<!-- la presse du Nord -->\n<outline text=\"Presse\">\n" +
               outline("La Gazette", "https://gazette.fr/rss",
                       "vigie:suppleant=\"sud\" vigie:poids=\"30\" description=\"à eux\"") +
               "</outline>\n<!-- fin -->\n" + outline("Le Pic", "https://pic.fr/rss")));
    EXPECT_FALSE(config::has_errors(run().diagnostics));
  }

  fs::path out() const { return folder_.path() / "sortie"; }

  Exported exported(bool force = false) {
    const auto config = config::load_vigie(folder_.path() / "vigie.toml");
    auto reader = db_.reader();
    const auto outcome =
        export_config(reader, config.value, {folder_.path() / "vigie.toml", out(), force});
    EXPECT_TRUE(outcome) << outcome.error().detail;
    if (!outcome || !std::holds_alternative<Exported>(*outcome)) {
      ADD_FAILURE() << "not exported";
      return {};
    }
    return std::get<Exported>(*outcome);
  }

  /// What `apply` does with the exported files.
  static ApplyOutcome apply_of(store::Database& db, const Exported& exported,
                               ApplyRequest request) {
    const auto config = config::load_vigie(exported.config_file);
    auto outcome = apply(db, config.value, request, kApplyNow);
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return outcome ? std::move(*outcome) : ApplyOutcome{};
  }

  void expect_nothing_to_say(const ApplyOutcome& outcome) {
    EXPECT_FALSE(config::has_errors(outcome.diagnostics)) << mistakes(outcome);
    EXPECT_TRUE(outcome.difference.changes.empty())
        << testing::PrintToString(names(outcome.difference.changes));
    EXPECT_TRUE(outcome.difference.drifts.empty());
    EXPECT_TRUE(outcome.difference.kept.empty());
  }

  void expect_round_trip(const Exported& exported) {
    EXPECT_TRUE(exported.faithful);
    expect_nothing_to_say(apply_of(db_, exported, {.plan_only = true, .take = {}}));
    store::Database fresh = opened();
    EXPECT_TRUE(apply_of(fresh, exported, {}).applied);
    expect_nothing_to_say(apply_of(fresh, exported, {.plan_only = true, .take = {}}));
    auto here = db_.reader();
    auto there = fresh.reader();
    auto stored = stored_configuration(here);
    ASSERT_TRUE(stored);
    stored->rota = within_validity(std::move(stored->rota));
    EXPECT_EQ(facts_of(*stored), facts_of(*stored_configuration(there)));
  }

  std::string file(const std::string& name) { return test::read_file(out() / name); }

  void expect_unchanged(const std::string& name) {
    EXPECT_EQ(file(name), test::read_file(folder_.path() / name)) << name;
  }
};

TEST_F(ExportConfig, IsByteForByteTheFilesWhereNothingChanged) {
  const Exported done = exported();
  EXPECT_EQ(done.config_file, out() / "vigie.toml");
  EXPECT_TRUE(done.anew.empty()) << testing::PrintToString(done.anew);
  for (const char* name :
       {"vigie.toml", "centres.toml", "themes.toml", "rota.toml", "filters.toml", "feeds/nord.opml",
        "feeds/sud.opml", "lettres/echo/letter.toml", "territories/france.tsv"}) {
    expect_unchanged(name);
  }
  expect_round_trip(done);
}

TEST_F(ExportConfig, RewritesTheLinesOfWhatChangedAndKeepsTheComments) {
  execute("UPDATE duty_turn SET centre_id = NULL WHERE week_on = '2027-10-25'");
  execute(
      "INSERT INTO absence (centre_id, from_on, to_on, reason, origin, created_at, changed_at) "
      "VALUES (NULL, '2027-10-25', '2027-10-29', 'congés', 'program', 1, 1)");
  execute("UPDATE duty_override SET state = 'withdrawn' WHERE kind = 'replacement'");
  execute(
      "INSERT INTO duty_override (duty, kind, state, week_on, other_week_on, centre_id, "
      "other_centre_id, origin, asked_at, answered_at, changed_at) VALUES ('panorama', 'swap', "
      "'taken', '2027-09-13', '2027-09-20', 2, 1, 'program', 1, 1820000000, 1)");
  execute("UPDATE filter_rule SET centre_id = 1");
  execute("UPDATE source SET title = 'Le Pic &amp; <nous>' WHERE url_key = 'https://pic.fr/rss'");
  const Exported done = exported();
  EXPECT_TRUE(done.anew.empty()) << testing::PrintToString(done.anew);
  std::string rota(kCommentedRota);
  const auto change = [&rota](std::string_view before, std::string_view after) {
    const std::size_t at = rota.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    rota.replace(at, before.size(), after);
  };
  change("2027-10-25 = \"nord\"", "2027-10-25 = \"\"");
  change("motif = \"rencontres\" },\n",
         "motif = \"rencontres\" },\n  { du = 2027-10-25, au = "
         "2027-10-29, motif = \"congés\" },\n");
  change(
      "[[remplacement]]\nsemaine = 2027-09-06\npour = \"nord\"\npar = \"sud\"\nmotif = "
      "\"grève\"\n\n",
      "");
  rota +=
      "\n[[echange]]\ntour = \"panorama\"\nentre = [\"sud\", \"nord\"]\nsemaines = [2027-09-13, "
      "2027-09-20]\naccepte = 2027-09-03\n";
  EXPECT_EQ(file("rota.toml"), rota);
  EXPECT_EQ(file("filters.toml"),
            "# ce qui est écarté\n[regle.sport]\nnom = \"Sport\"\ncentre = \"nord\"\n"
            "si = { titre = [\"match\"], sauf = [{ titre = [\"quartier\"] }] }\n# fin\n");
  const std::string nord = file("feeds/nord.opml");
  EXPECT_NE(nord.find("<!-- fin -->\n<outline text=\"Le Pic &amp;amp; &lt;nous&gt;\""),
            std::string::npos)
      << nord;
  EXPECT_NE(nord.find("description=\"à eux\""), std::string::npos);
  for (const char* name : {"centres.toml", "themes.toml", "feeds/sud.opml"}) expect_unchanged(name);
  expect_round_trip(done);
}

TEST_F(ExportConfig, MovesASourceFromOneListToAnother) {
  execute(
      "UPDATE allocation SET to_at = 9 WHERE source_id = (SELECT id FROM source "
      "WHERE url_key = 'https://pic.fr/rss')");
  execute(
      "INSERT INTO allocation (source_id, centre_id, backup_centre_id, fixed, from_at) "
      "SELECT id, 2, 1, 1, 9 FROM source WHERE url_key = 'https://pic.fr/rss'");
  const Exported done = exported();
  EXPECT_EQ(file("feeds/nord.opml").find("Le Pic"), std::string::npos);
  EXPECT_NE(file("feeds/nord.opml").find("<!-- fin -->\n</body>"), std::string::npos);
  EXPECT_NE(file("feeds/sud.opml").find("Le Pic"), std::string::npos);
  EXPECT_NE(file("feeds/sud.opml").find("vigie:fixe=\"oui\""), std::string::npos);
  expect_round_trip(done);
}

TEST_F(ExportConfig, WritesAnewWhatIsWrittenInAnotherWay) {
  write("rota.toml",
        "valable = { du = 2027-09-06, au = 2027-10-29 }\n"
        "absence = [{ centre = \"sud\", du = 2027-09-07, au = 2027-09-08 }]\n"
        "tour = { panorama = { ordre = [\"nord\", \"sud\"] } }\n"
        "planning = { panorama = { 2027-09-06 = \"nord\" } }\n");
  const Exported done = exported();
  EXPECT_EQ(done.anew, std::vector<std::string>{"rota.toml"});
  expect_round_trip(done);
}

TEST_F(ExportConfig, SaysTheStateOfTheProgramAndNotOfAFileThatWasNotApplied) {
  write("centres.toml",
        "[centre.nord]\nnom = \"Grand Nord\"\n# à voir\n[centre.est]\nnom = \"E\"\n"
        "[centre.sud]\nnom = \"Sud\"\nalias = [\"Midi\"]\n");
  write("themes.toml", "[theme.sante\n");
  const Exported done = exported();
  EXPECT_EQ(file("centres.toml"),
            "[centre.nord]\nnom = \"Nord\"\nterritoires = [\"59\"]\n# à voir\n"
            "[centre.sud]\nnom = \"Sud\"\nalias = [\"Midi\"]\n");
  EXPECT_EQ(done.anew, std::vector<std::string>{"themes.toml"});
  expect_round_trip(done);
}

TEST_F(ExportConfig, ReplacesNothingUnlessItIsForced) {
  test::write_file(out() / "lisez-moi.txt", "à moi");
  test::write_file(out() / "feeds/est.opml", opml(""));
  const auto config = config::load_vigie(folder_.path() / "vigie.toml");
  auto reader = db_.reader();
  const auto refused =
      export_config(reader, config.value, {folder_.path() / "vigie.toml", out(), false});
  ASSERT_TRUE(refused);
  EXPECT_TRUE(std::holds_alternative<FolderNotEmpty>(*refused));
  EXPECT_FALSE(fs::exists(out() / "rota.toml"));
  expect_round_trip(exported(true));
  EXPECT_EQ(file("lisez-moi.txt"), "à moi");
  EXPECT_FALSE(fs::exists(out() / "feeds/est.opml")) << "apply would read it";
  for (const fs::directory_entry& each : fs::directory_iterator(folder_.path())) {
    EXPECT_EQ(each.path().string().find("nouveau"), std::string::npos) << "nothing is left aside";
  }
}

TEST_F(ExportConfig, KeepsTheFilesWhereTheyLieToEachOther) {
  fs::create_directories(folder_.path() / "conf");
  write("conf/vigie.toml",
        "[fichiers]\ncentres = \"../centres.toml\"\nthemes = \"../themes.toml\"\n"
        "rota = \"../rota.toml\"\nfiltres = '" +
            (folder_.path() / "filters.toml").string() +
            "' # là-bas\nterritoires = \"../territories\"\nsources = \"../feeds\"\n"
            "lettres = \"../lettres\"\n");
  const auto config = config::load_vigie(folder_.path() / "conf/vigie.toml");
  auto reader = db_.reader();
  const auto outcome =
      export_config(reader, config.value, {folder_.path() / "conf/vigie.toml", out(), false});
  ASSERT_TRUE(outcome);
  const Exported& done = std::get<Exported>(*outcome);
  EXPECT_EQ(done.config_file, out() / "conf/vigie.toml");
  EXPECT_NE(file("conf/vigie.toml").find("filtres = \"filters.toml\" # là-bas"), std::string::npos)
      << "a whole path would lead back to the file that was left";
  EXPECT_TRUE(fs::exists(out() / "conf/filters.toml"));
  expect_round_trip(done);
}

TEST_F(ExportConfig, SaysWhatApplyWouldRefuseAndKeepsTheCommentsAllTheSame) {
  execute("UPDATE absence SET withdrawn_at = 1 WHERE centre_id IS NULL");  // a week without holder
  const Exported done = exported();
  EXPECT_FALSE(done.faithful);
  EXPECT_TRUE(done.anew.empty());
  ASSERT_EQ(done.problems.size(), 1U);
  EXPECT_EQ(done.problems[0].file, (out() / "rota.toml").string());
  EXPECT_NE(done.problems[0].message.find("n’a pas de titulaire"), std::string::npos);
  EXPECT_NE(file("rota.toml").find("# avec deux personnes"), std::string::npos);
}

/// Changes as people will make them in the program, at random.
class RandomChanges {
 public:
  RandomChanges(unsigned seed, std::function<void(std::string_view)> execute)
      : chance_(seed), execute_(std::move(execute)), made_(static_cast<int>(seed) * 100) {}

  void one() {
    const std::string centre = std::to_string(1 + chance_() % 2);
    const std::string number = std::to_string(++made_);
    switch (chance_() % 8) {
      case 0:
        return execute_("UPDATE source SET title = 'Titre " + number +
                        " « & »' WHERE id = " + std::to_string(1 + chance_() % 3));
      case 1:
        return execute_("UPDATE allocation SET weight_minutes = " + number +
                        ", fixed = 1 - fixed WHERE to_at IS NULL AND centre_id = " + centre);
      case 2:
        return execute_("UPDATE filter_rule SET name = 'Règle \"" + number + "\"'");
      case 3:
        return execute_(
            "INSERT INTO absence (centre_id, from_on, to_on, reason, origin, created_at, "
            "changed_at) VALUES (" +
            centre + ", '2027-09-" + day() + "', '2027-09-29', 'n" + number +
            "', 'program', 1, 1)");
      case 4:
        return execute_("UPDATE absence SET withdrawn_at = 1 WHERE centre_id > 0 AND id % 2 = " +
                        std::to_string(chance_() % 2));
      case 5:
        return execute_("UPDATE duty_override SET state = 'withdrawn'");
      case 6:
        execute_(
            "INSERT INTO source (url, url_key, title, access, added_at) VALUES "
            "('https://n" +
            number + ".fr/f', 'https://n" + number + ".fr/f', 'N" + number +
            "', 'subscribers', 1)");
        return execute_("INSERT INTO allocation (source_id, centre_id, from_at) SELECT max(id), " +
                        centre + ", 1 FROM source");
      default:
        execute_(
            "INSERT INTO filter_rule (key, name, source_key, created_at, changed_at) VALUES "
            "('p" +
            number + "', 'P', 'https://gazette.fr/rss', 1, 1)");
        execute_(
            "INSERT INTO filter_condition (rule_id, role, before_on) SELECT max(id), 'all', "
            "'2030-01-01' FROM filter_rule");
        return execute_(
            "INSERT INTO filter_expression SELECT max(id), 'title', 1, 'a\\b\"c' FROM "
            "filter_condition");
    }
  }

 private:
  std::string day() {
    const unsigned day = 10 + chance_() % 15;
    return std::to_string(day);
  }

  std::mt19937 chance_;
  std::function<void(std::string_view)> execute_;
  int made_;  ///< numbers what is new, and never twice
};

TEST_F(ExportConfig, ComesBackTheSameAfterAnyChangesInTheProgram) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    RandomChanges changes(seed, [this](std::string_view sql) { execute(sql); });
    for (int step = 0; step < 6; ++step) changes.one();
    const Exported done = exported(true);
    EXPECT_TRUE(done.anew.empty()) << testing::PrintToString(done.anew);
    EXPECT_NE(file("rota.toml").find("# avec deux personnes"), std::string::npos);
    EXPECT_NE(file("feeds/nord.opml").find("<!-- la presse du Nord -->"), std::string::npos);
    expect_round_trip(done);
    if (HasFailure()) return;
  }
}

TEST_F(ExportConfig, CarriesTheFilesThatComeWithVigie) {
  store::Database db = opened();
  const fs::path shipped = test::source_dir() / "config/vigie.toml";
  const auto config = config::load_vigie(shipped);
  ASSERT_TRUE(apply(db, config.value, {}, kApplyNow));
  auto reader = db.reader();
  const auto outcome = export_config(reader, config.value, {shipped, out(), false});
  ASSERT_TRUE(outcome) << outcome.error().detail;
  const Exported& done = std::get<Exported>(*outcome);
  EXPECT_TRUE(done.faithful);
  EXPECT_TRUE(done.anew.empty()) << testing::PrintToString(done.anew);
  for (const char* name :
       {"config/rota.toml", "config/centres.toml", "config/themes.toml", "config/filters.toml",
        "config/medias.toml", "config/trackers.toml", "config/vigie.toml", "feeds/oriv.opml"}) {
    EXPECT_EQ(file(name), test::read_file(test::source_dir() / name)) << name;
  }
  const auto again = apply_of(db, done, {.plan_only = true, .take = {}});
  expect_nothing_to_say(again);
}

}  // namespace
}  // namespace vigie::app
