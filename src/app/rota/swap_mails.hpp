// SPDX-License-Identifier: EUPL-1.2
/// The mails of a request: asked, asked again as its week comes near, answered, left without
/// answer.
///
/// Shape   each is composed from the request as it stands when the mail leaves: one that was answered
///         since is not sent any more. The link in it answers for one person, with one button.
/// Errors  storage.
#pragma once

#include <string>

#include "app/jobs/notification.hpp"
#include "store/rota/override_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kDutyAsked = "duty_asked";
inline constexpr std::string_view kDutyAnswered = "duty_answered";
inline constexpr std::string_view kDutyUnanswered = "duty_unanswered";
/// How long before its week a request is told again.
inline constexpr int kFollowUpDays[] = {28, 14, 7, 3};

/// Those whom a request asks: one centre, or all but who asks.
bool is_asked_of(const store::DutyRequestRow& row, const std::string& centre);
/// "12:1": the request and its version, so that one that is asked anew is told anew.
std::string request_subject(const store::DutyRequestRow& row);

/// A request that will be declined or withdrawn by `actor`: the other side is told.
Result<void> tell_answer(store::Transaction& tx, const store::DutyRequestRow& before,
                         const std::string& actor, Instant now);

/// "Votre semaine du … contre la sienne du …", as its page and its mails say it to `centre`.
std::string request_sentence(const store::DutyRequestRow& row, const std::string& asker,
                             const std::string& centre);

Result<std::optional<NotificationText>> compose_duty_asked(const Composing& composing);
Result<std::optional<NotificationText>> compose_duty_answered(const Composing& composing);
Result<std::optional<NotificationText>> compose_duty_unanswered(const Composing& composing);

}  // namespace vigie::app
