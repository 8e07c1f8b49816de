// SPDX-License-Identifier: EUPL-1.2
/// What moved in the final plan, as it was told: the last word on a week, and each before it.
///
/// Shape   a change has a cause and its weeks, each with who was to do it before and after ("" :
///         nobody). The last change of a week says whom it was last told of; how many there are is
///         the sequence of its calendar entry.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ChangedWeek {
  Day week;
  std::string before;
  std::string after;
  int days = kWeekTurnDays;  ///< of the turn, after the change
};

struct DutyChange {
  DutyChangeId id;
  std::string cause;
  Instant at;
  std::vector<ChangedWeek> weeks;
};

/// Whom each week from this one on was last told of; a week without change is not in it.
Result<std::vector<ChangedWeek>> told_weeks(Reader& reader, Day from);
Result<bool> has_changes(Reader& reader);
Result<DutyChangeId> add_change(Transaction& tx, std::string_view cause,
                                const std::vector<ChangedWeek>& weeks, Instant now);
Result<std::optional<DutyChange>> duty_change(Reader& reader, DutyChangeId id);

/// The one that was made at this moment; none where nothing moved.
Result<DutyChangeId> change_made_at(Reader& reader, Instant at);

/// Of a week, each change with its moment, oldest first.
struct WeekChange {
  Day week;
  std::string before;
  std::string after;
  std::string cause;
  Instant at;
  int days = kWeekTurnDays;
};
Result<std::vector<WeekChange>> week_changes(Reader& reader, Day from);

}  // namespace vigie::store
