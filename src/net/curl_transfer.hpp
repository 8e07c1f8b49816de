// SPDX-License-Identifier: EUPL-1.2
/// One request on its way through libcurl, redirects included.
///
/// Shape   `prepare` makes the handle of the next hop; when libcurl is done with it, `finish` says
///         whether there is another hop. Redirects are followed here and not by libcurl, so that a
///         permanent one can be told from a temporary one, and each address is judged anew. A body
///         that is not compressed although its headers say so is asked for once more, as it is.
/// Errors  whatever happens becomes the answer's `transfer`, with libcurl's words in `detail`.
#pragma once

#include <string>
#include <string_view>

#include "net/address_rules.hpp"
#include "net/curl_library.hpp"
#include "net/host_turns.hpp"
#include "net/http_getter.hpp"
#include "net/tls_sessions.hpp"

namespace vigie::net {

/// What all transfers of a getter share.
struct TransferKit {
  HttpLimits limits;
  AddressRules rules;
  HostTurns turns{};
  TlsSessions sessions{};
};

class CurlTransfer {
 public:
  CurlTransfer(HttpRequest request, TransferKit& kit);

  /// "host:port" of the next hop, for politeness.
  const std::string& host() const { return host_; }
  /// The handle, configured for the next hop. It belongs to the transfer.
  CURL* prepare();
  /// True when a redirect asks for another hop.
  bool finish(CURLcode code);
  HttpAnswer take_answer() { return std::move(answer_); }
  /// The answer in place of one that is not asked for, because `like` told this server's others to
  /// wait.
  HttpAnswer held_answer(const HttpAnswer& like) const;
  /// The address of the next hop.
  const std::string& url() const { return answer_.url; }

 private:
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t take_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t take_body(char* data, std::size_t size, std::size_t count, void* self);

  void set_limits();
  void set_headers();
  void read_header(std::string_view line);
  bool room_for(std::size_t bytes);
  Transfer outcome_of(CURLcode code, long status) const;
  bool follow(long status);
  void keep_readable();
  void go_to(std::string url);

  HttpRequest request_;
  TransferKit& kit_;
  EasyHandle easy_;
  HeaderList headers_;
  HttpAnswer answer_;
  std::string host_;
  std::int64_t received_bytes_ = 0;  ///< of this hop, decompressed
  std::size_t header_bytes_ = 0;     ///< of this hop
  bool denied_ = false;
  bool too_large_ = false;
  bool undecoded_ = false;  ///< the server names an encoding that it does not use
};

}  // namespace vigie::net
