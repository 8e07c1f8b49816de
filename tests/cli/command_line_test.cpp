// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "cli/console.hpp"
#include "support/fixture.hpp"
#include "support/process.hpp"

namespace vigie::cli {
namespace {

using testing::Test;

TEST(CommandLine, WithoutAVerbShowsTheHelp) {
  const auto ran = test::run_vigie({});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_NE(ran.out.find("Verbes"), std::string::npos);
}

TEST(CommandLine, EveryVerbExplainsItselfInFrench) {
  for (const std::string verb :
       {"apply", "rota", "poll", "tick", "daemon", "sources", "serve", "desk", "feed", "filters",
        "article", "user", "letter", "subscribers", "db"}) {
    SCOPED_TRACE(verb);
    const auto ran = test::run_vigie({verb, "--help"});
    EXPECT_EQ(ran.exit_code, kExitOk);
    EXPECT_NE(ran.out.find("Usage"), std::string::npos);
    EXPECT_NE(ran.out.find("affiche cette aide"), std::string::npos);
  }
}

TEST(CommandLine, AnUnknownVerbIsAnErrorOfUse) {
  const auto ran = test::run_vigie({"pool"});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_NE(ran.err.find("vigie : "), std::string::npos);
  EXPECT_NE(ran.err.find("--help"), std::string::npos);
}

TEST(CommandLine, AMissingConfigurationIsNamed) {
  const auto ran = test::run_vigie({"db", "check", "--config", "/nowhere/vigie.toml"});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_NE(ran.err.find("/nowhere/vigie.toml"), std::string::npos);
}

class DatabaseVerbs : public Test {
 protected:
  DatabaseVerbs() { test::write_file(config_, "[fichiers]\nbase = \"vigie.db\"\n"); }

  test::Ran run(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config_.string()});
    return test::run_vigie(arguments);
  }

  test::TemporaryFolder folder_;
  std::filesystem::path config_ = folder_.path() / "vigie.toml";
};

TEST_F(DatabaseVerbs, TellWhatToRunWhenThereIsNoDatabase) {
  const auto ran = run({"db", "check"});
  EXPECT_EQ(ran.exit_code, kExitFailed);
  EXPECT_NE(ran.err.find("vigie apply"), std::string::npos);
}

TEST_F(DatabaseVerbs, MigrateCheckBackupAndRestoreInTurn) {
  EXPECT_EQ(run({"db", "migrate"}).exit_code, kExitOk);
  EXPECT_EQ(run({"db", "migrate"}).out, "La base de données est à jour.\n");
  EXPECT_EQ(run({"db", "check"}).out, "La base de données est saine.\n");
  const std::string copy = (folder_.path() / "copie.db").string();
  EXPECT_EQ(run({"db", "backup", copy}).exit_code, kExitOk);
  const auto restored = run({"db", "restore", copy});
  EXPECT_EQ(restored.exit_code, kExitOk) << restored.err;
  EXPECT_NE(restored.out.find("restaurée et vérifiée"), std::string::npos);
  EXPECT_EQ(run({"db", "check"}).exit_code, kExitOk);
}

TEST_F(DatabaseVerbs, RestoreRefusesAFileThatIsNoDatabase) {
  EXPECT_EQ(run({"db", "migrate"}).exit_code, kExitOk);
  const auto ran = run({"db", "restore", config_.string()});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_EQ(run({"db", "check"}).exit_code, kExitOk);
}

}  // namespace
}  // namespace vigie::cli
