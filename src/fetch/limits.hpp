// SPDX-License-Identifier: EUPL-1.2
/// How often a source may and must be asked, and what counts as too long.
#pragma once

#include <cstdint>

#include "base/instant.hpp"

namespace vigie::fetch {

inline constexpr std::int64_t kIntervalSeconds = kHourSeconds;  ///< where nothing is known
inline constexpr std::int64_t kIntervalMinSeconds = 15 * kMinuteSeconds;
inline constexpr std::int64_t kIntervalMinBlindSeconds = kHourSeconds;  ///< without validators
inline constexpr std::int64_t kIntervalMaxSeconds = kDaySeconds;
inline constexpr std::int64_t kRetryAfterMaxSeconds = 7 * kDaySeconds;
inline constexpr std::int64_t kAfterOutageSeconds = 5 * kMinuteSeconds;
/// No poll is put further ahead, whatever a server asks for: a week, and our own tenth of chance.
inline constexpr std::int64_t kPauseMaxSeconds = 8 * kDaySeconds;
/// skipHours and skipDays together never keep us away for longer, counted from the last poll.
inline constexpr std::int64_t kSkippedMaxSeconds = kDaySeconds;
/// Polls that come at the same instant of a feed's own rhythm are spread over this time.
inline constexpr std::int64_t kSpreadSeconds = 10 * kMinuteSeconds;

inline constexpr std::int64_t kSilentMinSeconds = 30 * kDaySeconds;
inline constexpr std::int64_t kSilentGaps = 6;
inline constexpr std::int64_t kSlowAnswerMs = 5'000;

inline constexpr int kMovePollsMin = 3;
inline constexpr std::int64_t kMoveSeconds = 2 * kDaySeconds;

}  // namespace vigie::fetch
