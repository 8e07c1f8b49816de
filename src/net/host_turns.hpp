// SPDX-License-Identifier: EUPL-1.2
/// Politeness towards the hosts that are asked: who may be asked now, who has to wait.
///
/// Shape   a host ("www.lemonde.fr:443") is asked one request at a time, one every
///         kHostPauseMs; a host known to stand at an address that the operator trusts (tests, local
///         bridges) is asked kTrustedTransfers at a time, without pause.
/// Units   milliseconds of a steady clock, given by the caller.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace vigie::net {

inline constexpr std::int64_t kHostPauseMs = 2000;
inline constexpr int kTrustedTransfers = 2;

class HostTurns {
 public:
  /// The moment from which this host may be asked; none while it is busy.
  std::optional<std::int64_t> may_start_at(const std::string& host) const;
  void started(const std::string& host, std::int64_t now_ms);
  void ended(const std::string& host);
  /// A connection to this host led to a trusted address.
  void trust(const std::string& host);
  bool trusts(const std::string& host) const;

 private:
  struct Host {
    int transfers = 0;
    std::int64_t next_at_ms = 0;
    bool trusted = false;
  };
  std::unordered_map<std::string, Host> hosts_;
};

}  // namespace vigie::net
