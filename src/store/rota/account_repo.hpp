// SPDX-License-Identifier: EUPL-1.2
/// Days of duty that count as done, or less, without having been: credits and corrections.
///
/// Shape   a row says whose, how many, from which day on, why and by whom. What a later plan reckons
///         anew is withdrawn, not deleted.
/// Errors  storage; not_found for a key that no centre has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/rota/duty_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

enum class CreditKind { joined, away, correction };
inline constexpr CreditKind kCreditKinds[] = {CreditKind::joined, CreditKind::away,
                                              CreditKind::correction};
constexpr std::string_view name_of(CreditKind kind) {
  switch (kind) {
    case CreditKind::joined:
      return "joined";
    case CreditKind::away:
      return "away";
    case CreditKind::correction:
      return "correction";
  }
  return "correction";
}

struct DutyCredit {
  std::string centre;
  Day counts_on;
  double days = 0;
  CreditKind kind = CreditKind::correction;
  std::string reason{};
  std::string by{};  ///< who wrote it, when it is read; "" the program or nobody any more
};

/// Those that hold, in the order of their days.
Result<std::vector<DutyCredit>> duty_credits(Reader& reader);
/// `plan` none: a correction.
Result<void> add_credit(Transaction& tx, const DutyCredit& credit, DutyPlanId plan,
                        const Author& author);
/// Those that plans gave and that count from this day on.
Result<void> withdraw_plan_credits(Transaction& tx, Day from, Instant now);

}  // namespace vigie::store
