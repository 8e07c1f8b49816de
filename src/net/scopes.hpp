// SPDX-License-Identifier: EUPL-1.2
/// Whose address it is, for politeness: the host that is asked, the domain that may ask to wait.
///
/// Pure    yes.
#pragma once

#include <string>

namespace vigie::net {

/// "www.lemonde.fr:443"; an address that cannot be read is its own host.
std::string host_and_port(const std::string& url);

/// "lemonde.fr", "tumblr.com" for every blog of it: the domain that somebody registered, whatever
/// its owner lets others name below it. Addresses (127.0.0.1) stay as they are.
std::string owner_domain(const std::string& url);

}  // namespace vigie::net
