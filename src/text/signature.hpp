// SPDX-License-Identifier: EUPL-1.2
/// Who signed an article, one by one, as far as its signature says so surely.
///
/// Shape   "Par Léa Martin et Jean Petit (avec AFP)" -> "Léa Martin", "Jean Petit". Names are parted
///         at "et", "&", "," and ";" where each has two words and a capital; else the signature
///         is one: "Martin, Léa", "Jean et Marie Petit", "Le Monde avec AFP", a ministry's long
///         name. At most kNamesSignedMax, none twice.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

inline constexpr std::size_t kNamesSignedMax = 12;
std::vector<std::string> names_signed(std::string_view signature);

}  // namespace vigie::text
