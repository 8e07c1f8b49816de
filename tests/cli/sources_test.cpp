// SPDX-License-Identifier: EUPL-1.2
// The verb as people and scripts use it: a real program, a real server, real files.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

class Sources : public SmallInstallation {
 protected:
  Sources() : SmallInstallation(answer) {
    hold("irev", {"sain", "ancien", "disparu"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }

  static test::OriginReply answer(const test::OriginRequest& request) {
    test::OriginReply reply;
    reply.body =
        "<rss version=\"2.0\"><channel><title>t</title><item><title>Un titre</title>"
        "<link>https://a.fr/1</link></item></channel></rss>";
    if (request.path == "/ancien") {
      reply.status = 301;
      reply.headers = {{"Location", "/nouveau"}};
    }
    if (request.path == "/disparu") reply.status = 410;
    return reply;
  }
};

TEST_F(Sources, AreTalliedAndToldOneByOneInFrench) {
  EXPECT_TRUE(says(run({"sources"}).out, "3 sources\u00a0: 3 nouvelles."));
  run({"poll", "--all"});
  const auto ran = run({"sources", "--centre", "irev"});
  EXPECT_EQ(ran.exit_code, kExitOk);
  for (const std::string_view part :
       {"3 sources\u00a0: 1 ok, 1 déplacée, 1 disparue.", "Journal sain\u00a0: ok depuis le ",
        "prochain essai le ", "Journal ancien\u00a0: déplacée", "vigie sources accept-move ",
        "Journal disparu\u00a0: disparue", "l’éditeur a supprimé ce flux (410)"}) {
    EXPECT_TRUE(says(ran.out, part)) << part << "\n" << ran.out;
  }
  const auto gone = run({"sources", "--state", "gone"});
  EXPECT_TRUE(says(gone.out, "Journal disparu"));
  EXPECT_FALSE(says(gone.out, "Journal sain"));
  const auto json = run({"sources", "--json"});
  EXPECT_TRUE(says(json.out, "\"state\": \"moved\"")) << json.out;
  EXPECT_TRUE(says(json.out, "\"needs_a_look\": true"));
}

TEST_F(Sources, FollowAMoveAndComeBackWhenAPersonSaysSo) {
  run({"poll", "--all"});
  const auto moved = run({"sources", "--state", "moved"});
  const std::size_t at = moved.out.find("accept-move ");
  ASSERT_NE(at, std::string::npos);
  const std::string number = moved.out.substr(at + 12, 1);
  EXPECT_EQ(run({"sources", "accept-move", number}).exit_code, kExitOk);
  run({"poll", "--all"});
  EXPECT_TRUE(says(run({"sources"}).out, "les fichiers disent " + origin_.url("/ancien")));
  EXPECT_EQ(run({"apply", "--plan"}).exit_code, kExitOk);
  EXPECT_EQ(run({"sources", "undo-move", number}).exit_code, kExitOk);
  EXPECT_FALSE(says(run({"sources"}).out, "les fichiers disent"));
  const auto again = run({"sources", "undo-move", number});
  EXPECT_EQ(again.exit_code, kExitFailed);
  EXPECT_TRUE(says(again.err, "cette source est déjà lue à l’adresse des fichiers"));
  EXPECT_EQ(run({"sources", "retry", "99"}).exit_code, kExitFailed);
  EXPECT_EQ(run({"sources", "--centre", "nulle-part"}).exit_code, kExitFailed);
}

}  // namespace
}  // namespace vigie::cli
