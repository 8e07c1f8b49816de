// SPDX-License-Identifier: EUPL-1.2
#include "http/read_request.hpp"

#include "http/multipart.hpp"
#include "text/utf8.hpp"

namespace vigie::http {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

/// What Beast lets through and an origin must refuse (RFC 9112 sections 3.2, 6.1, 6.3): 0 when
/// fine.
int vet(const Parsed& request) {
  const auto count = [&request](http::field field) { return request.count(field); };
  const auto value = [&request](http::field field) { return std::string(request[field]); };
  if (request.version() != 10 && request.version() != 11) return 505;
  if (request.method() == http::verb::unknown) return 501;
  if (count(http::field::host) > 1 ||
      (request.version() == 11 && !is_host(value(http::field::host)))) {
    return 400;
  }
  const auto codings = count(http::field::transfer_encoding);
  const auto lengths = count(http::field::content_length);
  if (lengths > 1 || codings > 1 || (codings == 1 && (lengths > 0 || request.version() == 10))) {
    return 400;
  }
  if (codings == 1 && text::ascii_lower(value(http::field::transfer_encoding)) != "chunked") {
    return 501;
  }
  if (!request.body().empty() && request.method() != http::verb::post) return 400;
  if (count(http::field::expect) > 0 &&
      text::ascii_lower(value(http::field::expect)) != "100-continue") {
    return 417;
  }
  return 0;
}

/// The form of a POST; 415 for a kind we do not read, 400 for a malformed one.
int read_body(const Parsed& parsed, Request& request) {
  if (parsed.body().empty()) return 0;
  const std::string type(parsed[http::field::content_type]);
  std::optional<Pairs> form;
  if (text::ascii_lower(type).starts_with("application/x-www-form-urlencoded")) {
    form = read_form(parsed.body());
  } else if (!boundary_of(type).empty()) {
    form = read_multipart(boundary_of(type), parsed.body(), &request.files);
  } else {
    return 415;
  }
  if (!form) return 400;
  request.form = std::move(*form);
  return 0;
}

/// The browser's address: the proxy's word for it when the peer is on this machine.
std::string address_of(const Parsed& parsed, const asio::ip::address& peer) {
  const std::string forwarded(parsed["X-Forwarded-For"]);
  if (!peer.is_loopback() || forwarded.empty()) return peer.to_string();
  return std::string(text::trimmed(std::string_view(forwarded).substr(
      forwarded.find_last_of(',') == std::string::npos ? 0 : forwarded.find_last_of(',') + 1)));
}

}  // namespace

int to_request(const Parsed& parsed, const asio::ip::address& peer, Request& request) {
  if (const int refused = vet(parsed); refused != 0) return refused;
  const auto form = origin_form(std::string(parsed.target()));
  if (!form) return 400;
  request.target = form->target;
  auto target = read_target(request.target);
  if (!target) return 400;
  request.method = std::string(parsed.method_string());
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  for (const auto& field : parsed) {
    request.headers.emplace_back(text::ascii_lower(std::string(field.name_string())),
                                 std::string(field.value()));
    const bool host = field.name() == http::field::host;  // the target's own word goes before it
    if (host && !form->authority.empty()) request.headers.back().second = form->authority;
  }
  request.address = address_of(parsed, peer);
  return read_body(parsed, request);
}

}  // namespace vigie::http
