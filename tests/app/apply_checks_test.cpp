// SPDX-License-Identifier: EUPL-1.2
// What `apply` refuses before anything is written.
#include <gtest/gtest.h>

#include "app/apply_scene.hpp"

namespace vigie::app {
namespace {

TEST_F(Apply, ChecksWhatOtherVerbsWillReadToo) {
  struct Case {
    std::string_view why, file, text, expected;
  };
  static constexpr std::string_view kNoTerritory =
      "cette ligne ne décrit pas un territoire (voir README.md, dans le même dossier).\n";
  const Case cases[] = {
      {"garbage", "territories/france.tsv", "# lieux\n\x01\x02", "france.tsv:2:1: "},
      {"garbage in the second file", "territories/epci.tsv", "E\t1\tA\t59001\nrien\n",
       "epci.tsv:2:1: "}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    write(c.file, c.text);
    EXPECT_EQ(mistakes(run()), std::string(c.expected) + std::string(kNoTerritory));
    write("territories/france.tsv", kTerritories);
  }
  write("territories/epci.tsv", "");
  write("lettres/echo/letter.toml", std::string(kLetter) + "maximun = 3\n");
  EXPECT_EQ(mistakes(run()),
            "letter.toml:9:1: clé inconnue «\u00a0maximun\u00a0»\u202f; vouliez-vous dire "
            "«\u00a0maximum\u00a0»\u202f?\n");
  write("lettres/echo/letter.toml", "cle = \"echo\"\nnom = \"É\"\ncentre = \"nrd\"\n");
  EXPECT_EQ(mistakes(run()),
            "letter.toml:1:1: La lettre n’a pas de page ([[page]]).\n"
            "letter.toml:3:10: centre inconnu «\u00a0nrd\u00a0»\u202f; vouliez-vous dire "
            "«\u00a0nord\u00a0»\u202f?\n");
  std::filesystem::remove_all(folder_.path() / "lettres");
  std::filesystem::remove_all(folder_.path() / "territories");
  EXPECT_EQ(mistakes(run()),
            "france.tsv: introuvable.\n"
            "lettres: dossier des lettres introuvable.\n");
  EXPECT_EQ(count("SELECT count(*) FROM centre"), 0);
}

TEST_F(Apply, AFileThatCannotBeReadHidesBehindNoOtherMistake) {
  for (const char* file :
       {"centres.toml", "themes.toml", "rota.toml", "lettres/echo/letter.toml"}) {
    SCOPED_TRACE(file);
    const std::string before = test::read_file(folder_.path() / file);
    write(file, "x =\n" + before);
    const ApplyOutcome outcome = run();
    ASSERT_EQ(outcome.diagnostics.size(), 1U) << mistakes(outcome);
    EXPECT_EQ(outcome.diagnostics[0].line, 1) << mistakes(outcome);
    write(file, before);
  }
  EXPECT_EQ(mistakes(run()), "");
}

TEST_F(Apply, OverwritesNothingWhereANameIsUnknown) {
  run();
  execute("UPDATE centre SET name = 'Sud et outre-mer' WHERE key = 'sud'");
  const ApplyOutcome outcome = run({.plan_only = false, .take = {"centre:sud", "zzz"}});
  EXPECT_EQ(outcome.difference.unknown, std::vector<std::string>{"zzz"});
  EXPECT_FALSE(outcome.applied);
  EXPECT_EQ(count("SELECT count(*) FROM centre WHERE name = 'Sud et outre-mer'"), 1);
}

}  // namespace
}  // namespace vigie::app
