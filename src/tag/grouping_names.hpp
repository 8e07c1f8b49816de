// SPDX-License-Identifier: EUPL-1.2
/// How intercommunalities and priority neighbourhoods are called in print, beside their full names.
///
/// Shape   names of the official files → what papers write of them.
/// Pure    yes.
#pragma once

#include <string_view>
#include <vector>

namespace vigie::tag {

/// "CC du Pays de Gex" → "Pays de Gex", "CA Plaine Vallée" → "Plaine Vallée". Itself where it
/// starts with no kind.
std::string_view bare_epci_name(std::string_view name);

/// "Les Aubiers - Le Lac" → both parts. Empty where there is one part only.
std::vector<std::string_view> parts_of_qpv_name(std::string_view name);

/// "Centre ancien", "Cœur de ville", "Les Quartiers Nord": what every town has.
bool is_common_place(std::string_view folded_name);

}  // namespace vigie::tag
