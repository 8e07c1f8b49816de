// SPDX-License-Identifier: EUPL-1.2
/// The real getter against a real server on loopback, in one call.
#pragma once

#include <gtest/gtest.h>

#include "net/curl_getter.hpp"
#include "support/http_origin.hpp"

namespace vigie::net {

using test::HttpOrigin;
using test::OriginReply;
using test::OriginRequest;

inline HttpLimits quick() {
  HttpLimits limits;
  limits.connect_timeout_ms = 500;
  limits.total_timeout_ms = 1500;
  limits.body_bytes_max = 1 << 20;
  return limits;
}

inline AddressRules loopback() { return *AddressRules::allowing({"127.0.0.0/8"}); }

inline std::vector<HttpAnswer> get_all(CurlGetter& getter, std::vector<HttpRequest> requests) {
  std::vector<HttpAnswer> answers;
  std::size_t given = 0;
  getter.run(
      [&]() -> std::optional<HttpRequest> {
        if (given == requests.size()) return std::nullopt;
        requests[given].token = static_cast<std::int64_t>(given);
        return requests[given++];
      },
      [&](HttpAnswer&& answer) { answers.push_back(std::move(answer)); });
  EXPECT_EQ(answers.size(), requests.size());
  return answers;
}

inline HttpAnswer get(HttpRequest request, AddressRules rules = loopback()) {
  CurlGetter getter(quick(), std::move(rules));
  auto answers = get_all(getter, {std::move(request)});
  return answers.empty() ? HttpAnswer{} : answers.front();
}

inline HttpAnswer get_url(const std::string& url) { return get({0, url, "", ""}); }

/// What one reply becomes.
inline HttpAnswer answer_to(const OriginReply& reply) {
  HttpOrigin origin([&](const OriginRequest&) { return reply; });
  return get_url(origin.url("/feed"));
}

inline OriginReply redirect(int status, const std::string& to) {
  OriginReply reply;
  reply.status = status;
  reply.headers = {{"Location", to}};
  return reply;
}

}  // namespace vigie::net
