// SPDX-License-Identifier: EUPL-1.2
/// Whose a host is.
///
/// Shape   a host, as `host_of` of "text/url.hpp" gives it → the domain that somebody registered.
///         In lower case; "" of "".
/// Errors  none: addresses and public suffixes stay as they are.
/// Pure    same host, same answer; the last one is remembered per thread.
/// Source  the Public Suffix List with libpsl.
#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// "lemonde.fr" of "www.lemonde.fr", "x.tumblr.com" of "a.x.tumblr.com".
std::string registrable_domain(std::string_view host);

/// The same by the registries' suffixes alone: "tumblr.com" of "a.x.tumblr.com". Whose servers they
/// are, not whose pages.
std::string registered_domain(std::string_view host);

}  // namespace vigie::text
