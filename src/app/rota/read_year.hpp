// SPDX-License-Identifier: EUPL-1.2
/// The duty over a year, as it is shown: who does each week and why, who is away, what is asked.
///
/// Shape   the final plan (rota/duty) of the weeks of a span, read at once; centres in the order of
///         the duty, then those that hold a week without being in it.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rota/centre_names.hpp"
#include "app/rota/duty_check.hpp"
#include "model/rota.hpp"
#include "rota/duty.hpp"
#include "store/rota/account_repo.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/rota/override_repo.hpp"

namespace vigie::app {

struct YearTurn {
  rota::Turn turn;
  std::optional<rota::DutyHolder> duty;  ///< none: no plan has it
};

struct YearCentre {
  std::string key;
  std::string name;
  double share = 1;
  int turns = 0;                 ///< of the year
  double done_days = 0;          ///< so far, with corrections and credits
  std::optional<Day> next_turn;  ///< this one or later
};

struct DutyYear {
  Day from;  ///< a Monday
  Day to;
  Day this_turn;  ///< the first day of the one in which today is
  std::vector<YearTurn> turns;
  std::vector<YearCentre> centres;
  std::vector<store::DutyRequestRow> requests;  ///< whose turns are not over
  std::vector<store::DutyCredit> corrections;
  std::vector<DutyWarning> warnings;
  std::optional<store::ActedPlan> acted;
  Rota rota;
  CentreNames names;
};

Result<DutyYear> read_year(store::Reader& reader, Day from, Instant now);

/// The first Monday of the September before, which a club's year begins with.
Day year_start(Day today);
/// Its turns, from its rota: once more where that is another one, as of a plan that is looked at.
void put_turns(DutyYear& year);

/// What waits for the answer of a centre.
std::vector<store::DutyRequestRow> waiting_for(const DutyYear& year, const std::string& centre);

}  // namespace vigie::app
