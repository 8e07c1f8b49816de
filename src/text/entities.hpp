// SPDX-License-Identifier: EUPL-1.2
/// Named and numbered character references of HTML.
///
/// Shape   names without & and ; -> a code point: the 253 of HTML 4 (libxml2's own table) and the
///         names of HTML 5 that one meets in feeds.
/// Errors  what is no reference stays as it is: never a guess.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr std::size_t kEntityNameBytesMax = 32;

std::optional<char32_t> entity_code(std::string_view name);

struct Reference {
  char32_t code = 0;
  std::size_t bytes = 0;  ///< of the whole reference, from & on
};

/// The reference that `text` begins with ("&eacute;…", "&#8217;…", "&#x2019;…"). The final ; may
/// be missing after a number and after the names of Latin-1, as browsers read them. Numbers from
/// 128 to 159 are meant in windows-1252.
std::optional<Reference> read_reference(std::string_view text);

/// All references decoded, once: "&amp;lt;" gives "&lt;".
std::string decode_references(std::string_view text);

}  // namespace vigie::text
