// SPDX-License-Identifier: EUPL-1.2
/// What a PDF says of itself: its title.
///
/// Shape   the bytes -> the title of its metadata (XMP, else its information), "" where it says none,
///         or keeps it compressed.
/// Units   plain UTF-8 of one line.
/// Pure    yes. Only the first and last kPdfLookedAt bytes are read.
/// Source  ISO 32000-1, 7.9.2 (text strings), 14.3 (metadata).
#pragma once

#include <string>
#include <string_view>

namespace vigie::parse {

inline constexpr std::size_t kPdfLookedAt = 256 * 1024;

bool is_pdf(std::string_view bytes);
std::string pdf_title(std::string_view bytes);

}  // namespace vigie::parse
