// SPDX-License-Identifier: EUPL-1.2
/// A private address where an issue is read before it leaves, without an account.
///
/// Shape   a secret made for one issue, shown once; only its hash is kept. It opens the mail as it
///         would be received now, and changes nothing.
/// Units   it answers for kReadingSeconds.
/// Errors  storage. A link that answers no more is an outcome: none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/letter/issue_steps.hpp"
#include "base/entropy.hpp"

namespace vigie::app {

inline constexpr std::int64_t kReadingSeconds = 14 * kDaySeconds;

/// Its secret.
Result<std::string> make_reading_link(store::Database& db, IssueId issue, const Actor& actor,
                                      Entropy& entropy, Instant now);
Result<std::optional<store::IssueRow>> read_by_link(store::Reader& reader, std::string_view secret,
                                                    Instant now);

}  // namespace vigie::app
