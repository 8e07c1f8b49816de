// SPDX-License-Identifier: EUPL-1.2
/// Content that Atom carries in base64.
///
/// Errors  a character outside the alphabet, white space aside, answers nothing.
/// Pure    yes.
/// Source  RFC 4648 §4; RFC 4287 §4.1.3.3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::parse {

std::optional<std::string> from_base64(std::string_view text);

/// Is inline content of this media type, in lower case, written in base64? Not text, not XML.
bool is_base64_type(std::string_view type);

}  // namespace vigie::parse
