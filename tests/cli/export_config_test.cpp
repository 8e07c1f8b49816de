// SPDX-License-Identifier: EUPL-1.2
// The present state written out, and read again by the program itself.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"
#include "store/sql/database.hpp"

namespace vigie::cli {
namespace {

class ExportVerb : public SmallInstallation {
 protected:
  ExportVerb() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply{}; }) {
    hold("irev", {"brest"});
    test::write_file(
        folder_.path() / "filters.toml",
        "# nos règles\n[regle.sport]\nnom = \"Sport\"\nsi = { titre = [\"match\"] }\n");
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }

  std::string out() const { return (folder_.path() / "état").string(); }
};

TEST_F(ExportVerb, WritesWhatApplyReadsAgainWithoutAWord) {
  const auto ran = run({"export", "config", out()});
  EXPECT_EQ(ran.exit_code, kExitOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(says(ran.out, "Écrit dans " + out() + ".")) << ran.out;
  EXPECT_TRUE(says(ran.out, "vigie apply --plan --config " + out() + "/vigie.toml")) << ran.out;
  EXPECT_EQ(test::read_file(folder_.path() / "état/filters.toml"),
            test::read_file(folder_.path() / "filters.toml"));
  // vigie.toml names these by their whole path; the export stands by itself.
  EXPECT_TRUE(says(test::read_file(folder_.path() / "état/vigie.toml"), "rota = \"rota.toml\""));

  const auto here = folder_.path() / "état/vigie.toml";
  const auto fresh = test::run_vigie({"apply", "--config", here.string()});
  EXPECT_EQ(fresh.exit_code, kExitOk) << fresh.err;
  const auto plan = test::run_vigie({"apply", "--plan", "--config", here.string()});
  EXPECT_EQ(plan.exit_code, kExitOk);
  EXPECT_EQ(plan.out, "Rien à changer\u00a0: la base de données dit ce que disent les fichiers.\n");
  std::filesystem::copy_file(folder_.path() / "vigie.db", folder_.path() / "état/vigie.db",
                             std::filesystem::copy_options::overwrite_existing);
  const auto same = test::run_vigie({"apply", "--plan", "--config", here.string()});
  EXPECT_EQ(same.out, plan.out) << "nor in the database it came from";
}

TEST_F(ExportVerb, LeavesAFolderThatHoldsSomethingAsItIs) {
  test::write_file(folder_.path() / "état/note.txt", "à garder");
  const auto refused = run({"export", "config", out()});
  EXPECT_EQ(refused.exit_code, kExitUsage);
  EXPECT_TRUE(says(refused.err, "n’est pas vide\u00a0: rien n’a été écrit")) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "état/vigie.toml"));
  EXPECT_EQ(run({"export", "config", out(), "--force"}).exit_code, kExitOk);
  EXPECT_EQ(test::read_file(folder_.path() / "état/note.txt"), "à garder");
}

TEST_F(ExportVerb, SaysWhatItCannotDoInFrench) {
  const auto no_folder = run({"export", "config"});
  EXPECT_EQ(no_folder.exit_code, kExitUsage);
  EXPECT_TRUE(says(no_folder.err, "dossier")) << no_folder.err;
  const auto a_file = run({"export", "config", config_.string()});
  EXPECT_EQ(a_file.exit_code, kExitUsage) << a_file.exit_code;
  EXPECT_TRUE(says(a_file.err, "n’est pas un dossier")) << a_file.err;
  const auto help = run({"export", "config", "--help"});
  EXPECT_EQ(help.exit_code, kExitOk);
  EXPECT_TRUE(says(help.out, "--force")) << help.out;
}

TEST_F(ExportVerb, ThePlanSaysWhatTheProgramKeepsAndHowToTakeTheFile) {
  {
    auto db = store::Database::open(folder_.path() / "vigie.db");
    ASSERT_TRUE(db);
    ASSERT_TRUE(db->execute("UPDATE source SET title = 'Le Télégramme'"));
  }
  const auto plan = run({"apply", "--plan"});
  EXPECT_EQ(plan.exit_code, kExitOk) << "keeping is no drift";
  EXPECT_TRUE(says(plan.out, "Gardé par le programme (1)")) << plan.out;
  EXPECT_TRUE(says(plan.out,
                   ":titre\u00a0: «\u00a0Le Télégramme\u00a0» (fichiers\u00a0: «\u00a0"
                   "Journal brest\u00a0»)"))
      << plan.out;
  EXPECT_TRUE(says(plan.out, "vigie apply --take \"source:")) << plan.out;
  const auto applied = run({"apply"});
  EXPECT_EQ(applied.exit_code, kExitOk);
  EXPECT_TRUE(says(applied.out, "Le programme garde 1 valeur changée depuis")) << applied.out;
  const std::size_t begin = plan.out.find("source:");  // as the plan says how to take it
  const std::string name = plan.out.substr(begin, plan.out.find(":titre") + 6 - begin);
  const auto taken = run({"apply", "--take", name});
  EXPECT_EQ(taken.exit_code, kExitOk) << taken.err;
  EXPECT_TRUE(says(taken.out, "(repris du fichier)")) << taken.out;
  EXPECT_EQ(run({"apply", "--plan"}).out,
            "Rien à changer\u00a0: la base de données dit ce que disent les fichiers.\n");
}

}  // namespace
}  // namespace vigie::cli
