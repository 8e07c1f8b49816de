// SPDX-License-Identifier: EUPL-1.2
/// French as it is printed: dates, numbers, plurals, spaces and apostrophes.
///
/// Shape   UTF-8 in, UTF-8 out.
/// Pure    same text, same answer; `typographic` is idempotent and leaves addresses (https://…,
///         www.…, jean@…) and the middle dot of inclusive forms as they are.
/// Source  Lexique des règles typographiques en usage à l'Imprimerie nationale.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::text {

inline constexpr std::string_view kNoBreakSpace = "\u00A0";
inline constexpr std::string_view kNarrowSpace = "\u202F";

std::string long_date(Day day);      ///< "2 avril 2026", "1er avril 2026"
std::string short_date(Day day);     ///< "02/04/2026"
std::string month_name(Day day);     ///< "avril 2026"
std::string week_label(Day monday);  ///< "semaine du 2 au 6 février 2026": Monday to Friday

std::string number(long long n);  ///< "7 500", with U+202F
/// "0 article", "1 article", "7 500 articles".
std::string plural(long long n, std::string_view singular, std::string_view plural);

/// Words without capital or full stop as a sentence: "le disque est plein" -> "Le disque est
/// plein."
std::string sentence(std::string_view words);

/// U+202F before ; ! ? and between thousands; U+00A0 before :, inside « », before % € h and units,
/// after n° and p.; ’ for '; « » for straight quotes that stand in pairs. Spaces that are missing
/// before these marks are put in.
std::string typographic(std::string_view plain);

}  // namespace vigie::text
