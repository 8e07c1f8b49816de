// SPDX-License-Identifier: EUPL-1.2
/// A new password by mail, for who has forgotten theirs.
///
/// Shape   whatever address is given, the same is written and the same is answered; the mail is
///         composed for those that have an account. The link is valid for an hour and used once,
///         ends every session, and asks for no less at the next sign-in: who has a second factor
///         still needs it.
/// Errors  invalid_input (no address, a password that will not do), busy (too many wait), storage.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "app/jobs/notification.hpp"
#include "app/people/accounts.hpp"

namespace vigie::app {

inline constexpr std::string_view kResetAsked = "password-reset";
inline constexpr std::int64_t kResetSeconds = kHourSeconds;
inline constexpr std::int64_t kResetAgainSeconds = 10 * kMinuteSeconds;  ///< no second mail sooner
inline constexpr int kResetsWaitingMax = 200;

struct ResetMailed {};
using ResetAsk = std::variant<ResetMailed, Throttled>;
Result<ResetAsk> ask_reset(store::Database& db, LoginThrottle& throttle, Entropy& entropy,
                           std::string_view email, std::string_view address, Instant now);

/// Is there something behind this link?
Result<bool> reset_stands(store::Reader& reader, std::string_view token, Instant now);
/// False where the link leads nowhere any more.
Result<bool> reset_password(store::Database& db, PasswordGate& gate, std::string_view token,
                            const std::string& password, Instant now);

Result<std::optional<NotificationText>> compose_reset(const Composing& composing);
Result<void> forget_reset(store::Transaction& tx, std::string_view subject);

}  // namespace vigie::app
