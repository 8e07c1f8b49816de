// SPDX-License-Identifier: EUPL-1.2
/// What a round asks, in which order, and how.
///
/// Shape   the sources in scope, without those whose server asked to wait; hosts take turns.
/// Errors  storage.
#pragma once

#include <vector>

#include "app/poll/throttles.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {

struct PollScope;

/// Over how long a program that starts spreads what is overdue.
inline constexpr std::int64_t kWakeSeconds = 10 * kMinuteSeconds;

/// After a sleep: what is overdue by more than kWakeSeconds is spread over as long.
Result<void> wake_sources(store::Database& db, Instant now, std::uint64_t seed);

Result<std::vector<store::PollTarget>> due_sources(store::Reader& reader, const PollScope& scope,
                                                   const Throttles& throttles, Instant now);

/// One conditional request a target, its place in the list as its token.
std::vector<HttpRequest> requests_for(const std::vector<store::PollTarget>& targets);

/// More than four polls in five failed on the network, and there were enough of them to tell; the
/// last minutes count where a round is too small by itself.
Result<bool> is_outage(store::Reader& reader, std::size_t polls, std::size_t network_failures,
                       Instant now);

}  // namespace vigie::app
