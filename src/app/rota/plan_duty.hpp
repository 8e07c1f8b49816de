// SPDX-License-Identifier: EUPL-1.2
/// A plan of the duty: looked at, then acted by a meeting.
///
/// Shape   `preview_plan` reckons from what is stored: what each centre has done so far, who is away,
///         what is closed; it writes nothing. `act_plan` reckons again and writes the lines, the
///         credits and the meeting, where the outcome is still what was looked at (`mark`); those
///         whose turn moved are told. A week that has begun never changes.
/// Units   days counted are open days.
/// Errors  storage. What a person can do something about is an outcome.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/rota/centre_names.hpp"
#include "rota/plan_duty.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/change_repo.hpp"

namespace vigie::app {

struct PlanQuery {
  Day from;
  Day to;
  std::optional<std::uint64_t> seed{};  ///< the order is drawn by lot; none: as listed
};

enum class PlanRefusal {
  begun,     ///< the past never changes
  empty,     ///< no turn begins in it
  too_long,  ///< of more than kPlanWeeksMax weeks
  no_order,  ///< no centre in the order
  changed    ///< it is no longer what was looked at
};
inline constexpr PlanRefusal kPlanRefusals[] = {PlanRefusal::begun, PlanRefusal::empty,
                                                PlanRefusal::too_long, PlanRefusal::no_order,
                                                PlanRefusal::changed};
std::string_view words_of(PlanRefusal refusal);  ///< French, a whole sentence
inline constexpr int kPlanWeeksMax = 106;

struct PlanPreview {
  PlanQuery query;
  rota::DutyDraft draft;
  rota::TurnSpan span = rota::TurnSpan::week;
  std::vector<DutyTurn> lines;  ///< as they would be written, one a turn; none where nobody can
  std::vector<DutyTurn> gone;   ///< acted before, and in the draft no more
  CentreNames names;
  std::vector<std::string> order;         ///< the one it follows
  std::vector<store::ChangedWeek> moved;  ///< lines that differ from those acted before
  std::string mark;                       ///< of all that it says
};
using PlanAnswer = std::variant<PlanPreview, PlanRefusal>;

Result<PlanAnswer> preview_plan(store::Reader& reader, const PlanQuery& query, Instant now);

struct PlanAct {
  std::string meeting;  ///< who met
  std::optional<Day> acted_on;
  CuratorId by{};    ///< none: the command line
  std::string mark;  ///< of the preview; "" : whatever it is now
};
Result<PlanAnswer> act_plan(store::Database& db, const PlanQuery& query, const PlanAct& act,
                            Instant now);

/// Next Monday, the first week that may still be planned.
Day first_week_to_plan(Instant now);

}  // namespace vigie::app
