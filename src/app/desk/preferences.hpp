// SPDX-License-Identifier: EUPL-1.2
/// How a curator reads: dense or airy, in which order.
///
/// Shape   each curator chooses; without a choice, dense and by date.
/// Errors  storage; invalid_input for a word that is no choice.
#pragma once

#include "store/desk/desk_list_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr int kUsualHour = 8;

struct DeskPreferences {
  store::ListOrder order = store::ListOrder::date;
  bool dense = true;
  bool keys = true;              ///< letters act on the page
  int digest_hour = kUsualHour;  ///< in Paris, of the mail with what was found
};

Result<DeskPreferences> desk_preferences(store::Reader& reader, CuratorId curator);

/// `name` and `value` as an address or a form says them: "ordre", "densite",
/// "touches" (oui, non), "heure" (0 to 23).
Result<void> choose_preference(store::Database& db, CuratorId curator, std::string_view name,
                               std::string_view value);

/// "date", "ampleur", "ressemblance".
std::string_view order_code(store::ListOrder order);

}  // namespace vigie::app
