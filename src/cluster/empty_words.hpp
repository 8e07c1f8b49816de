// SPDX-License-Identifier: EUPL-1.2
/// Words that tell no event: tools of grammar, the calendar, the press's own labels.
///
/// Shape   folded words, as text::words gives them.
/// Pure    yes.
#pragma once

#include <string_view>

namespace vigie::cluster {

bool is_grammar(std::string_view word);   ///< "le", "dans", "selon"
bool is_calendar(std::string_view word);  ///< "lundi", "janvier"
bool is_trade(std::string_view word);     ///< "direct", "video", "edito"
bool is_hour(std::string_view word);      ///< "matin", "semaine"
bool is_number(std::string_view word);    ///< has a digit

}  // namespace vigie::cluster
