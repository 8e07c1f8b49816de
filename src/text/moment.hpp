// SPDX-License-Identifier: EUPL-1.2
/// Days and hours of events as people write and read them, in Paris.
///
/// Shape   an event that begins at midnight takes the whole day: no hour is said of it.
/// Pure    all read the system's tzdata, as the zone functions of base do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::text {

/// "2026-12-08 9:30", "2026-12-08T09:30", "2026-12-08"; with `on`, "12:30" and "12 h 30" of its
/// day.
std::optional<Instant> read_moment(std::string_view given, std::optional<Instant> on = {});
/// "2026-12-08T09:30": what a form's field holds.
std::string moment_field(Instant at);

bool is_whole_day(Instant start);
/// "de 9 h 30 à 12 h 30", "à 9 h 30", "jusqu’au 9 décembre"; "" where the whole day is all.
std::string hours_between(Instant start, std::optional<Instant> end);
/// "lundi 7 décembre 2026"
std::string weekday_date(Day day);
/// How a turn of the duty is said: "semaine du 2 au 6 février 2026", or of a single day "journée du
/// mardi 3 février 2026".
std::string turn_label(Day first, int days);
/// "8 décembre", "1er décembre"
std::string day_and_month(Day day);
/// "déc."
std::string short_month(Day day);

}  // namespace vigie::text
