// SPDX-License-Identifier: EUPL-1.2
/// A text as a QR code, for a telephone to read from the screen.
///
/// Shape   a text -> a whole SVG document, black on white whatever the page's colours, with the quiet
///         margin that readers need.
/// Units   at most kQrTextBytesMax bytes of text.
/// Errors  too_large; internal where the library refuses.
/// Pure    yes.
/// Source  ISO/IEC 18004 by libqrencode, level M.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vigie::render {

inline constexpr std::size_t kQrTextBytesMax = 512;

Result<std::string> qr_svg(std::string_view text);

}  // namespace vigie::render
