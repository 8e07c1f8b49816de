// SPDX-License-Identifier: EUPL-1.2
/// What a mail server's answer means, and when to try again.
///
/// Shape   a reply's code and text -> a verdict; attempts made -> seconds to wait.
/// Units   seconds. At most kAttemptsMax attempts, spread over about 41 hours.
/// Pure    yes.
/// Source  RFC 5321 section 4.2.1, RFC 3463: x.7.y is about our own standing (security, policy), so
///         it stops the domain and never speaks against the reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::mailing {

inline constexpr int kAttemptsMax = 8;
/// How long a domain that refuses us as senders is left alone.
inline constexpr std::int64_t kDomainPauseSeconds = 3600;
/// No message is put further ahead.
inline constexpr std::int64_t kWaitMaxSeconds = 24 * 3600;

enum class Verdict {
  accepted,
  deferred,  ///< 4xx: try again
  refused,   ///< 5xx: this address
  stopped    ///< 4.7.x or 5.7.x: this domain refuses us
};

Verdict verdict_of(int code, std::string_view text);

/// "5.1.1" of "550 5.1.1 utilisateur inconnu"; "" when there is none.
std::string enhanced_code(std::string_view text);

/// Before the next attempt, when `attempts` were made; none: no more.
std::optional<std::int64_t> wait_after(int attempts);

/// Between two tries of one reader's letter: 1, 5, 15 minutes, then every hour to its deadline.
std::int64_t reader_wait(int attempts);

/// The part after @, lower case.
std::string domain_of(std::string_view address);

}  // namespace vigie::mailing
