// SPDX-License-Identifier: EUPL-1.2
#include "rota/duty.hpp"

#include <algorithm>

#include "rota/workdays.hpp"

namespace vigie::rota {
namespace {

const std::vector<std::string> kNoCalendar;

const Absence* absence_on(const Rota& rota, std::string_view centre, Day day) {
  for (const std::vector<Absence>* list : {&rota.absences, &rota.team_absences}) {
    const auto found = std::ranges::find_if(*list, [&](const Absence& absence) {
      return absence.centre == centre && absence.from <= day && day <= absence.to;
    });
    if (found != list->end()) return &*found;
  }
  return nullptr;
}

Day friday_of(Day week) { return week + (kWorkingDays - 1); }

/// The closure of a week none of whose working days is left.
const Absence* closure_of(const Rota& rota, Day week) {
  const Workdays country(week, friday_of(week), kNoCalendar);
  const Absence* first = nullptr;
  for (Day day = week; day <= friday_of(week); day = day + 1) {
    const Absence* closed = absence_on(rota, "", day);
    if (first == nullptr) first = closed;
    if (country.open(day) && closed == nullptr) return nullptr;
  }
  return first;
}

bool can_stand_in(const Rota& rota, std::string_view centre, std::string_view holder, Day week) {
  return centre != holder && !is_away(presence_in(rota, centre, week));
}

/// The named backup, else the next in the order who is there; "" when all are away.
std::string backup_for(const Rota& rota, const std::string& holder, Day week) {
  if (rota.duty_backup != "suivant" && can_stand_in(rota, rota.duty_backup, holder, week)) {
    return rota.duty_backup;
  }
  const auto& order = rota.duty_order;
  const auto place = std::ranges::find(order, holder);
  const std::size_t begin =
      place == order.end() ? 0 : static_cast<std::size_t>(place - order.begin()) + 1;
  for (std::size_t step = 0; step < order.size(); ++step) {
    const std::string& candidate = order[(begin + step) % order.size()];
    if (can_stand_in(rota, candidate, holder, week)) return candidate;
  }
  return "";
}

/// A swap or a replacement as it touches one week.
struct Layer {
  Instant taken_at;
  const std::string* from;
  const std::string* to;
  const std::string* reason;  ///< null for a swap
  std::optional<Day> other_week;
};

std::vector<Layer> layers_of(const Rota& rota, Day week) {
  std::vector<Layer> layers;
  for (const Swap& swap : rota.swaps) {
    if (!swap.accepted_on) continue;
    if (swap.first_week == week) {
      layers.push_back(
          {swap.taken_at, &swap.first_centre, &swap.second_centre, nullptr, swap.second_week});
    } else if (swap.second_week == week) {
      layers.push_back(
          {swap.taken_at, &swap.second_centre, &swap.first_centre, nullptr, swap.first_week});
    }
  }
  for (const Replacement& one : rota.replacements) {
    if (one.week != week) continue;
    layers.push_back({one.taken_at, &one.for_centre, &one.by_centre, &one.reason, std::nullopt});
  }
  std::ranges::stable_sort(layers, {}, &Layer::taken_at);
  return layers;
}

/// One after the other, each from whoever has the week by then: a swap of a swap is one more layer.
/// What comes from nobody who has it waits, and is without effect in the end.
void apply_overrides(const Rota& rota, Day week, DutyHolder& duty) {
  std::vector<Layer> layers = layers_of(rota, week);
  for (;;) {
    const auto next =
        std::ranges::find_if(layers, [&](const Layer& one) { return *one.from == duty.centre; });
    if (next == layers.end()) return;
    duty.instead_of = duty.centre;
    duty.centre = *next->to;
    duty.why = next->reason == nullptr ? Why::swap : Why::replacement;
    duty.reason = next->reason == nullptr ? std::string() : *next->reason;
    duty.other_week = next->other_week;
    layers.erase(next);
  }
}

void apply_absence(const Rota& rota, Day week, DutyHolder& duty) {
  const Presence presence = presence_in(rota, duty.centre, week);
  if (!is_away(presence)) return;
  duty.instead_of = duty.centre;
  duty.centre = backup_for(rota, duty.instead_of, week);
  duty.why = duty.centre.empty() ? Why::nobody : Why::backup;
  duty.reason = presence.reason;
}

}  // namespace

const std::vector<std::string>& calendars_of(const Rota& rota, std::string_view centre) {
  const auto found = std::ranges::find(rota.centres, centre, &CentreDays::key);
  return found == rota.centres.end() ? kNoCalendar : found->holidays;
}

Presence presence_in(const Rota& rota, std::string_view centre, Day week) {
  const Workdays worked(week, friday_of(week), calendars_of(rota, centre));
  Presence presence;
  for (Day day = week; day <= friday_of(week); day = day + 1) {
    if (!worked.open(day) || absence_on(rota, "", day) != nullptr) continue;
    ++presence.open_days;
    const Absence* away = absence_on(rota, centre, day);
    if (away == nullptr) continue;
    ++presence.away_days;
    if (presence.reason.empty()) presence.reason = away->reason;
  }
  return presence;
}

bool is_closed_week(const Rota& rota, Day week) { return closure_of(rota, week) != nullptr; }

std::optional<DutyHolder> duty_on(const Rota& rota, Day week) {
  const auto turn = std::ranges::find(rota.plan, week, &DutyTurn::week);
  const Absence* closed = closure_of(rota, week);
  if (turn == rota.plan.end() && closed == nullptr) return std::nullopt;
  DutyHolder duty;
  if (closed != nullptr || turn->centre.empty()) {
    duty.why = Why::closed;
    if (closed != nullptr) duty.reason = closed->reason;
    return duty;
  }
  duty.planned = turn->centre;
  duty.centre = turn->centre;
  apply_overrides(rota, week, duty);
  apply_absence(rota, week, duty);
  return duty;
}

bool absent(const Rota& rota, std::string_view centre, Day day) {
  return absence_on(rota, centre, day) != nullptr || absence_on(rota, "", day) != nullptr;
}

std::string reader_of(const HeldSource& source, const Rota& rota, Day day) {
  const bool stands_in = !source.backup.empty() && absent(rota, source.holder, day) &&
                         !absent(rota, source.backup, day);
  return stands_in ? source.backup : source.holder;
}

}  // namespace vigie::rota
