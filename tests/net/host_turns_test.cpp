// SPDX-License-Identifier: EUPL-1.2
#include "net/host_turns.hpp"

#include <gtest/gtest.h>

#include "net/scopes.hpp"

namespace vigie::net {
namespace {

TEST(HostTurns, AskAStrangerOneRequestAtATimeAndThenPause) {
  HostTurns turns;
  EXPECT_EQ(turns.may_start_at("a.fr:443"), 0);
  turns.started("a.fr:443", 1000);
  EXPECT_FALSE(turns.may_start_at("a.fr:443"));
  EXPECT_EQ(turns.may_start_at("b.fr:443"), 0);
  turns.ended("a.fr:443");
  EXPECT_EQ(turns.may_start_at("a.fr:443"), 1000 + kHostPauseMs);
}

TEST(HostTurns, AskATrustedHostSeveralAtATimeWithoutPause) {
  HostTurns turns;
  turns.started("127.0.0.1:80", 1000);
  turns.trust("127.0.0.1:80");
  for (int i = 1; i < kTrustedTransfers; ++i) {
    EXPECT_EQ(turns.may_start_at("127.0.0.1:80"), 0);
    turns.started("127.0.0.1:80", 1000);
  }
  EXPECT_FALSE(turns.may_start_at("127.0.0.1:80"));
  turns.ended("127.0.0.1:80");
  EXPECT_EQ(turns.may_start_at("127.0.0.1:80"), 0);
}

TEST(Scopes, NameTheHostAndWhoseItIs) {
  struct Case {
    std::string url, host, owner;
  };
  static const Case kCases[] = {
      {"https://www.lemonde.fr/rss", "www.lemonde.fr:443", "lemonde.fr"},
      {"http://A.Lemonde.fr:8080/", "a.lemonde.fr:8080", "lemonde.fr"},
      {"https://a.tumblr.com/rss", "a.tumblr.com:443", "tumblr.com"},
      {"https://b.x.tumblr.com/rss", "b.x.tumblr.com:443", "tumblr.com"},
      {"https://jean.blogspot.com/feeds", "jean.blogspot.com:443", "blogspot.com"},
      {"https://news.bbc.co.uk/", "news.bbc.co.uk:443", "bbc.co.uk"},
      {"http://127.0.0.1:18080/f", "127.0.0.1:18080", "127.0.0.1"},
      {"http://[::1]:18080/f", "[::1]:18080", "[::1]"},
      {"http://intranet/f", "intranet:80", "intranet"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.url);
    EXPECT_EQ(host_and_port(c.url), c.host);
    EXPECT_EQ(owner_domain(c.url), c.owner);
  }
}

}  // namespace
}  // namespace vigie::net
