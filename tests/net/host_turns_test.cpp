// SPDX-License-Identifier: EUPL-1.2
#include "net/host_turns.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace vigie::net
