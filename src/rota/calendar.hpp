// SPDX-License-Identifier: EUPL-1.2
/// Duty turns as a calendar that people subscribe to.
///
/// Shape   turns, each with its centre and what became of it -> one iCalendar document. A turn of a
///         centre is one event for as long as it is known: its UID never changes, SEQUENCE goes up
///         with each change, and a turn that went to somebody else stays as CANCELLED, so that no
///         client keeps a ghost. The turn itself is days without a clock, Monday to Friday or the day
///         alone, which no zone shifts; the hand-over is an hour on its centre's clock, with its VTIMEZONE.
/// Units   UTF-8, lines of at most 75 bytes, CRLF.
/// Errors  not_found for a zone that the system does not know.
/// Pure    but for the system's tzdata.
/// Source  RFC 5545; RFC 7986 for the calendar's own name; RFC 5546 section 2.1.5 for SEQUENCE.
#pragma once

#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "rota/hand_over.hpp"

namespace vigie::rota {

struct CalendarEntry {
  Turn turn;
  std::string centre;                      ///< its key, for the UID
  std::string summary;                     ///< "Panorama : ORIV"
  std::string description;                 ///< who does it and why
  std::string zone = std::string(kParis);  ///< of the hand-over
  bool cancelled = false;
  int sequence = 0;
  Instant changed_at;
};

struct CalendarRequest {
  std::string name;  ///< "Tour de panorama, ORIV"
  std::string host;  ///< of the UIDs: "vigie.example.org"
  std::string url;   ///< where a turn is looked at; its first day is added
  HandOver hand_over{};
  std::vector<CalendarEntry> entries;
};

Result<std::string> calendar_text(const CalendarRequest& request);

}  // namespace vigie::rota
