// SPDX-License-Identifier: EUPL-1.2
// vigie feed import and export as people run them, on real files.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

constexpr const char* kOthers =
    "<?xml version=\"1.0\"?>\n"
    "<opml version=\"2.0\" xmlns:frss=\"https://freshrss.org/opml\"><body>\n"
    "<outline text=\"Presse\">\n"
    "<outline text=\"Le Phare\" xmlUrl=\"https://phare.example/rss\" frss:priority=\"main\"/>\n"
    "<outline text=\"Le Phare bis\" xmlUrl=\"http://www.phare.example/rss/?utm_source=x\"/>\n"
    "<outline text=\"Privé\" xmlUrl=\"https://moi:secret@prive.example/rss\"/>\n"
    "<outline text=\"Commande\" xmlUrl=\"exec:/bin/true\"/>\n"
    "</outline></body></opml>\n";

class FeedFiles : public SmallInstallation {
 protected:
  FeedFiles() : SmallInstallation([](const test::OriginRequest&) { return test::OriginReply{}; }) {
    hold("irev", {"a"});
    test::write_file(given_, kOthers);
  }

  test::Ran import(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"feed", "import", given_.string(), "--centre", "irev"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  std::string list() const { return test::read_file(list_); }

  std::filesystem::path given_ = folder_.path() / "autre.opml";
  std::filesystem::path list_ = folder_.path() / "feeds/irev.opml";
};

TEST_F(FeedFiles, AreTakenOverOnceAndWithoutSecretsOrCommands) {
  const std::string before = list();
  const auto plan = import({"--plan"});
  EXPECT_EQ(plan.exit_code, kExitPartial) << "two of them are refused: " << plan.err;
  EXPECT_FALSE(says(plan.out, "secret")) << "a password is not repeated: " << plan.out;
  EXPECT_TRUE(says(plan.out, "https://…@prive.example/rss")) << plan.out;
  EXPECT_TRUE(says(plan.out, "1 source ajoutée (rien n’est écrit)")) << plan.out;
  EXPECT_EQ(list(), before);
  EXPECT_EQ(import().exit_code, kExitPartial);
  const std::string after = list();
  EXPECT_TRUE(says(after, "https://phare.example/rss"));
  EXPECT_TRUE(says(after, "priority=\"main\"")) << "what another program wrote is its own";
  for (const char* never : {"secret", "exec:", "phare.example/rss/"}) {
    EXPECT_FALSE(says(after, never)) << never;
  }
  EXPECT_TRUE(says(import().out, "0 source ajoutée")) << "a second time adds nothing";
  EXPECT_EQ(list(), after);
  EXPECT_EQ(run({"apply", "--plan"}).exit_code, kExitOk);
}

TEST_F(FeedFiles, AreNotTakenOverFromAFileThatBreaksOff) {
  const std::string before = list();
  const std::string whole = kOthers;
  test::write_file(given_, whole.substr(0, whole.find("bis")));
  const auto cut = import();
  EXPECT_EQ(cut.exit_code, kExitUsage) << cut.out << cut.err;
  EXPECT_EQ(list(), before);
}

TEST_F(FeedFiles, AddWithoutAWordWhatIsInOrder) {
  test::write_file(given_,
                   "<opml version=\"2.0\"><body><outline text=\"Le Phare\" "
                   "xmlUrl=\"https://phare.example/rss\"/></body></opml>");
  EXPECT_EQ(import().exit_code, kExitOk);
  EXPECT_EQ(import().exit_code, kExitOk) << "there already, which is no mistake";
}

TEST_F(FeedFiles, SayNothingToATerminalThatItWouldObey) {
  test::write_file(given_,
                   "<opml version=\"2.0\"><body><outline text=\"A\" "
                   "xmlUrl=\"x:&#x9b;31m&#x202e;&#10;fin\"/></body></opml>");
  const auto told = import();
  EXPECT_TRUE(says(told.out, "x:31m fin")) << told.out;
}

TEST_F(FeedFiles, LeaveTheListAsItWasWhereTheGivenOneIsUnreadable) {
  const std::string before = list();
  test::write_file(given_, "<html>rien</html>");
  EXPECT_NE(import().exit_code, kExitOk);
  EXPECT_EQ(list(), before);
  for (const auto& entry : std::filesystem::directory_iterator(list_.parent_path())) {
    EXPECT_EQ(entry.path().filename(), "irev.opml") << "nothing is left aside";
  }
}

TEST_F(FeedFiles, ComeBackWithEverySettingAfterAnExport) {
  test::write_file(
      list_,
      "<?xml version=\"1.0\"?>\n<opml version=\"2.0\" xmlns:vigie=\"urn:vigie:opml:1\" "
      "xmlns:autre=\"urn:autre\"><body><outline text=\"A\" xmlUrl=\"https://a.example/rss\" "
      "vigie:suppleant=\"oriv\" vigie:acces=\"abonnes\" vigie:poids=\"30\" vigie:territoire=\"59\" "
      "vigie:fixe=\"oui\" vigie:extrait=\"20\" vigie:extrait-motif=\"accord écrit\" "
      "autre:couleur=\"bleu\"/></body></opml>\n");
  EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  const auto exported = run({"feed", "export", "--centre", "irev"});
  EXPECT_EQ(exported.exit_code, kExitOk) << exported.err;
  EXPECT_TRUE(says(exported.out, "couleur=\"bleu\"")) << exported.out;
  test::write_file(list_, exported.out);
  const auto again = run({"apply", "--plan"});
  EXPECT_EQ(again.exit_code, kExitOk) << again.err;
  EXPECT_TRUE(says(again.out, "Rien à changer")) << again.out;
}

}  // namespace
}  // namespace vigie::cli
