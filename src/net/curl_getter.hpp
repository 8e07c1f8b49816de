// SPDX-License-Identifier: EUPL-1.2
/// The getter that asks the real web, on one thread, with libcurl's multi interface.
///
/// Shape   connections and TLS sessions are kept between requests and between rounds; HTTP/2 where
///         the server has it. A request whose host is busy waits here without its clocks running
///         (see HostTurns).
/// Errors  see HttpGetter; making one fails where a CIDR block is none.
/// Source  HTTP/1.1 and 2, RFC 9110 section 13 for the validators. No cookie, no Referer, no proxy.
#pragma once

#include <deque>
#include <memory>
#include <unordered_map>

#include "net/curl_library.hpp"
#include "net/curl_transfer.hpp"
#include "net/host_turns.hpp"
#include "net/http_getter.hpp"

namespace vigie::net {

class CurlGetter final : public HttpGetter {
 public:
  CurlGetter(HttpLimits limits, AddressRules rules);
  ~CurlGetter() override;

  void run(const Next& next, const Done& done) override;

 private:
  using Owned = std::unique_ptr<CurlTransfer>;

  void pull(const Next& next, const Done& done);
  void start_waiting(const Done& done);
  bool try_start(Owned& transfer, const Done& done);
  void start(Owned transfer);
  void collect(const Done& done);
  void end(CURL* easy, CURLcode code, const Done& done);
  void hold_others(HttpAnswer& answer, const std::string& host);
  const HttpAnswer* held_by(const CurlTransfer& transfer) const;
  bool places_free() const;
  void abandon();

  TransferKit kit_;
  MultiHandle multi_;
  std::deque<Owned> waiting_;
  std::unordered_map<CURL*, Owned> active_;
  std::unordered_map<std::string, HttpAnswer> told_to_wait_;  ///< by scope, in this run
  std::int64_t next_turn_ms_ = 0;  ///< before that, and while nothing ends, nobody has a turn
  bool exhausted_ = false;
};

}  // namespace vigie::net
