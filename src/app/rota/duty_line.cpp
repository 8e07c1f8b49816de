// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/duty_line.hpp"

#include <algorithm>

#include "rota/hand_over.hpp"
#include "rota/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

std::string name_of(const std::vector<store::CentreName>& names, const std::string& key) {
  const auto found = std::ranges::find(names, key, &store::CentreName::key);
  return found == names.end() ? key : found->name;
}

/// Two days from the hand-over, no zone makes a difference; nearer, who takes over is looked up.
Result<bool> has_changed_hands(store::Reader& reader, const store::HandOverRule& rule,
                               const rota::Turn& turn, Instant now) {
  const rota::HandOver hand_over = rota::read_hand_over(rule.hour);
  const Day day = rota::hand_over_day(hand_over, turn);
  const Day today = paris_day(now);
  if (today + 1 < day) return false;
  if (rule.hour.empty() || today > day + 1) return today >= day;
  std::string zone = rule.zone;
  if (zone.empty()) {
    const auto rota = store::load_duty(reader, turn.first);
    if (!rota) return fail(rota.error());
    const auto duty = rota::duty_on(*rota, turn.first);
    auto own = store::centre_zone(reader, duty ? duty->centre : std::string());
    if (!own) return fail(own.error());
    zone = std::move(*own);
  }
  const auto at = instant_at(day, hand_over.hour, hand_over.minute, zone);
  if (!at) return fail(at.error());
  return *at <= now;
}

}  // namespace

Result<std::optional<DutyLine>> duty_line(store::Reader& reader, Day first) {
  const auto plan = store::load_duty(reader, first);
  if (!plan) return fail(plan.error());
  const auto holder = rota::duty_on(*plan, first);
  if (!holder) return std::nullopt;
  const auto names = store::centre_names(reader);
  if (!names) return fail(names.error());
  const rota::DutyNames said{name_of(*names, holder->centre), name_of(*names, holder->instead_of)};
  return DutyLine{first, holder->centre, rota::who_and_why(*holder, said), holder->days};
}

Result<std::optional<DutyLine>> duty_now(store::Reader& reader, Instant now) {
  const Day today = paris_day(now);
  const Day monday = monday_of(today);
  auto rule = store::hand_over_rule(reader, monday - rota::kWeekDays, monday + 2 * rota::kWeekDays);
  if (!rule) return fail(rule.error());
  Rota around;  // how long the turns are, of last week, this and the next
  around.turn = rule->turn;
  around.plan = std::move(rule->lines);
  const rota::Turn current = rota::turn_of(around, today);
  // From Friday on, a hand-over gives the week to come before its Monday; east of Paris, a day
  // begins before.
  for (const rota::Turn& turn : {rota::next_turn(around, current), current}) {
    const auto begun = has_changed_hands(reader, *rule, turn, now);
    if (!begun) return fail(begun.error());
    if (*begun) return duty_line(reader, turn.first);
  }
  auto before = duty_line(reader, rota::turn_before(around, current).first);
  if (!before || (*before && !(*before)->centre.empty())) return before;
  return duty_line(reader, current.first);  // nobody hands it over
}

}  // namespace vigie::app
