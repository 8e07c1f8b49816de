// SPDX-License-Identifier: EUPL-1.2
/// Days and hours as the panorama says them.
///
/// Units   days and hours of Paris.
/// Pure    all but the zone, which reads the system's tzdata.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"

namespace vigie::web {

/// "lundi 30 novembre 2026".
std::string full_day(Day day);
/// "lundi 30 novembre".
std::string day_and_month(Day day);
/// "aujourd’hui à 9 h 46", "demain à 8 h 30", "vendredi 27 novembre à 17 h".
std::string near_moment(Instant at, Instant now);
/// "2026-11-30" and "14:05" of two fields, as an instant; none where one cannot be read.
std::optional<Instant> moment_asked(std::string_view day, std::string_view hour);

}  // namespace vigie::web
