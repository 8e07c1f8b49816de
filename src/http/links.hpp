// SPDX-License-Identifier: EUPL-1.2
/// Writing addresses of our own.
#pragma once

#include <string>
#include <string_view>

namespace vigie::http {

/// Percent-encoded for a query's value: letters, figures and -._~/ stay.
std::string escape_query(std::string_view plain);

}  // namespace vigie::http
