// SPDX-License-Identifier: EUPL-1.2
/// The calendar behind a secret address: the weeks of one centre, or of all.
///
/// Shape   read from the final plan and from what was told of each week (store/rota/change_repo), so
///         that a week that went away is CANCELLED in the calendar of the centre that had it.
/// Errors  storage; none for an address that does not answer (any more).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/rota/swaps.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr int kCalendarWeeksBack = 8;

Result<std::optional<std::string>> calendar_feed(store::Reader& reader, std::string_view token,
                                                 std::string_view public_url, Instant now);
/// The same without its address: `centre` "" is the network.
Result<std::string> calendar_of(store::Reader& reader, const std::string& centre,
                                std::string_view public_url, Instant now);
/// A new address; the one before answers no more. `centre` "" : the network's.
Result<std::string> renew_calendar(store::Database& db, Entropy& entropy, const Acting& acting,
                                   const std::string& centre, Instant now);

}  // namespace vigie::app
