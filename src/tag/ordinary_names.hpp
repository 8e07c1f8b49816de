// SPDX-License-Identifier: EUPL-1.2
/// Names of places that are first of all something else: words, first names, surnames, rivers.
#pragma once

#include <string_view>

namespace vigie::tag {

/// A commune whose name alone, even with a capital, says nothing: "Nice", "Martin", "Port".
bool is_ordinary_name(std::string_view folded_name);
/// A commune that has the name of a better known place abroad: "Venise", "Saint-Pierre" of Rome.
bool is_known_abroad(std::string_view folded_name);
/// A département whose name is also a river's or a direction's: "Nord", "Somme".
bool is_river_or_direction(std::string_view folded_name);

}  // namespace vigie::tag
