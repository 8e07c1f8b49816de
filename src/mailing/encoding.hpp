// SPDX-License-Identifier: EUPL-1.2
/// Text -> the ASCII that mail travels in.
///
/// Shape   `quoted_printable` encodes a body once; a slot in it ("%%name%%") stands alone between
///         two soft breaks, so that any value can be put in later, already encoded, without moving
///         the rest. `header_text` encodes what a person reads in a header.
/// Units   lines have at most kLineMax characters without their CRLF; encoded words at most
///         kEncodedWordMax. No line and no word ends inside a character.
/// Errors  invalid_input: a header value with a line break or another control.
/// Pure    yes.
/// Source  RFC 2045 section 6.7, RFC 2047, RFC 5322 section 2.2.3.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vigie::mailing {

inline constexpr std::size_t kLineMax = 76;
inline constexpr std::size_t kEncodedWordMax = 75;

/// A body cut at its slots: literal, slot, literal, slot… `slot` is empty in the last piece.
struct EncodedPiece {
  std::string bytes;  ///< quoted-printable with CRLF
  std::string slot;   ///< the name between "%%" that follows, "" at the end
};

std::vector<EncodedPiece> encode_body(std::string_view utf8);

/// One value, to stand between two soft breaks.
std::string quoted_printable(std::string_view utf8);

/// `Name: value` folded, with its CRLF; encoded words where the value is not plain ASCII.
Result<std::string> header_text(std::string_view name, std::string_view utf8);
/// `Name: Displayed <a@b.org>`.
Result<std::string> header_address(std::string_view name, std::string_view displayed,
                                   std::string_view address);
/// A structured value, ASCII, folded only after commas.
Result<std::string> header_list(std::string_view name, const std::vector<std::string>& values);

/// Whether a header refuses it: a control, a line break, or bytes that are no UTF-8.
bool has_control(std::string_view text);
/// local@domain, ASCII, no space, quote, bracket or control; both sides of sane length.
bool is_address(std::string_view address);
/// What tells one address from another: two spellings of it have one key.
std::string address_key(std::string_view address);

}  // namespace vigie::mailing
