// SPDX-License-Identifier: EUPL-1.2
/// Bytes of a document -> UTF-8.
///
/// Shape   BOM, then UTF-16/32 by their zero bytes, then valid UTF-8, then the charset of the
///         Content-Type header, then the XML declaration, then <meta charset>, then windows-1252.
///         Latin-1 labels are read as windows-1252, as browsers do. A document said to be UTF-8
///         that holds stray bytes keeps its UTF-8 and gets those bytes read as windows-1252.
/// Errors  none: what a decoder refuses becomes U+FFFD and `repaired` says so.
/// Pure    yes. Only the charsets of a closed list are asked of iconv: a feed must not choose
///         which of the C library's decoders it runs (CVE-2024-2961 was in one of them).
/// Source  RFC 7303 §3; the Encoding Standard's labels; XML 1.0 appendix F.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vigie::text {

struct Decoded {
  std::string_view utf8;  ///< of the bytes given, where they were UTF-8; else of `converted`
  std::string encoding;   ///< lower case: "utf-8", "windows-1252", "utf-16le"…
  bool repaired = false;  ///< some bytes did not belong to that encoding
  std::unique_ptr<const std::string> converted = nullptr;
};

/// `http_charset`: the value of the charset parameter, or a whole Content-Type; "" when absent.
Decoded to_utf8(std::string_view bytes, std::string_view http_charset);

/// The encoding that a label means ("ISO-8859-1" -> "windows-1252"); "" when it is not of our list.
std::string_view encoding_for_label(std::string_view label);

}  // namespace vigie::text
