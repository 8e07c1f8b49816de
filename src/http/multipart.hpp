// SPDX-License-Identifier: EUPL-1.2
/// A multipart/form-data body: forms with a file, and mail servers' POST of RFC 8058.
///
/// Shape   boundary and body -> names and values; parts with a file name go into `files`, or are
///         left out where nobody asks for them.
/// Errors  nothing for what is malformed, or has more than kFieldsMax parts or kFilesMax files.
/// Pure    yes.
/// Source  RFC 7578, RFC 2046 section 5.1.1.
#pragma once

#include <optional>
#include <string_view>

#include "http/request.hpp"

namespace vigie::http {

/// The boundary in a Content-Type; "" when it is not multipart/form-data, or has none.
std::string_view boundary_of(std::string_view content_type);
std::optional<Pairs> read_multipart(std::string_view boundary, std::string_view body,
                                    std::vector<UploadedFile>* files = nullptr);

}  // namespace vigie::http
