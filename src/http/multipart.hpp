// SPDX-License-Identifier: EUPL-1.2
/// The text fields of a multipart/form-data body: mail servers may send RFC 8058's POST that way.
///
/// Shape   boundary and body -> names and values; parts with a file name are left out.
/// Errors  nothing for what is malformed, or has more than kFieldsMax parts.
/// Pure    yes.
/// Source  RFC 7578, RFC 2046 section 5.1.1.
#pragma once

#include <optional>
#include <string_view>

#include "http/request.hpp"

namespace vigie::http {

/// The boundary in a Content-Type; "" when it is not multipart/form-data, or has none.
std::string_view boundary_of(std::string_view content_type);
std::optional<Pairs> read_multipart(std::string_view boundary, std::string_view body);

}  // namespace vigie::http
