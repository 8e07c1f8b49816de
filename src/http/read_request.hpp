// SPDX-License-Identifier: EUPL-1.2
/// What Beast read -> a `Request`, or the status that refuses it.
///
/// Shape   a whole message and the peer's address in, 0 and a filled `request` out; else 400, 415,
///         417, 501 or 505.
/// Pure    yes.
/// Source  RFC 9112 sections 3.2, 6.1, 6.3: what Beast lets through and an origin must refuse.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/beast/http.hpp>

#include "http/request.hpp"

namespace vigie::http {

using Parsed = boost::beast::http::request<boost::beast::http::string_body>;

int to_request(const Parsed& parsed, const boost::asio::ip::address& peer, Request& request);

}  // namespace vigie::http
