// SPDX-License-Identifier: EUPL-1.2
/// A centre's calendar -> the events that a letter may announce.
///
/// Shape   the bytes of an iCalendar file and a window -> its events in the window, recurrences
///         written out, in their order. An event is told once, however often it stands there.
/// Units   at most kEventsMax events in kEventWindowDays days; texts on one line, of kEventTextMax
///         bytes at most.
/// Errors  too_large, parse (no calendar). A rule by seconds or minutes is left out and counted in
///         `refused`: nobody meets that often, and it would cost as much as it says.
/// Pure    yes; reads the tzdata that libical brings.
/// Source  RFC 5545 by libical.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::letter {

inline constexpr std::size_t kCalendarBytesMax = 2 << 20;
inline constexpr std::size_t kEventsMax = 500;
inline constexpr int kEventWindowDays = 548;  ///< eighteen months
inline constexpr std::size_t kEventTextMax = 300;

struct CalendarEvent {
  std::string uid;
  std::string title;
  std::string place;
  std::string url;
  Instant starts_at;
  std::optional<Instant> ends_at;
};

struct ReadCalendar {
  std::vector<CalendarEvent> events;
  int refused = 0;   ///< rules that are no meeting's
  bool cut = false;  ///< there were more than kEventsMax
};

Result<ReadCalendar> read_calendar(std::string_view bytes, Instant now);

}  // namespace vigie::letter
