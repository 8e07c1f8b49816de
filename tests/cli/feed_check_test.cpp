// SPDX-License-Identifier: EUPL-1.2
// vigie feed check as people run it: a site's address is pasted, its feeds come back read.
#include "cli/console.hpp"
#include "cli/small_installation.hpp"

namespace vigie::cli {
namespace {

test::OriginReply site_with_feeds(const test::OriginRequest& request) {
  test::OriginReply reply;
  if (request.path == "/") {
    reply.headers = {{"Content-Type", "text/html"}};
    reply.body =
        "<html><head><link rel=alternate type=application/rss+xml href=/rss>"
        "<link rel=alternate type=application/atom+xml href=/perdu></head></html>";
  } else if (request.path == "/rss") {
    reply.body =
        "<rss version=\"2.0\"><channel><title>La Gazette</title><language>fr</language><item>"
        "<title>Un titre</title><pubDate>Thu, 02 Apr 2026 10:00:00 +0200</pubDate></item></channel>"
        "</rss>";
  } else if (request.path == "/nu") {
    reply.headers = {{"Content-Type", "text/html"}};
    reply.body = "<html><body>Rien à suivre</body></html>";
  } else {
    reply.status = 404;
  }
  return reply;
}

class FeedCheck : public SmallInstallation {
 protected:
  FeedCheck() : SmallInstallation(site_with_feeds) {}

  test::Ran check(const std::string& path, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"feed", "check", origin_.url(path)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
};

TEST_F(FeedCheck, FindsTheFeedsOfASiteAndSaysWhatTheyAreWorth) {
  const auto found = check("/");
  EXPECT_EQ(found.exit_code, kExitOk) << found.err;
  for (const std::string& part :
       {std::string("Cette page annonce 2 flux."), std::string("La Gazette"), origin_.url("/rss"),
        std::string("rss 2.0"), std::string("1 article, le plus récent du 2 avril 2026"),
        origin_.url("/perdu") + "\u00A0: il n’y a plus rien à cette adresse (404)."}) {
    EXPECT_TRUE(says(found.out, part)) << part << "\n" << found.out;
  }
  EXPECT_TRUE(says(check("/rss", {"--json"}).out, "\"is_feed\": true"));
}

TEST_F(FeedCheck, GuessesOnlyWhenAskedAndSaysWhenThereIsNone) {
  const auto none = check("/nu");
  EXPECT_EQ(none.exit_code, kExitFailed);
  EXPECT_EQ(origin_.requests().size(), 1U);
  const auto guessed = check("/nu", {"--guess"});
  EXPECT_EQ(guessed.exit_code, kExitOk) << guessed.out;
  EXPECT_TRUE(says(guessed.out, "La Gazette")) << "at /rss, a usual place";
  EXPECT_LE(origin_.requests().size(), 2U + 5U);
}

TEST_F(FeedCheck, ShowsHowItIsCalled) {
  const auto help = run({"feed", "check", "--help"});
  EXPECT_EQ(help.exit_code, kExitOk);
  EXPECT_TRUE(says(help.out, "Usage\u00a0: vigie feed check [options] ADRESSE")) << help.out;
  EXPECT_TRUE(says(test::run_vigie({"poll", "--help"}).out, "Usage\u00a0: vigie poll [options]"));
}

}  // namespace
}  // namespace vigie::cli
