// SPDX-License-Identifier: EUPL-1.2
// Servers that hang, lie, pour; TLS and IPv6.
#include "getter_fixture.hpp"

namespace vigie::net {
namespace {

TEST(CurlGetter, GivesUpOnWhatHangsEndlesslyOrTrickles) {
  struct Case {
    std::string_view why;
    OriginReply reply;
    Transfer expected;
  };
  std::vector<Case> cases(4);
  cases[0] = {"accepts and says nothing", {}, Transfer::too_slow};
  cases[0].reply.hang = true;
  cases[1] = {"headers without end", {}, Transfer::too_large};
  cases[1].reply.endless_head = true;
  cases[2] = {"one header of a megabyte", {}, Transfer::too_large};
  cases[2].reply.headers = {{"X-Big", std::string(1 << 20, 'a')}};
  cases[3] = {"no HTTP at all", {}, Transfer::failed};
  cases[3].reply.raw = "SSH-2.0-OpenSSH_9.2\r\n";
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const HttpAnswer answer = answer_to(c.reply);
    EXPECT_EQ(answer.transfer, c.expected) << answer.detail;
    EXPECT_TRUE(answer.body.empty());
  }
}

TEST(CurlGetter, ReadsAPlainBodyThatIsSaidToBeCompressed) {
  OriginReply reply;
  reply.headers = {{"Content-Encoding", "gzip"}};
  reply.body = "<rss>as it is</rss>";
  HttpOrigin origin([&](const OriginRequest&) { return reply; });
  const HttpAnswer answer = get_url(origin.url("/feed"));
  EXPECT_EQ(answer.transfer, Transfer::answered) << answer.detail;
  EXPECT_EQ(answer.body, "<rss>as it is</rss>");
  EXPECT_EQ(origin.requests().size(), 2U);
}

TEST(CurlGetter, ReachesIPv6AndRefusesItLikeTheRest) {
  HttpOrigin origin([](const OriginRequest&) { return OriginReply{}; }, {.ipv6 = true});
  const HttpRequest request{0, origin.url("/"), "", ""};
  EXPECT_EQ(get(request, *AddressRules::allowing({"::1/128"})).status, 200);
  EXPECT_EQ(get(request, loopback()).transfer, Transfer::forbidden);
  const int port = origin.port();
  for (const std::string host : {"[::ffff:127.0.0.1]", "[::]", "[64:ff9b::7f00:1]", "[fe80::1]"}) {
    SCOPED_TRACE(host);
    const HttpAnswer answer =
        get({0, "http://" + host + ":" + std::to_string(port), "", ""}, AddressRules());
    EXPECT_EQ(answer.transfer, Transfer::forbidden);
  }
  EXPECT_EQ(origin.connections(), 1);
}

// ── TLS ────────────────────────────────────────────────────────────────────────────────────────

HttpLimits trusting(const HttpOrigin& origin) {
  HttpLimits limits = quick();
  limits.ca_file = origin.tls().certificate_file().string();
  return limits;
}

TEST(CurlGetter, RefusesACertificateThatNobodyKnowsOrOfAnotherName) {
  HttpOrigin origin([](const OriginRequest&) { return OriginReply{}; },
                    {.tls = true, .many = true});
  EXPECT_EQ(get_url(origin.url("/")).transfer, Transfer::no_tls);
  CurlGetter knowing(trusting(origin), loopback());
  EXPECT_EQ(get_all(knowing, {{0, origin.url("/"), "", ""}}).at(0).status, 200);
  const std::string elsewhere = origin.url_at("127.0.0.9", "/");
  EXPECT_EQ(get_all(knowing, {{0, elsewhere, "", ""}}).at(0).transfer, Transfer::no_tls);
}

TEST(CurlGetter, TakesUpTlsSessionsWhereConnectionsAreGone) {
  HttpOrigin origin(
      [](const OriginRequest&) {
        OriginReply reply;
        reply.body = "x";
        reply.close = true;
        return reply;
      },
      {.tls = true});
  CurlGetter getter(trusting(origin), loopback());
  for (int round = 0; round < 4; ++round) {
    const HttpAnswer answer = get_all(getter, {{0, origin.url("/"), "", ""}}).at(0);
    ASSERT_EQ(answer.status, 200) << answer.detail;
  }
  EXPECT_EQ(origin.tls().handshakes(), 4);
  EXPECT_EQ(origin.tls().resumed(), 3);
}

TEST(CurlGetter, KeepsTlsConnectionsBetweenRounds) {
  HttpOrigin origin([](const OriginRequest&) { return OriginReply{}; }, {.tls = true});
  CurlGetter getter(trusting(origin), loopback());
  for (int round = 0; round < 3; ++round) get_all(getter, {{0, origin.url("/"), "", ""}});
  EXPECT_EQ(origin.tls().handshakes(), 1);
}

}  // namespace
}  // namespace vigie::net
