// SPDX-License-Identifier: EUPL-1.2
/// Who is on panorama duty in a week, as the top of every page says it.
///
/// Shape   by the final plan (`rota::duty_on`), in the words of `rota/wording`; a bounded number
///         of statements, none of which reads other weeks.
/// Errors  storage; none for a week that no plan covers.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct DutyLine {
  Day week;                 ///< the first day of the turn
  std::string centre;       ///< its key; "" when nobody is on duty
  std::string who_and_why;  ///< "ORIV, qui remplace CR-CSUR (cyclone)", without a stop
  int days = kWeekTurnDays;
};

Result<std::optional<DutyLine>> duty_line(store::Reader& reader, Day first);
/// Of the week whose holder has the panorama now: at the hour of the hand-over it changes hands.
Result<std::optional<DutyLine>> duty_now(store::Reader& reader, Instant now);

}  // namespace vigie::app
