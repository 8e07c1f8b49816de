// SPDX-License-Identifier: EUPL-1.2
#include "rota/swap_rules.hpp"

#include <limits>

#include "rota/duty.hpp"

namespace vigie::rota {
namespace {

constexpr Instant kLast{std::numeric_limits<std::int64_t>::max()};

bool begun(Day first, Day today) { return first <= today; }

Rota with(const Rota& rota, const SwapProposal& proposal) {
  Rota trial = rota;
  if (proposal.other_week) {
    trial.swaps.push_back(
        {proposal.week, *proposal.other_week, proposal.centre, proposal.other, Day{}, kLast});
  } else {
    trial.replacements.push_back({proposal.week, proposal.centre, proposal.other, "", kLast});
  }
  return trial;
}

bool runs_on(const Rota& rota, Day first) {
  const std::string holder = holder_of(rota, first);
  if (holder.empty()) return false;
  int running = 1;
  for (const auto step : {turn_before, next_turn}) {
    for (Turn beside = step(rota, turn_at(rota, first)); holder_of(rota, beside.first) == holder;
         beside = step(rota, beside)) {
      ++running;
    }
  }
  return running > (rota.turn == TurnSpan::fortnight ? 2 : 1);
}

bool away(const Rota& rota, const std::string& centre, Day week) {
  return is_away(presence_in(rota, centre, week));
}

}  // namespace

std::string holder_of(const Rota& rota, Day week) {
  const auto duty = duty_on(rota, week);
  if (!duty) return "";
  // Who is away and has a backup still holds the week: it is theirs to give.
  const bool stood_in = duty->why == Why::backup || duty->why == Why::nobody;
  return stood_in ? duty->instead_of : duty->centre;
}

std::optional<SwapRefusal> refuse_swap(const Rota& rota, const SwapProposal& proposal, Day today) {
  const auto& [week, other_week, centre, other] = proposal;
  if (begun(week, today) || (other_week && begun(*other_week, today))) return SwapRefusal::begun;
  if (centre == other || other_week == week) return SwapRefusal::itself;
  if (holder_of(rota, week) != centre) return SwapRefusal::not_held;
  if (other.empty()) return std::nullopt;
  if (other_week && holder_of(rota, *other_week) != other) return SwapRefusal::other_not_held;
  if (away(rota, other, week) || (other_week && away(rota, centre, *other_week))) {
    return SwapRefusal::away;
  }
  const Rota trial = with(rota, proposal);
  if (runs_on(trial, week) || (other_week && runs_on(trial, *other_week))) {
    return SwapRefusal::twice_running;
  }
  return std::nullopt;
}

std::vector<Day> weeks_in_return(const Rota& rota, const std::string& centre, Day week, Day today) {
  std::vector<Day> weeks;
  for (const DutyTurn& turn : rota.plan) {
    const std::string other = holder_of(rota, turn.week);
    if (other.empty() || other == centre) continue;
    if (!refuse_swap(rota, {week, turn.week, centre, other}, today)) weeks.push_back(turn.week);
  }
  return weeks;
}

}  // namespace vigie::rota
