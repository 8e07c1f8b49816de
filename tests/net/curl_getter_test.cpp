// SPDX-License-Identifier: EUPL-1.2
// The real getter against a real server on loopback.
#include "getter_fixture.hpp"

namespace vigie::net {
namespace {

TEST(CurlGetter, BringsBodyAndHeaders) {
  OriginReply reply;
  reply.body = "<rss/>";
  reply.headers = {{"Content-Type", "text/xml; charset=utf-8"},
                   {"ETag", "W/\"a b\\\"c\""},
                   {"Last-Modified", "Tue, 12 Jan 2027 08:00:00 GMT"},
                   {"Cache-Control", "public"},
                   {"Cache-Control", "max-age=60"},
                   {"Retry-After", "120"}};
  const HttpAnswer answer = answer_to(reply);
  EXPECT_EQ(answer.transfer, Transfer::answered);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "<rss/>");
  EXPECT_EQ(answer.content_type, "text/xml; charset=utf-8");
  EXPECT_EQ(answer.etag, "W/\"a b\\\"c\"");
  EXPECT_EQ(answer.last_modified, "Tue, 12 Jan 2027 08:00:00 GMT");
  EXPECT_EQ(answer.cache_control, "public, max-age=60");
  EXPECT_EQ(answer.retry_after, "120");
}

TEST(CurlGetter, AsksWithTheValidatorsAsTheyCameAndNothingThatTells) {
  HttpOrigin origin([](const OriginRequest& r) { return test::document(r, "<rss/>", "\"v1\""); });
  const HttpAnswer answer =
      get({0, origin.url("/feed?a=1"), "\"v1\"", "Tue, 12 Jan 2027 08:00:00 GMT"});
  EXPECT_EQ(answer.status, 304);
  EXPECT_EQ(answer.etag, "\"v1\"");
  const auto requests = origin.requests();
  ASSERT_EQ(requests.size(), 1U);
  const auto& headers = requests[0].headers;
  EXPECT_EQ(requests[0].path, "/feed?a=1");
  EXPECT_EQ(headers.at("if-none-match"), "\"v1\"");
  EXPECT_EQ(headers.at("if-modified-since"), "Tue, 12 Jan 2027 08:00:00 GMT");
  EXPECT_EQ(headers.at("user-agent"), "vigie");
  EXPECT_NE(headers.at("accept-encoding").find("br"), std::string::npos);
  EXPECT_FALSE(headers.contains("cookie"));
  EXPECT_FALSE(headers.contains("referer"));
}

TEST(CurlGetter, NeverSendsAValidatorThatWouldAddAHeader) {
  HttpOrigin origin([](const OriginRequest&) { return OriginReply{}; });
  get({0, origin.url("/"), "\"a\"\r\nX-Evil: 1", ""});
  EXPECT_FALSE(origin.requests().at(0).headers.contains("x-evil"));
  EXPECT_FALSE(origin.requests().at(0).headers.contains("if-none-match"));
}

TEST(CurlGetter, ForgetsCookiesBetweenRequests) {
  HttpOrigin origin([](const OriginRequest&) {
    OriginReply reply;
    reply.headers = {{"Set-Cookie", "who=you"}};
    return reply;
  });
  CurlGetter getter(quick(), loopback());
  get_all(getter, {{0, origin.url("/1"), "", ""}});
  get_all(getter, {{0, origin.url("/2"), "", ""}});
  EXPECT_FALSE(origin.requests().at(1).headers.contains("cookie"));
}

TEST(CurlGetter, DecompressesAndUnchunks) {
  const std::string body = "<rss>" + std::string(5000, 'a') + "</rss>";
  for (const bool gzip : {false, true}) {
    for (const bool chunked : {false, true}) {
      OriginReply reply;
      reply.body = body;
      reply.gzip = gzip;
      reply.chunked = chunked;
      const HttpAnswer answer = answer_to(reply);
      EXPECT_EQ(answer.transfer, Transfer::answered) << answer.detail;
      EXPECT_EQ(answer.body, body);
      EXPECT_EQ(answer.wire_bytes < 1000, gzip);
    }
  }
}

TEST(CurlGetter, KeepsWhatArrivedOfACutBody) {
  struct Case {
    std::string_view why;
    OriginReply reply;
  };
  std::vector<Case> cases(3);
  cases[0].why = "the connection breaks before Content-Length";
  cases[0].reply.cut_after = 10;
  cases[1].why = "the last chunk is missing";
  cases[1].reply.cut_after = 10;
  cases[1].reply.chunked = true;
  cases[2].why = "Content-Length promises more than there is";
  cases[2].reply.say_length = 5000;
  for (Case& c : cases) {
    SCOPED_TRACE(c.why);
    c.reply.body = "<rss><item>0123456789";
    const HttpAnswer answer = answer_to(c.reply);
    EXPECT_EQ(answer.transfer, Transfer::cut) << answer.detail;
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body.substr(0, 10), "<rss><item");
  }
}

