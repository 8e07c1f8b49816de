// SPDX-License-Identifier: EUPL-1.2
// vigie search as people run it, on what a real poll brought.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

class Search : public SmallInstallation {
 protected:
  Search() : SmallInstallation(answer) {
    hold("irev", {"a"});
    hold("oriv", {"b"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
    EXPECT_EQ(run({"poll", "--all"}).exit_code, kExitOk);
  }

  static test::OriginReply answer(const test::OriginRequest& request) {
    const std::string name = request.path.substr(1);
    test::OriginReply reply;
    // Two papers and two events, so that neither stands on the other's desk.
    const std::string event =
        name == "a" ? " de ville ouvre à Lille" : " de ville ferme à Rennes après un incendie";
    reply.body = "<rss version=\"2.0\"><channel><title>t</title>";
    for (const std::string what : {"école", "cœur"}) {
      reply.body += "<item><title>Journal " + name + " : une " + what + event +
                    "</title><link>https://" + name + ".fr/" + std::to_string(what.size()) +
                    "</link><description>Politique de la ville.</description></item>";
    }
    reply.body += "</channel></rss>";
    return reply;
  }
};

TEST_F(Search, FindsWhatAPollBrought) {
  const auto all = run({"search", "ECOLE", "ville"});
  EXPECT_EQ(all.exit_code, kExitOk) << all.err;
  EXPECT_TRUE(says(all.out, "Journal a : une école")) << all.out;
  EXPECT_TRUE(says(all.out, "Journal b : une école"));
  EXPECT_FALSE(says(all.out, "cœur"));
  EXPECT_TRUE(
      says(run({"search", "\"politique de la ville\"", "coeur"}).out, "Journal a : une cœur"));
  const auto one = run({"search", "école", "--centre", "irev"});
  EXPECT_TRUE(says(one.out, "Journal a"));
  EXPECT_FALSE(says(one.out, "Journal b"));
}

TEST_F(Search, GoesOnWhereThePageEndedAndSpeaksToScripts) {
  const auto first = run({"search", "ville", "--limit", "3"});
  const std::size_t at = first.out.find("--before ");
  ASSERT_NE(at, std::string::npos) << first.out;
  const auto rest = run({"search", "ville", "--before", first.out.substr(at + 9, 1), "--json"});
  EXPECT_TRUE(says(rest.out, "\"title\": \"Journal ")) << rest.out;
  EXPECT_EQ(rest.out.find("\"title\""), rest.out.rfind("\"title\"")) << "one is left";
}

TEST_F(Search, SaysInFrenchWhatItCannotDo) {
  EXPECT_TRUE(says(run({"search", "introuvable"}).out, "Aucun article ne contient tous ces mots."));
  EXPECT_NE(run({"search", "( )"}).exit_code, kExitOk);
  EXPECT_NE(run({"search", "ville", "--centre", "nulle-part"}).exit_code, kExitOk);
}

}  // namespace
}  // namespace vigie::cli
