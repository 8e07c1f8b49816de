// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "cli/console.hpp"
#include "support/fixture.hpp"
#include "support/process.hpp"
#include "text/utf8.hpp"

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
  EXPECT_EQ(ran.err,
            "vigie\u00a0: verbe inconnu «\u00a0pool\u00a0»\u202f; le plus proche est "
            "«\u00a0poll\u00a0».\nVoir\u00a0: vigie --help\n");
}

TEST(CommandLine, AnUnknownVerbHasNoHelp) {
  for (const std::vector<std::string>& line : std::vector<std::vector<std::string>>{
           {"pool", "--help"}, {"--help", "pool"}, {"desk", "kep", "--help"}}) {
    const auto ran = test::run_vigie(line);
    EXPECT_EQ(ran.exit_code, kExitUsage);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err.find("verbe inconnu"), std::string::npos) << ran.err;
  }
}

TEST(CommandLine, SaysInFrenchWhatIsWrongWithTheLine) {
  struct Case {
    std::vector<std::string> line;
    std::string_view said;
  };
  const std::vector<Case> cases = {
      {{"help"}, "verbe inconnu «\u00a0help\u00a0»"},
      {{"desk", "kep"}, "verbe inconnu «\u00a0kep\u00a0»"},
      {{"-x"}, "option inconnue «\u00a0-x\u00a0»"},
      {{"apply", "--foo"}, "option inconnue «\u00a0--foo\u00a0»"},
      {{"db", "check", "trop"}, "argument de trop «\u00a0trop\u00a0»"},
      {{"desk"}, "il manque un verbe"},
      {{"user", "disable"}, "il manque --email"},
      {{"user", "disable", "--email"}, "--email attend une valeur"},
      {{"feed", "import", "--centre", "irev"}, "il manque FICHIER"},
      {{"desk", "list", "--centre", "irev", "--limit", "0"},
       "--limit\u00a0: un nombre de 1 à 500 est attendu, et non «\u00a00\u00a0»"},
      {{"desk", "keep", "--story", "abc", "--as", "a@b.fr"},
       "--story ne peut pas être «\u00a0abc\u00a0»"},
      {{"desk", "list", "--centre", "irev", "--state", "lu"},
       "--state\u00a0: new, later, kept, relayed, discarded ou passed est attendu, et non "
       "«\u00a0lu\u00a0»"},
      {{"feed", "parse", "--batch", "un.xml"}, "ne va pas avec"}};
  for (const Case& each : cases) {
    SCOPED_TRACE(each.said);
    const auto ran = test::run_vigie(each.line);
    EXPECT_EQ(ran.exit_code, kExitUsage);
    EXPECT_TRUE(ran.err.starts_with("vigie\u00a0: ")) << ran.err;
    EXPECT_NE(ran.err.find(each.said), std::string::npos) << ran.err;
  }
}

TEST(CommandLine, HelpNamesTheCommandAndSpeaksFrench) {
  EXPECT_NE(test::run_vigie({"--help"}).out.find("Usage\u00a0: vigie ["), std::string::npos);
  const std::string rota = test::run_vigie({"rota", "show", "--help"}).out;
  EXPECT_NE(rota.find("Usage\u00a0: vigie rota show ["), std::string::npos) << rota;
  const std::string list = test::run_vigie({"desk", "list", "--help"}).out;
  EXPECT_NE(list.find("--limit NOMBRE (de 1 à 500)"), std::string::npos) << list;
  EXPECT_NE(list.find("--state TEXTE (new, later, kept, relayed, discarded ou passed)"),
            std::string::npos);
  const std::string parse = test::run_vigie({"feed", "parse", "--help"}).out;
  EXPECT_EQ(parse.find("Excludes"), std::string::npos) << parse;
}

TEST(CommandLine, AlignsWhatIsSaidOfOptionsByLetters) {
  const std::string add = test::run_vigie({"letter", "show", "--help"}).out;
  const auto column_of = [&add](std::string_view words) {
    const std::size_t at = add.find(words);
    return text::utf8_length(add.substr(0, at)) -
           text::utf8_length(add.substr(0, add.rfind('\n', at) + 1));
  };
  EXPECT_EQ(column_of("clé de la lettre"), column_of("pour un script")) << add;
}

TEST(CommandLine, SaysThatWhatItSaidCouldNotBeWritten) {
  for (const std::vector<std::string>& line :
       std::vector<std::vector<std::string>>{{"--help"}, {"--version"}, {"stories", "--batch"}}) {
    SCOPED_TRACE(line.front());
    const auto ran = test::run_vigie(
        line, {.input = "{\"id\":\"1\",\"title\":\"Un titre\"}\n", .out = "/dev/full"});
    EXPECT_EQ(ran.exit_code, kExitFailed);
    EXPECT_NE(ran.err.find("n’a pas pu être écrite"), std::string::npos) << ran.err;
  }
}

TEST(CommandLine, StopsABatchThatNobodyReadsAnyMore) {
  const test::TemporaryFolder folder;
  const auto requests = folder.path() / "demandes";
  ASSERT_EQ(::mkfifo(requests.c_str(), 0600), 0);
  const int held_open = ::open(requests.c_str(), O_RDWR);  // so that the requests never end
  ASSERT_EQ(::write(held_open, "{}\n{}\n", 6), 6);
  const auto ran = test::run_vigie({"feed", "parse", "--batch"},
                                   {.limit_s = 20, .in = requests, .out = "/dev/full"});
  ::close(held_open);
  EXPECT_EQ(ran.exit_code, kExitFailed);
}

TEST(CommandLine, AnswersTheGoodLinesOfABatchAndSaysThatSomeWereNot) {
  const auto stories = test::run_vigie(
      {"stories", "--batch"}, {.input = "{\"id\":\"1\",\"title\":\"Un titre\"}\npas du JSON\n"
                                        "{\"id\":\"2\",\"title\":\"Un autre\"}\n"});
  EXPECT_EQ(stories.exit_code, kExitPartial);
  EXPECT_EQ(std::count(stories.out.begin(), stories.out.end(), '\n'), 2) << stories.out;
  EXPECT_NE(stories.err.find("Ligne 2\u00a0: ce n’est pas un objet JSON."), std::string::npos);
  const auto parse = test::run_vigie({"feed", "parse", "--batch"},
                                     {.input = "pas du JSON\n{\"file\":\"/nowhere\"}\n"});
  EXPECT_EQ(parse.exit_code, kExitPartial);
  EXPECT_EQ(std::count(parse.out.begin(), parse.out.end(), '\n'), 2) << parse.out;
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
