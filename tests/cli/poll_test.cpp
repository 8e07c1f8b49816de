// SPDX-License-Identifier: EUPL-1.2
// vigie poll as one process after another: all that is remembered is in the database.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

constexpr const char* kTag = "W/\"à 1\"";  // opaque: bytes that no header ought to hold

class Poll : public SmallInstallation {
 protected:
  Poll() : SmallInstallation(answer) {
    hold("irev", {"a"});
    EXPECT_EQ(run({"apply"}).exit_code, kExitOk);
  }

  static test::OriginReply answer(const test::OriginRequest& request) {
    return test::document(request,
                          "<rss version=\"2.0\"><channel><title>t</title><item><title>Un titre"
                          "</title><link>https://a.fr/1</link></item></channel></rss>",
                          kTag);
  }
};

TEST_F(Poll, SendsTheValidatorsThatAProcessBeforeItGot) {
  EXPECT_TRUE(says(run({"poll", "--all", "--json"}).out, "\"new\": 1"));
  const auto second = run({"poll", "--all", "--json"});
  EXPECT_EQ(second.exit_code, kExitOk) << second.err;
  EXPECT_TRUE(says(second.out, "\"not_modified\": 1")) << second.out;
  const auto requests = origin_.requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_FALSE(requests[0].headers.contains("if-none-match"));
  EXPECT_EQ(requests[1].headers.at("if-none-match"), kTag);
}

TEST_F(Poll, NamesTheFileForWhichNothingCouldBeStored) {
  std::string config = test::read_file(config_);
  const std::string shipped = test::source_dir().string() + "/config/territories";
  config.replace(config.find(shipped), shipped.size(), "lieux");
  test::write_file(config_, config);
  test::write_file(folder_.path() / "lieux/france.tsv", "rien de lisible\n");
  const auto polled = run({"poll", "--all"});
  EXPECT_NE(polled.exit_code, kExitOk);
  EXPECT_TRUE(says(polled.out + polled.err, "lieux/france.tsv:1:1: cette ligne ne décrit pas un "))
      << polled.out << polled.err;
}

}  // namespace
}  // namespace vigie::cli
