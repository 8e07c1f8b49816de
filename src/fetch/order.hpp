// SPDX-License-Identifier: EUPL-1.2
/// The order in which sources are asked, so that no host holds up the others.
///
/// Pure    yes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vigie::fetch {

/// The places of `hosts`, first one of each host, then a second of each that has one, and so on;
/// the given order inside each turn.
std::vector<std::size_t> interleaved(const std::vector<std::string>& hosts);

}  // namespace vigie::fetch
