// SPDX-License-Identifier: EUPL-1.2
#include "net/tls_sessions.hpp"

#include <functional>

#include "base/assert.hpp"

namespace vigie::net {

CURLSH* TlsSessions::of(const std::string& host) {
  ShareHandle& group = groups_.at(std::hash<std::string>{}(host) % kSessionGroups);
  if (!group) {
    group.reset(curl_share_init());
    VIGIE_ASSERT(group != nullptr);
    const auto done = curl_share_setopt(group.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    VIGIE_ASSERT(done == CURLSHE_OK);
  }
  return group.get();
}

}  // namespace vigie::net
