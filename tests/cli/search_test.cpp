// SPDX-License-Identifier: EUPL-1.2
// vigie search as people run it, on what a real poll brought.
#include <gtest/gtest.h>

#include "cli/console.hpp"
#include "support/fixture.hpp"
#include "support/http_origin.hpp"
#include "support/process.hpp"

namespace vigie::cli {
namespace {

class Search : public ::testing::Test {
 protected:
  Search() : origin_([](const test::OriginRequest& request) { return answer(request); }) {
    const auto root = test::source_dir();
    test::write_file(folder_.path() / "feeds/irev.opml", opml("a"));
    test::write_file(folder_.path() / "feeds/oriv.opml", opml("b"));
    test::write_file(config_, "[fichiers]\nbase = \"vigie.db\"\nsources = \"feeds\"\ncentres = \"" +
                                  (root / "config/centres.toml").string() + "\"\nrota = \"" +
                                  (root / "config/rota.toml").string() + "\"\nthemes = \"" +
                                  (root / "config/themes.toml").string() + "\"\nterritoires = \"" +
                                  (root / "config/territories").string() + "\"\nlettres = \"" +
                                  (root / "newsletter").string() +
                                  "\"\n[reseau]\nadresses_privees_permises = [\"127.0.0.0/8\"]\n");
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
    EXPECT_EQ(run({"poll", "--all"}).exit_code, kExitOk);
  }

  std::string opml(const std::string& name) const {
    return "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><body><outline type=\"rss\" text=\"" +
           name + "\" xmlUrl=\"" + origin_.url("/" + name) + "\"/></body></opml>\n";
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

  test::Ran run(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config_.string()});
    return test::run_vigie(arguments);
  }

  test::TemporaryFolder folder_;
  std::filesystem::path config_ = folder_.path() / "vigie.toml";
  test::HttpOrigin origin_;
};

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

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
