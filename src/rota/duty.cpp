// SPDX-License-Identifier: EUPL-1.2
#include "rota/duty.hpp"

#include <algorithm>

#include "rota/holidays.hpp"
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

/// Why nobody works on it; none where somebody does. A closure is told before a day off.
std::optional<std::string> closure_of(const Rota& rota, const Turn& turn) {
  const Workdays country(turn.first, turn.last(), kNoCalendar);
  const Absence* first = nullptr;
  for (Day day = turn.first; day <= turn.last(); day = day + 1) {
    const Absence* closed = absence_on(rota, "", day);
    if (first == nullptr) first = closed;
    if (country.open(day) && closed == nullptr) return std::nullopt;
  }
  return first != nullptr ? first->reason : holiday_name(turn.first, kNoCalendar);
}

bool can_stand_in(const Rota& rota, std::string_view centre, std::string_view holder,
                  const Turn& turn) {
  return centre != holder && !is_away(presence_in(rota, centre, turn));
}

/// The named backup, else the next in the order who is there; "" when all are away.
std::string backup_for(const Rota& rota, const std::string& holder, const Turn& turn) {
  if (rota.duty_backup != "suivant" && can_stand_in(rota, rota.duty_backup, holder, turn)) {
    return rota.duty_backup;
  }
  const auto& order = rota.duty_order;
  const auto place = std::ranges::find(order, holder);
  const std::size_t begin =
      place == order.end() ? 0 : static_cast<std::size_t>(place - order.begin()) + 1;
  for (std::size_t step = 0; step < order.size(); ++step) {
    const std::string& candidate = order[(begin + step) % order.size()];
    if (can_stand_in(rota, candidate, holder, turn)) return candidate;
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

void apply_absence(const Rota& rota, const Turn& turn, DutyHolder& duty) {
  const Presence presence = presence_in(rota, duty.centre, turn);
  if (!is_away(presence)) return;
  duty.instead_of = duty.centre;
  duty.centre = backup_for(rota, duty.instead_of, turn);
  duty.why = duty.centre.empty() ? Why::nobody : Why::backup;
  duty.reason = presence.reason;
}

}  // namespace

const std::vector<std::string>& calendars_of(const Rota& rota, std::string_view centre) {
  const auto found = std::ranges::find(rota.centres, centre, &CentreDays::key);
  return found == rota.centres.end() ? kNoCalendar : found->holidays;
}

Presence presence_in(const Rota& rota, std::string_view centre, const Turn& turn) {
  const std::vector<std::string>& calendars = calendars_of(rota, centre);
  const Workdays worked(turn.first, turn.last(), calendars);
  Presence presence;
  for (Day day = turn.first; day <= turn.last(); day = day + 1) {
    if (!worked.open(day) || absence_on(rota, "", day) != nullptr) continue;
    ++presence.open_days;
    const Absence* away = absence_on(rota, centre, day);
    if (away == nullptr) continue;
    ++presence.away_days;
    if (presence.reason.empty()) presence.reason = away->reason;
  }
  if (presence.open_days == 0) presence.reason = holiday_name(turn.first, calendars);
  return presence;
}

Presence presence_in(const Rota& rota, std::string_view centre, Day first) {
  return presence_in(rota, centre, turn_at(rota, first));
}

bool is_closed(const Rota& rota, const Turn& turn) { return closure_of(rota, turn).has_value(); }

bool is_off_for_all(const Rota& rota, const Turn& turn) {
  return !rota.duty_order.empty() &&
         std::ranges::none_of(rota.duty_order, [&](const std::string& centre) {
           return presence_in(rota, centre, turn).open_days > 0;
         });
}

std::optional<DutyHolder> duty_on(const Rota& rota, Day first) {
  const auto line = std::ranges::find(rota.plan, first, &DutyTurn::week);
  const bool planned = line != rota.plan.end();
  const Turn turn{first, planned ? line->days : days_of(rota.turn)};
  const auto closed = closure_of(rota, turn);
  if (!planned && !closed) return std::nullopt;
  DutyHolder duty;
  duty.days = turn.days;
  if (closed || line->centre.empty()) {
    duty.why = Why::closed;
    duty.reason = closed.value_or("");
    return duty;
  }
  duty.planned = line->centre;
  duty.centre = line->centre;
  apply_overrides(rota, first, duty);
  apply_absence(rota, turn, duty);
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
