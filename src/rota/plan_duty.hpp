// SPDX-License-Identifier: EUPL-1.2
/// Who should be on duty when: a plan to be looked at, amended and acted by a meeting.
///
/// Shape   centres in their order, with their shares, days off and what each has done already; who
///         is away and when all are closed; a span -> one line a turn, and each centre's account.
///         A weighted fair queue: of those who can, the turn goes to the centre that would have
///         done least for its share half-way through it, (counted + half the turn's open days) ÷
///         share; ties by the listed order. Nobody serves twice running; a turn is never given over
///         an absence that is known, nor to a centre without a working day in it; closed days count
///         for nobody.
/// Units   counts are open days: Monday to Friday without the days off of the centre's place and
///         without closures. `credit` are days that count as done though they were not: see Credit.
/// Errors  none: a turn that nobody can hold is a line without centre that is not `closed`.
/// Pure    yes: same request, same plan.
/// Source  Webster's (Sainte-Laguë's) method as a queue: it is the middle of the turn that is
///         compared, not its beginning, so that half a share begins in the middle of the round.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/rota.hpp"

namespace vigie::rota {

using vigie::kTurnSpans;
using vigie::TurnSpan;

/// An absence of more days than that is not owed: see Credit.
inline constexpr int kOwedDaysMax = 14;

struct DutyCentre {
  CentreDays days;
  double share = 1;     ///< above 0
  double counted = 0;   ///< open days done so far, corrections and credit with them
  bool is_new = false;  ///< joins, or comes back: starts at the median of the others at least
  std::optional<Day> joins_on{};   ///< comes after the plan has begun, as somebody new
  std::optional<Day> leaves_on{};  ///< its last day; none: stays
};

struct DutyRequest {
  Day from;
  Day to;  ///< turns begin from..to
  TurnSpan span = TurnSpan::week;
  std::vector<DutyCentre> order;
  std::vector<Absence> absences;  ///< without centre: all are closed
  std::string last;               ///< who did the turn before; "" nobody, or not known
  int owed_days_max = kOwedDaysMax;
};

/// Days that count as done without having been: whoever joins starts at the median of the others,
/// and an absence that is not owed keeps its centre there.
struct Credit {
  enum class Why { joined, away };
  std::string centre;
  Day on;
  double days = 0;
  Why why = Why::joined;
};

struct PlannedTurn {
  Day first;
  Day last;
  std::string centre;  ///< "" where it is closed, or nobody can
  bool closed = false;
  int open_days = 0;  ///< of its centre
};

struct CentreAccount {
  std::string centre;
  double share = 1;
  int turns = 0;
  int open_days = 0;      ///< of these turns
  double before = 0;      ///< counted when the plan begins
  double credit = 0;      ///< given in the plan
  double ahead_days = 0;  ///< counted less what its share of all that is counted would be
  double counted() const { return before + credit + open_days; }
  double counted_a_share() const { return counted() / share; }
};

struct DutyDraft {
  std::vector<PlannedTurn> turns;
  std::vector<CentreAccount> accounts;  ///< in the listed order; those who were there at the end
  std::vector<Credit> credits;
  double gap_days = 0;  ///< between the largest and the smallest `counted_a_share`
};

DutyDraft plan_duty(const DutyRequest& request);

/// The listed order as drawn by lot: the same number draws the same order.
std::vector<std::string> drawn_order(std::vector<std::string> order, std::uint64_t seed);

}  // namespace vigie::rota
