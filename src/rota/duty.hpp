// SPDX-License-Identifier: EUPL-1.2
/// The final plan: who is on panorama duty in a turn, and who reads a source on a day.
///
/// Shape   the frozen plan, then swaps and replacements in the order in which they were agreed, each
///         from whoever has the week by then, then absences: the last layer is seen in the answer.
///         This is the one function that reminders, banner, calendars, rights and checks read. A
///         turn is named by its first day; `absent` and `reader_of` take any day.
/// Errors  none: a turn the plan does not know answers nothing.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/rota.hpp"
#include "rota/turns.hpp"

namespace vigie::rota {

enum class Why {
  plan,         ///< as acted
  swap,         ///< two turns exchanged, and accepted
  replacement,  ///< one turn taken over
  backup,       ///< the holder is away all of it
  closed,       ///< nobody is on duty
  nobody        ///< holder and backups are all away
};

struct DutyHolder {
  std::string centre;   ///< who does it; "" when closed or nobody
  std::string planned;  ///< who the plan names; "" when closed
  std::string
      instead_of;  ///< who would have done it but for the last layer; "" when nothing changed
  Why why = Why::plan;
  std::string reason;               ///< as written beside a replacement or an absence
  std::optional<Day> other_week{};  ///< of the last swap on it
  int days = kWeekTurnDays;         ///< of the turn
};

/// How many days of a turn a centre works, closures left out, and on how many of them it is away.
struct Presence {
  int open_days = 0;
  int away_days = 0;
  std::string reason;  ///< of the first absence, or of its days off where it has no other
};
/// Away on every day that it would work: a day off on Friday does not bring it back.
constexpr bool is_away(const Presence& presence) {
  return presence.away_days == presence.open_days;
}

Presence presence_in(const Rota& rota, std::string_view centre, const Turn& turn);
Presence presence_in(const Rota& rota, std::string_view centre, Day first);
/// Its days off beside the country's.
const std::vector<std::string>& calendars_of(const Rota& rota, std::string_view centre);

/// No working day of it is left: nobody is on duty.
bool is_closed(const Rota& rota, const Turn& turn);
/// None of the centres of the order works on it.
bool is_off_for_all(const Rota& rota, const Turn& turn);

std::optional<DutyHolder> duty_on(const Rota& rota, Day first);

/// On leave, or the whole network closed.
bool absent(const Rota& rota, std::string_view centre, Day day);

/// The holder, or its backup while the holder is absent (and the backup is not).
std::string reader_of(const HeldSource& source, const Rota& rota, Day day);

}  // namespace vigie::rota
