// SPDX-License-Identifier: EUPL-1.2
// What people read where there is little to tell, or where a folder is not what it should be.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

class PlainWords : public SmallInstallation {
 protected:
  PlainWords() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply{}; }) {
    hold("irev", {"a"});
  }

  void replace_in_config(std::string_view before, std::string_view after) {
    std::string config = test::read_file(config_);
    config.replace(config.find(before), before.size(), after);
    test::write_file(config_, config);
  }
};

TEST_F(PlainWords, ANameToOverwriteThatIsUnknownChangesNothing) {
  const auto ran = run({"apply", "--take", "zzz"});
  EXPECT_EQ(ran.exit_code, kExitUsage);
  EXPECT_TRUE(says(ran.err, "clé inconnue «\u00a0zzz\u00a0»")) << ran.err;
  EXPECT_TRUE(says(run({"apply"}).out, "Centres (")) << "nothing was written before";
}

TEST_F(PlainWords, EmptyAnswersSayThatTheyAre) {
  ASSERT_EQ(run({"db", "migrate"}).exit_code, kExitOk);
  const auto coverage = run({"coverage"}).out;
  EXPECT_TRUE(says(coverage, "Thèmes\u00a0: aucun n’est connu")) << coverage;
  EXPECT_FALSE(says(coverage, " \n")) << coverage;
  EXPECT_EQ(run({"themes", "lint", "--days", "1"}).out,
            "Aucun article du dernier jour\u00a0: rien à dire des termes.\n");
  EXPECT_TRUE(says(run({"subscribers", "list"}).out, "Aucun destinataire"));
  const auto learn = run({"learn"});
  EXPECT_FALSE(says(learn.out, "mis de côté")) << learn.out;
}

TEST_F(PlainWords, ABackupNamesTheFolderThatIsMissingAndARestoreMakesIt) {
  ASSERT_EQ(run({"db", "migrate"}).exit_code, kExitOk);
  const auto refused = run({"db", "backup", (folder_.path() / "nulle-part/x.db").string()});
  EXPECT_EQ(refused.exit_code, kExitUsage);
  EXPECT_TRUE(says(refused.err, "nulle-part n’existe pas")) << refused.err;
  const std::string copy = (folder_.path() / "x.db").string();
  const auto saved = run({"db", "backup", copy});
  ASSERT_EQ(saved.exit_code, kExitOk) << saved.err;
  EXPECT_TRUE(says(saved.out, ",") && says(saved.out, "\u00a0Mo)")) << saved.out;
  replace_in_config("vigie.db", "var/vigie.db");
  const auto restored = run({"db", "restore", copy});
  EXPECT_EQ(restored.exit_code, kExitOk) << restored.err;
  EXPECT_EQ(run({"db", "check"}).exit_code, kExitOk);
}

TEST_F(PlainWords, AnOutboxThatIsNoFolderIsNamedBeforeAnythingIsSent) {
  replace_in_config("[reseau]", "[courriel]\nenvoi = \"dossier\"\ndossier = \"plein\"\n[reseau]");
  test::write_file(folder_.path() / "plein", "");
  ASSERT_EQ(run({"apply"}).exit_code, kExitOk);
  const auto ran = run({"letter", "send"});
  EXPECT_EQ(ran.exit_code, kExitFailed);
  EXPECT_TRUE(says(ran.err, (folder_.path() / "plein").string())) << ran.err;
}

}  // namespace
}  // namespace vigie::cli
