// SPDX-License-Identifier: EUPL-1.2
/// Letters and their accents as one code point each, where there is one.
///
/// Shape   UTF-8 -> its normal form C. What is no UTF-8 is given back as it is.
/// Pure    yes.
/// Source  utf8proc; Unicode Standard Annex 15.
#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

std::string composed(std::string_view utf8);

}  // namespace vigie::text
