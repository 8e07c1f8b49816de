// SPDX-License-Identifier: EUPL-1.2
/// Codes of a telephone beside the password, for those who want them.
///
/// Shape   proposed, shown as a QR code, and in force once a first code was right; then come eight
///         recovery codes, shown once. A sign-in waits for its code under a ticket: five minutes,
///         five tries, and each wrong one counts as a wrong password does. No code counts twice.
/// Errors  storage, busy.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/people/accounts.hpp"

namespace vigie::app {

inline constexpr int kCodeTriesMax = 5;

struct FactorState {
  bool on = false;
  std::int64_t recovery_codes_left = 0;
};
Result<FactorState> factor_state(store::Reader& reader, CuratorId curator);

/// A secret to be shown, anew; nothing where one is in force.
Result<void> propose_factor(store::Database& db, Entropy& entropy, CuratorId curator, Instant now);
/// What is to be shown; "" where nothing was proposed, or it is in force already.
Result<std::string> proposed_secret(store::Reader& reader, CuratorId curator);

/// The recovery codes, none of which is kept in clear; none where the code was wrong.
using RecoveryCodes = std::vector<std::string>;
Result<std::optional<RecoveryCodes>> confirm_factor(store::Database& db, Entropy& entropy,
                                                    const store::Curator& curator,
                                                    std::string_view code, Instant now);
/// Others, the ones before count no more. The password was checked.
Result<RecoveryCodes> renew_recovery_codes(store::Database& db, Entropy& entropy,
                                           const store::Curator& curator, Instant now);
/// The password was checked, or somebody who looks after the account does it: `by`.
Result<void> end_factor(store::Database& db, const store::Curator& curator, CuratorId by,
                        Instant now);

struct CodeGiven {
  std::string ticket;
  std::string code;
  std::string address;
  std::string browser;
};
struct TicketOver {};  ///< unknown, outdated or tried too often: sign in again
using CodeAnswer = std::variant<SignedIn, Refused, Throttled, TicketOver>;
Result<CodeAnswer> login_with_code(store::Database& db, LoginThrottle& throttle, Entropy& entropy,
                                   const CodeGiven& given, Instant now);

}  // namespace vigie::app
