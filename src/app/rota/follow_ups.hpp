// SPDX-License-Identifier: EUPL-1.2
/// What today owes beside reminders: requests told again, and what will go wrong with the duty.
///
/// Shape   the rota and its people -> messages that were not asked for yet. A request is told again
///         28, 14, 7 and 3 days before its week, then as left without answer to who asked. A finding
///         of rota/check_duty goes to the people of its centres, and a week that nobody will do to
///         the coordinators too, once, as soon as it is found.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/jobs/notification.hpp"
#include "model/rota.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kDutyWarning = "duty_warning";
inline constexpr int kWarnedDaysAhead = 60;

struct OwedMessage {
  std::string_view kind;
  std::string subject;
  CuratorId curator;
};
Result<void> add_if_new(store::Reader& reader, OwedMessage message, std::vector<OwedMessage>& list);

Result<std::vector<OwedMessage>> owed_follow_ups(store::Reader& reader, const Rota& rota,
                                                 const std::vector<store::Curator>& curators,
                                                 Instant now);
Result<std::vector<OwedMessage>> owed_warnings(store::Reader& reader, const Rota& rota,
                                               const std::vector<store::Curator>& curators,
                                               Instant now);

Result<std::optional<NotificationText>> compose_duty_warning(const Composing& composing);

}  // namespace vigie::app
