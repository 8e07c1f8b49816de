// SPDX-License-Identifier: EUPL-1.2
/// When the panorama changes hands.
///
/// Shape   "lundi 09:00" on the clock of the centre that takes over, or of the zone that the rota
///         names for all; a week that nobody takes over begins by Paris. From Friday on, the day is
///         the one before the week's Monday. Turns of a day change hands every day, at that hour.
/// Errors  not_found for a zone that the system does not know.
/// Pure    but for the system's tzdata.
#pragma once

#include <string_view>

#include "model/rota.hpp"
#include "rota/turns.hpp"

namespace vigie::rota {

struct HandOver {
  int weekday = 1;  ///< 1 Monday … 7 Sunday
  int hour = 0;
  int minute = 0;
};
/// What is no "lundi 09:00" is Monday at midnight.
HandOver read_hand_over(std::string_view text);
/// The day on which a turn is taken over.
Day hand_over_day(const HandOver& hand_over, const Turn& turn);

/// Of a centre, where the rota names no zone for all.
std::string_view zone_of(const Rota& rota, std::string_view centre);
/// From when on the turn is its holder's.
Result<Instant> takes_over_at(const Rota& rota, Day first);

}  // namespace vigie::rota
