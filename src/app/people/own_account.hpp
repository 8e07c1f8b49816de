// SPDX-License-Identifier: EUPL-1.2
/// One's own account: password, open sessions.
///
/// Shape   who changes a password gives the one before, and goes on under a new session while all
///         others end. A wrong password counts as one at the door does.
/// Errors  invalid_input (a password that will not do), not_found (no such session), busy, storage.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "app/people/accounts.hpp"

namespace vigie::app {

struct PasswordCheck {
  std::string password;
  std::string address;  ///< of the browser
};
struct PasswordFits {};
using CheckAnswer = std::variant<PasswordFits, Refused, Throttled>;
/// Before what needs more than a session.
Result<CheckAnswer> check_own_password(store::Database& db, PasswordGate& gate,
                                       LoginThrottle& throttle, const store::Curator& curator,
                                       const PasswordCheck& given, Instant now);

/// The current one was checked; answers the cookie of the new session.
Result<std::string> change_own_password(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                        const store::Curator& curator, const std::string& password,
                                        std::string_view browser, Instant now);

Result<void> end_own_session(store::Database& db, CuratorId curator, std::string_view name);
Result<void> end_own_other_sessions(store::Database& db, CuratorId curator,
                                    std::string_view cookie);

}  // namespace vigie::app
