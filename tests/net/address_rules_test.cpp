// SPDX-License-Identifier: EUPL-1.2
#include "net/address_rules.hpp"

#include <gtest/gtest.h>

namespace vigie::net {
namespace {

TEST(AddressRules, OpenThePublicInternetAndNothingElse) {
  struct Case {
    std::string_view why, address;
    Verdict expected;
  };
  static constexpr Case kCases[] = {
      {"public IPv4", "213.182.38.1", Verdict::open},
      {"public IPv6", "2a00:1450:4007::1", Verdict::open},
      {"loopback", "127.0.0.1", Verdict::denied},
      {"loopback is a whole block", "127.8.9.10", Verdict::denied},
      {"this network", "0.0.0.0", Verdict::denied},
      {"private 10", "10.255.255.255", Verdict::denied},
      {"private 172.16", "172.31.255.255", Verdict::denied},
      {"just above 172.16/12", "172.32.0.1", Verdict::open},
      {"private 192.168", "192.168.1.1", Verdict::denied},
      {"carrier-grade NAT, first", "100.64.0.0", Verdict::denied},
      {"carrier-grade NAT, last", "100.127.255.255", Verdict::denied},
      {"just above CGNAT", "100.128.0.0", Verdict::open},
      {"cloud metadata", "169.254.169.254", Verdict::denied},
      {"protocol assignments", "192.0.0.8", Verdict::denied},
      {"benchmarks", "198.19.255.255", Verdict::denied},
      {"just above benchmarks", "198.20.0.0", Verdict::open},
      {"multicast", "224.0.0.1", Verdict::denied},
      {"reserved", "240.0.0.1", Verdict::denied},
      {"broadcast", "255.255.255.255", Verdict::denied},
      {"loopback IPv6", "::1", Verdict::denied},
      {"unspecified IPv6", "::", Verdict::denied},
      {"link-local IPv6", "fe80::1", Verdict::denied},
      {"unique local", "fd12:3456::1", Verdict::denied},
      {"multicast IPv6", "ff02::1", Verdict::denied},
      {"IPv4-mapped public address", "::ffff:213.182.38.1", Verdict::denied},
      {"IPv4-mapped loopback", "::ffff:127.0.0.1", Verdict::denied},
      {"NAT64", "64:ff9b::7f00:1", Verdict::denied},
      {"6to4 around a private address", "2002:0a00:0001::1", Verdict::denied},
      {"Teredo", "2001:0:1::1", Verdict::denied}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto address = parse_address(c.address);
    ASSERT_TRUE(address);
    EXPECT_EQ(AddressRules().judge(*address), c.expected);
  }
}

TEST(AddressRules, TrustWhatTheOperatorListed) {
  struct Case {
    std::string_view why;
    std::string cidr;
    std::string_view address;
    Verdict expected;
  };
  static const Case kCases[] = {
      {"inside", "127.0.0.0/8", "127.0.0.1", Verdict::trusted},
      {"one address without a mask", "10.1.2.3", "10.1.2.3", Verdict::trusted},
      {"its neighbour", "10.1.2.3", "10.1.2.4", Verdict::denied},
      {"a mask inside a byte", "172.16.32.0/19", "172.16.63.255", Verdict::trusted},
      {"just outside of it", "172.16.32.0/19", "172.16.64.0", Verdict::denied},
      {"IPv6", "::1/128", "::1", Verdict::trusted},
      {"IPv4 listed does not open its IPv4-mapped form", "127.0.0.0/8", "::ffff:127.0.0.1",
       Verdict::denied},
      {"everything of one family", "0.0.0.0/0", "192.168.0.1", Verdict::trusted}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto rules = AddressRules::allowing({c.cidr});
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->judge(*parse_address(c.address)), c.expected);
  }
}

TEST(AddressRules, RefuseBlocksThatAreNone) {
  for (const std::string cidr : {"", "localhost", "127.0.0.1/33", "127.0.0.1/", "127.0.0.1/-1",
                                 "::1/129", "127.0.0/8", "10.0.0.0/8x"}) {
    SCOPED_TRACE(cidr);
    const auto rules = AddressRules::allowing({cidr});
    ASSERT_FALSE(rules);
    EXPECT_EQ(rules.error().code, Code::invalid_input);
  }
}

}  // namespace
}  // namespace vigie::net
