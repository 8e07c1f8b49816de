// SPDX-License-Identifier: EUPL-1.2
/// What each centre of the order has done of the duty until a day, corrections and credits with it.
///
/// Shape   past weeks count for who did them, by the final plan; the two weeks of a swap that was done
///         count as if it had not been: it is nobody's gain.
/// Units   open days.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/rota.hpp"
#include "store/rota/account_repo.hpp"

namespace vigie::app {

struct DoneDays {
  std::string centre;
  double days = 0;
  bool is_known = false;  ///< since it is in the order: served, or has the credit of who joins
};

/// In the order of `rota.duty_order`.
std::vector<DoneDays> days_done(const Rota& rota, const std::vector<store::DutyCredit>& credits,
                                Day before);

/// For whom a week counts.
std::string counts_for(const Rota& rota, Day week);

}  // namespace vigie::app
