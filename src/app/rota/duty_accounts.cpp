// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/duty_accounts.hpp"

#include <algorithm>
#include <map>

#include "rota/duty.hpp"

namespace vigie::app {
namespace {

/// The day on which it came into the order.
Day since_of(const Rota& rota, const std::string& centre) {
  const auto share = std::ranges::find(rota.shares, centre, &RotaShare::centre);
  return share == rota.shares.end() ? Day{} : paris_day(share->since);
}

}  // namespace

std::string counts_for(const Rota& rota, Day week) {
  const auto duty = rota::duty_on(rota, week);
  if (!duty) return "";
  if (duty->why != rota::Why::swap || !duty->other_week) return duty->centre;
  const auto other = rota::duty_on(rota, *duty->other_week);
  const bool both = other && other->why == rota::Why::swap && other->other_week == week;
  return both ? duty->instead_of : duty->centre;
}

std::vector<DoneDays> days_done(const Rota& rota, const std::vector<store::DutyCredit>& credits,
                                Day before) {
  std::map<std::string, DoneDays> days;
  for (const DutyTurn& turn : rota.plan) {
    if (turn.week >= before) continue;
    const std::string centre = counts_for(rota, turn.week);
    if (centre.empty()) continue;
    DoneDays& one = days[centre];
    one.days += rota::presence_in(rota, centre, turn.week).open_days;
    one.is_known = one.is_known || turn.week + (turn.days - 1) >= since_of(rota, centre);
  }
  for (const store::DutyCredit& credit : credits) {
    if (credit.counts_on >= before) continue;
    DoneDays& one = days[credit.centre];
    one.days += credit.days;
    one.is_known = one.is_known || (credit.kind == store::CreditKind::joined &&
                                    credit.counts_on >= monday_of(since_of(rota, credit.centre)));
  }
  std::vector<DoneDays> done;
  for (const std::string& centre : rota.duty_order) {
    done.push_back(days[centre]);
    done.back().centre = centre;
  }
  return done;
}

}  // namespace vigie::app
