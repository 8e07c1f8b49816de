// SPDX-License-Identifier: EUPL-1.2
#include "cli/network.hpp"

#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"

namespace vigie::cli {

Result<std::unique_ptr<net::HttpGetter>> make_getter(const config::VigieConfig::Network& network) {
  auto rules = net::AddressRules::allowing(network.allowed_cidrs);
  if (!rules) return fail(rules.error());
  net::HttpLimits limits;
  limits.user_agent = network.user_agent;
  limits.parallel = network.parallel;
  limits.connect_timeout_ms = std::int64_t{network.connect_timeout_s} * 1000;
  limits.total_timeout_ms = std::int64_t{network.total_timeout_s} * 1000;
  limits.body_bytes_max = network.body_max_bytes;
  limits.ca_file = network.ca_file.string();
  limits.throttle_per_feed = network.throttle_per_feed;
  return std::make_unique<net::CurlGetter>(std::move(limits), std::move(*rules));
}

}  // namespace vigie::cli