TEST(CurlGetter, ReadsNoFurtherThanATooShortContentLength) {
  OriginReply reply;
  reply.body = "<rss><item>0123456789";
  reply.say_length = 10;
  const HttpAnswer answer = answer_to(reply);
  EXPECT_EQ(answer.transfer, Transfer::answered);
  EXPECT_EQ(answer.body, "<rss><item");
}

TEST(CurlGetter, BoundsTheBodyHoweverItComes) {
  struct Case {
    std::string_view why;
    OriginReply reply;
  };
  std::vector<Case> cases(4);
  cases[0].why = "announced too large";
  cases[0].reply.say_length = 50'000'000;
  cases[0].reply.body = std::string(3 << 20, 'x');
  cases[1].why = "endless";
  cases[1].reply.body = std::string(10'000, 'x');
  cases[1].reply.endless = true;
  cases[2].why = "large once decompressed";
  cases[2].reply.body = std::string((1 << 20) + 1, 'x');
  cases[2].reply.gzip = true;
  cases[3].why = "within the limit but a bomb: more than 100 to 1";
  cases[3].reply.body = std::string(900'000, 'x');
  cases[3].reply.gzip = true;
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const HttpAnswer answer = answer_to(c.reply);
    EXPECT_EQ(answer.transfer, Transfer::too_large) << answer.detail;
    EXPECT_LE(answer.body.size(), kSalvagedBytesMax) << "its start is kept, and no more";
  }
}

TEST(CurlGetter, GivesUpOnTheSlow) {
  OriginReply late;
  late.delay_ms = 2500;
  EXPECT_EQ(answer_to(late).transfer, Transfer::too_slow);

  OriginReply dripping;
  dripping.body = std::string(300, 'x');
  dripping.drip_ms = 10;
  EXPECT_EQ(answer_to(dripping).transfer, Transfer::too_slow);
}

TEST(CurlGetter, CountsTheWholeTimeOverAllRedirects) {
  HttpOrigin origin([](const OriginRequest&) {
    OriginReply reply = redirect(302, "/again");
    reply.delay_ms = 700;
    return reply;
  });
  EXPECT_EQ(get_url(origin.url("/")).transfer, Transfer::too_slow);
  EXPECT_LE(origin.requests().size(), 3U);
}

TEST(CurlGetter, NamesTheKindsOfFailure) {
  int closed_port = 0;
  {
    const HttpOrigin gone([](const OriginRequest&) { return OriginReply{}; });
    closed_port = gone.port();
  }
  EXPECT_EQ(get_url("http://127.0.0.1:" + std::to_string(closed_port)).transfer,
            Transfer::no_connection);
  EXPECT_EQ(get_url("http://nobody.invalid/").transfer, Transfer::no_name);
  EXPECT_EQ(get_url("file:///etc/passwd").transfer, Transfer::forbidden);
  HttpOrigin plain([](const OriginRequest&) { return OriginReply{}; });
  EXPECT_EQ(get_url("https://127.0.0.1:" + std::to_string(plain.port())).transfer,
            Transfer::no_tls);
}

TEST(CurlGetter, RecordsEachRedirectInOrder) {
  HttpOrigin origin([](const OriginRequest& request) {
    if (request.path == "/old") return redirect(301, "/new");
    if (request.path == "/new") return redirect(307, "/feed");
    OriginReply reply;
    reply.body = "<rss/>";
    return reply;
  });
  const HttpAnswer answer = get_url(origin.url("/old"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.url, origin.url("/feed"));
  ASSERT_EQ(answer.redirects.size(), 2U);
  EXPECT_EQ(answer.redirects[0].status, 301);
  EXPECT_EQ(answer.redirects[0].to, origin.url("/new"));
  EXPECT_EQ(answer.redirects[1].status, 307);
}

TEST(CurlGetter, StopsInALoopOfRedirects) {
  HttpOrigin origin([](const OriginRequest&) { return redirect(302, "/"); });
  const HttpAnswer answer = get_url(origin.url("/"));
  EXPECT_EQ(answer.transfer, Transfer::too_many_redirects);
  EXPECT_EQ(origin.requests().size(), static_cast<std::size_t>(kRedirectsMax) + 1);
}

TEST(CurlGetter, RefusesAddressesAtEveryHop) {
  HttpOrigin inside([](const OriginRequest&) { return OriginReply{}; });
  const HttpAnswer direct = get({0, inside.url("/"), "", ""}, AddressRules());
  EXPECT_EQ(direct.transfer, Transfer::forbidden);
  const HttpAnswer by_name =
      get({0, "http://localhost:" + std::to_string(inside.port()), "", ""}, AddressRules());
  EXPECT_EQ(by_name.transfer, Transfer::forbidden);
  const HttpAnswer in_disguise =
      get({0, "http://0x7f.1:" + std::to_string(inside.port()), "", ""}, AddressRules());
  EXPECT_EQ(in_disguise.transfer, Transfer::forbidden);
  EXPECT_EQ(inside.connections(), 0);

  // The first address is trusted, the one that it redirects to is not.
  HttpOrigin origin([&](const OriginRequest&) {
    return redirect(302, "http://127.0.0.2:" + std::to_string(inside.port()) + "/");
  });
  const HttpAnswer hop = get({0, origin.url("/"), "", ""}, *AddressRules::allowing({"127.0.0.1"}));
  EXPECT_EQ(hop.transfer, Transfer::forbidden);
  EXPECT_EQ(hop.redirects.size(), 1U);
  EXPECT_EQ(inside.connections(), 0);
}

TEST(CurlGetter, RefusesToLeaveTheWeb) {
  HttpOrigin origin([](const OriginRequest&) { return redirect(302, "file:///etc/passwd"); });
  EXPECT_EQ(get_url(origin.url("/")).transfer, Transfer::forbidden);
}

TEST(CurlGetter, AnswersEveryRequestOnceAndKeepsConnections) {
  HttpOrigin origin([](const OriginRequest& request) {
    OriginReply reply;
    reply.body = request.path;
    reply.delay_ms = 5;
    return reply;
  });
  std::vector<HttpRequest> requests;
  for (int i = 0; i < 60; ++i) {
    requests.push_back({0, origin.url("/" + std::to_string(i)), "", ""});
  }
  CurlGetter getter(quick(), loopback());
  std::vector<bool> seen(requests.size());
  for (const HttpAnswer& answer : get_all(getter, requests)) {
    EXPECT_EQ(answer.body, "/" + std::to_string(answer.token));
    EXPECT_FALSE(seen.at(static_cast<std::size_t>(answer.token)));
    seen.at(static_cast<std::size_t>(answer.token)) = true;
  }
  EXPECT_LE(origin.connections(), kTrustedTransfers);
  EXPECT_LE(origin.most_at_once(), kTrustedTransfers);
}

TEST(CurlGetter, GoesOnAfterAReceiverThatThrew) {
  HttpOrigin origin([](const OriginRequest&) { return OriginReply{}; });
  CurlGetter getter(quick(), loopback());
  int left = 3;
  EXPECT_THROW(getter.run(
                   [&]() -> std::optional<HttpRequest> {
                     if (left-- <= 0) return std::nullopt;
                     return HttpRequest{0, origin.url("/"), "", ""};
                   },
                   [](HttpAnswer&&) { throw std::runtime_error("full"); }),
               std::runtime_error);
  EXPECT_EQ(get_all(getter, {{0, origin.url("/"), "", ""}}).at(0).status, 200);
}

}  // namespace
}  // namespace vigie::net
