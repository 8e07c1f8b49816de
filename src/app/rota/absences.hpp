// SPDX-License-Identifier: EUPL-1.2
/// A centre says when it is away, the network when it is closed, and a meeting corrects an account.
///
/// Shape   one durable transaction each, with the line of the journal. What an absence changes in the
///         final plan is told to those concerned; the answer says which of one's own turns it covers,
///         so that a swap can be asked at once.
/// Errors  storage; not_found for a centre or an absence that does not exist.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/rota/swaps.hpp"
#include "rota/duty.hpp"
#include "store/rota/account_repo.hpp"
#include "store/rota/duty_repo.hpp"

namespace vigie::app {

enum class AbsenceRefusal {
  reversed,  ///< its end is before its beginning
  past,      ///< it is over
  too_long   ///< of more than kAbsenceDaysMax days
};
inline constexpr AbsenceRefusal kAbsenceRefusals[] = {
    AbsenceRefusal::reversed, AbsenceRefusal::past, AbsenceRefusal::too_long};
inline constexpr int kAbsenceDaysMax = 400;
std::string_view words_of(AbsenceRefusal refusal);  ///< French, a whole sentence

/// The turns that it covers, in whole or in part.
using AbsenceAnswer = std::variant<std::vector<Day>, AbsenceRefusal>;

/// `absence.centre` "" : the network is closed.
Result<AbsenceAnswer> add_absence(store::Database& db, const Acting& acting, const Absence& absence,
                                  Instant now);
Result<void> withdraw_absence(store::Database& db, const Acting& acting, const Absence& absence,
                              Instant now);
/// Of who acts alone: the centre is away where all its people are. Answers the turns that this
/// uncovers.
Result<AbsenceAnswer> add_own_absence(store::Database& db, const Acting& acting,
                                      const Absence& absence, Instant now);
Result<void> withdraw_own_absence(store::Database& db, const Acting& acting, const Absence& absence,
                                  Instant now);
/// ± days that count for a centre, with the reason that everybody reads.
Result<void> correct_account(store::Database& db, const Acting& acting,
                             const store::DutyCredit& credit, Instant now);

}  // namespace vigie::app
