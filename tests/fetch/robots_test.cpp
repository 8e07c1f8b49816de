// SPDX-License-Identifier: EUPL-1.2
#include "fetch/robots.hpp"

#include <gtest/gtest.h>

#include "fetch/link_life.hpp"

namespace vigie::fetch {
namespace {

TEST(Robots, LetsAskWhatTheRulesAboutUsAllow) {
  struct Case {
    std::string_view why, text, path;
    bool allowed;
  };
  static constexpr Case kCases[] = {
      {"nothing said", "", "/x", true},
      {"everybody", "User-agent: *\nDisallow: /prive", "/prive/a", false},
      {"elsewhere", "User-agent: *\nDisallow: /prive", "/public", true},
      {"an empty rule forbids nothing", "User-agent: *\nDisallow:", "/x", true},
      {"ours before everybody's", "User-agent: *\nDisallow: /\n\nUser-agent: vigie\nDisallow: /a",
       "/b", true},
      {"ours forbids", "User-agent: Vigie/2.0\nDisallow: /a", "/a", false},
      {"another's is not ours", "User-agent: autre\nDisallow: /", "/a", true},
      {"two names, one group", "User-agent: autre\nUser-agent: vigie\nDisallow: /", "/a", false},
      {"the longest decides", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"of two as long, allowing", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
      {"any signs", "User-agent: *\nDisallow: /*.pdf", "/doc/x.pdf?y", false},
      {"the end", "User-agent: *\nDisallow: /*.pdf$", "/doc/x.pdf?y", true},
      {"the end is there", "User-agent: *\nDisallow: /*.pdf$", "/doc/x.pdf", false},
      {"a query", "User-agent: *\nDisallow: /*?", "/x?y=1", false},
      {"words after the sign are a remark", "User-agent: * # tous\nDisallow: /a # ici", "/a",
       false},
      {"line ends of another system", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
      {"what is no rule", "<html>User-agent: *", "/a", true}};
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.why);
    EXPECT_EQ(robots_allow(read_robots(each.text, "vigie/0.1 (+https://x)"), each.path),
              each.allowed);
  }
}

TEST(Robots, TellASiteFromAPath) {
  EXPECT_EQ(web_place("https://a.example/x?y#z").origin, "https://a.example");
  EXPECT_EQ(web_place("https://a.example/x?y#z").path, "/x?y");
  EXPECT_EQ(web_place("http://a.example:8080").path, "/");
  EXPECT_EQ(web_place("http://a.example:8080").origin, "http://a.example:8080");
  EXPECT_EQ(web_place("https://a.example?q=1").path, "/?q=1");
  EXPECT_EQ(web_place("mailto:x@a.example").origin, "");
}

HttpAnswer answered(int status) {
  HttpAnswer answer;
  answer.transfer = Transfer::answered;
  answer.status = status;
  return answer;
}

constexpr Instant kThen{1'800'000'000};

TEST(LinkLife, IsOverWhereNothingIsThereTwiceAWeekApart) {
  const LinkLife once = life_after({}, answered(404), kThen);
  EXPECT_EQ(once.gone_since, kThen);
  EXPECT_FALSE(once.dead_at);
  EXPECT_EQ(once.next_check_at, kThen + 7 * kDaySeconds);
  const LinkLife soon = life_after(once, answered(410), kThen + kDaySeconds);
  EXPECT_FALSE(soon.dead_at) << "a day after is not a week after";
  const LinkLife twice = life_after(soon, answered(410), kThen + 7 * kDaySeconds);
  EXPECT_EQ(twice.dead_at, kThen + 7 * kDaySeconds);
  const LinkLife back = life_after(twice, answered(200), kThen + 40 * kDaySeconds);
  EXPECT_FALSE(back.dead_at) << "it answers again";
  EXPECT_FALSE(back.gone_since);
}

TEST(LinkLife, IsNotOverBehindAWallNorWhereTheServerIsInTrouble) {
  for (const int status : {401, 403, 429, 500, 503}) {
    const LinkLife first = life_after({}, answered(status), kThen);
    const LinkLife second = life_after(first, answered(status), kThen + 30 * kDaySeconds);
    EXPECT_FALSE(second.gone_since) << status;
    EXPECT_FALSE(second.dead_at) << status;
  }
  HttpAnswer none;
  none.transfer = Transfer::no_connection;
  EXPECT_FALSE(life_after({}, none, kThen).gone_since);
}

}  // namespace
}  // namespace vigie::fetch
