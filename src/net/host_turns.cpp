// SPDX-License-Identifier: EUPL-1.2
#include "net/host_turns.hpp"

#include "base/assert.hpp"

namespace vigie::net {

std::optional<std::int64_t> HostTurns::may_start_at(const std::string& host) const {
  const auto found = hosts_.find(host);
  if (found == hosts_.end()) return 0;
  const Host& known = found->second;
  if (known.transfers >= (known.trusted ? kTrustedTransfers : 1)) return std::nullopt;
  return known.trusted ? 0 : known.next_at_ms;
}

void HostTurns::started(const std::string& host, std::int64_t now_ms) {
  Host& known = hosts_[host];
  ++known.transfers;
  known.next_at_ms = now_ms + kHostPauseMs;
}

void HostTurns::ended(const std::string& host) {
  Host& known = hosts_[host];
  VIGIE_ASSERT(known.transfers > 0);
  --known.transfers;
}

void HostTurns::trust(const std::string& host) { hosts_[host].trusted = true; }

bool HostTurns::trusts(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.trusted;
}

}  // namespace vigie::net
