// SPDX-License-Identifier: EUPL-1.2
/// TLS sessions that outlive their connections, so that coming back to a host costs no full
/// handshake.
///
/// Shape   one store for each group of hosts, because libcurl 7.88 keeps no more than eight
///         sessions in one; at most kSessionGroups groups.
/// Source  RFC 8446 section 2.2. For the .cpp files of `net` only.
#pragma once

#include <array>
#include <string>

#include "net/curl_library.hpp"

namespace vigie::net {

inline constexpr std::size_t kSessionGroups = 64;

class TlsSessions {
 public:
  /// For CURLOPT_SHARE; used on one thread, so that it needs no lock.
  CURLSH* of(const std::string& host);

 private:
  std::array<ShareHandle, kSessionGroups> groups_;
};

}  // namespace vigie::net
