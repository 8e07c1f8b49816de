// SPDX-License-Identifier: EUPL-1.2
/// The journal in French: what happened, and the families by which one looks for it.
///
/// Shape   a kind as the database has it -> words; a kind that is not known stands for itself.
/// Errors  none.
/// Pure    yes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vigie::people {

/// "compte fermé", "gardée"
std::string words_of_event(std::string_view kind, std::string_view detail);

struct EventFamily {
  std::string_view code;   ///< in addresses
  std::string_view label;  ///< "Comptes et accès"
  std::span<const std::string_view> kinds;
};
std::span<const EventFamily> event_families();

}  // namespace vigie::people
