// SPDX-License-Identifier: EUPL-1.2
// What servers see of us: how much at once, and what is left unasked.
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "getter_fixture.hpp"

namespace vigie::net {
namespace {

OriginReply busy(int status, const std::string& retry_after) {
  OriginReply reply;
  reply.status = status;
  if (!retry_after.empty()) reply.headers = {{"Retry-After", retry_after}};
  return reply;
}

TEST(CurlGetter, AsksNothingMoreOfAServerThatAskedToWait) {
  for (const int status : {429, 503}) {
    HttpOrigin slow([&](const OriginRequest&) { return busy(status, "120"); });
    HttpOrigin fine([](const OriginRequest&) { return OriginReply{}; });
    std::vector<HttpRequest> requests;
    for (int i = 0; i < 30; ++i) requests.push_back({0, slow.url("/" + std::to_string(i)), "", ""});
    requests.push_back({0, fine.url("/"), "", ""});
    CurlGetter getter(quick(), loopback());
    int held = 0;
    for (const HttpAnswer& answer : get_all(getter, requests)) {
      if (answer.token == 30) {
        EXPECT_EQ(answer.status, 200) << "another port is another server";
        continue;
      }
      EXPECT_EQ(answer.status, status);
      EXPECT_EQ(answer.retry_after, "120");
      EXPECT_EQ(answer.throttle_scope, "127.0.0.1:" + std::to_string(slow.port()));
      held += answer.asked ? 0 : 1;
    }
    EXPECT_GE(held, 28);
    EXPECT_LE(slow.requests().size(), 2U);
    // The next round asks again: whether it may is then the caller's to know.
    EXPECT_TRUE(get_all(getter, {{0, slow.url("/"), "", ""}}).at(0).asked);
  }
}

TEST(CurlGetter, LetsEachFeedWaitForItselfWhereTheOperatorSaysSo) {
  HttpOrigin origin([](const OriginRequest& request) {
    return request.path == "/busy" ? busy(429, "") : OriginReply{};
  });
  HttpLimits limits = quick();
  limits.throttle_per_feed = {"127.0.0.1"};
  CurlGetter getter(limits, loopback());
  const auto answers = get_all(getter, {{0, origin.url("/busy"), "", ""},
                                        {0, origin.url("/1"), "", ""},
                                        {0, origin.url("/2"), "", ""}});
  for (const HttpAnswer& answer : answers) {
    EXPECT_TRUE(answer.asked);
    const std::string expected = answer.token == 0 ? origin.url("/busy") : "";
    EXPECT_EQ(answer.throttle_scope, expected);
  }
}

TEST(CurlGetter, AsksManyHostsAtOnceAndTwoRequestsOfEachAtMost) {
  constexpr int kHosts = 10;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::string, int> at_once;
  int here = 0, most = 0, most_of_one = 0;
  HttpOrigin origin(
      [&](const OriginRequest& request) {
        const std::string host = request.headers.at("host");
        std::unique_lock lock(mutex);
        most_of_one = std::max(most_of_one, ++at_once[host]);
        most = std::max(most, ++here);
        changed.notify_all();
        // Nobody is answered before as many are here as may be: where they never are, patience
        // ends.
        changed.wait_for(lock, std::chrono::seconds(2), [&] { return most == 2 * kHosts; });
        --at_once[host];
        --here;
        return OriginReply{};
      },
      {.many = true});
  std::vector<HttpRequest> requests;
  for (int host = 1; host <= kHosts; ++host) {
    for (int i = 0; i < 4; ++i) {
      requests.push_back({0, origin.url_at("127.0.0." + std::to_string(host), "/"), "", ""});
    }
  }
  HttpLimits limits = quick();
  limits.parallel = 40;
  CurlGetter getter(limits, loopback());
  for (const HttpAnswer& answer : get_all(getter, requests)) EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(most_of_one, 2);
  EXPECT_EQ(most, 2 * kHosts);
}

}  // namespace
}  // namespace vigie::net
