// SPDX-License-Identifier: EUPL-1.2
/// After whatever changed the rota: what moved in the final plan, written down and told once to
/// those concerned.
///
/// Shape   in the transaction of the change, once all of it is written. The final plan from this week
///         on is compared with what was last told of each week; a week that moved is a row with
///         who was before and after, and the people of both centres get one message for the whole
///         change. Settled twice, nothing is told twice. The first plan of an installation, read from
///         its files, is written down and told to nobody.
/// Errors  storage.
#pragma once

#include <string_view>
#include <vector>

#include "app/jobs/notification.hpp"
#include "store/rota/change_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kDutyMoved = "duty_moved";

/// What moved, in the order of the weeks.
Result<std::vector<store::ChangedWeek>> settle_duty(store::Transaction& tx, std::string_view cause,
                                                    Instant now);

/// "Vos semaines de panorama ont changé": before and after, of the reader's centre alone.
Result<std::optional<NotificationText>> compose_duty_moved(const Composing& composing);

}  // namespace vigie::app
