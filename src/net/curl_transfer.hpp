// SPDX-License-Identifier: EUPL-1.2
/// One request on its way through libcurl, redirects included.
///
/// Shape   `prepare` makes the handle of the next hop; when libcurl is done with it, `finish` says
///         whether there is another hop. Redirects are followed here and not by libcurl, so that a
///         permanent one can be told from a temporary one, and each address is judged anew.
/// Errors  whatever happens becomes the answer's `transfer`, with libcurl's words in `detail`.
#pragma once

#include <string>
#include <string_view>

#include "net/address_rules.hpp"
#include "net/curl_library.hpp"
#include "net/http_getter.hpp"

namespace vigie::net {

class CurlTransfer {
 public:
  CurlTransfer(HttpRequest request, const HttpLimits& limits, const AddressRules& rules);

  /// "host:port" of the next hop, for politeness.
  const std::string& host() const { return host_; }
  /// The handle, configured for the next hop. It belongs to the transfer.
  CURL* prepare();
  /// True when a redirect asks for another hop.
  bool finish(CURLcode code);
  /// The last hop was connected to an address that the operator trusts.
  bool trusted() const { return trusted_; }
  HttpAnswer take_answer() { return std::move(answer_); }

 private:
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t take_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t take_body(char* data, std::size_t size, std::size_t count, void* self);

  void set_limits();
  void set_headers();
  void read_header(std::string_view line);
  bool room_for(std::size_t bytes);
  bool follow(long status);
  void go_to(std::string url);

  HttpRequest request_;
  const HttpLimits& limits_;
  const AddressRules& rules_;
  EasyHandle easy_;
  HeaderList headers_;
  HttpAnswer answer_;
  std::string host_;
  std::int64_t received_bytes_ = 0;  ///< of this hop, decompressed
  bool denied_ = false;
  bool trusted_ = false;
  bool too_large_ = false;
};

}  // namespace vigie::net
