// SPDX-License-Identifier: EUPL-1.2
/// A picture taken from an address, once: from then on it is one that was given.
///
/// Shape   asked for by the getter of feeds, which refuses what is not of the public web (its rules
///         hold for each redirect) and stops at its limit of bytes; what comes is only bytes, which
///         pictures.hpp looks at and writes anew as it does any upload.
/// Errors  invalid_input (no web address), network, too_large: each with a sentence for people.
#pragma once

#include <string>

#include "base/result.hpp"
#include "net/http_getter.hpp"

namespace vigie::app {

Result<std::string> picture_at(net::HttpGetter& getter, const std::string& address);

}  // namespace vigie::app
