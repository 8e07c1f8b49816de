// SPDX-License-Identifier: EUPL-1.2
/// Texts that their writers encoded once too often.
///
/// Shape   "Le marchÃ© de NoÃ«l" → "Le marché de Noël": where every letter beyond ASCII, taken for a
///         byte of windows-1252, makes a whole that is UTF-8, and French as it is written. One
///         letter that does not, and the text stays as it is.
///         "<![CDATA[Le blog]]>" → "Le blog": marks of XML that were escaped into the text.
/// Errors  nothing where there is nothing to mend.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

std::optional<std::string> without_mojibake(std::string_view utf8);

std::optional<std::string> without_cdata_marks(std::string_view text);

}  // namespace vigie::text
