// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/due_sources.hpp"

#include "app/poll/ingest.hpp"
#include "fetch/move.hpp"
#include "fetch/order.hpp"
#include "net/scopes.hpp"

namespace vigie::app {
namespace {

/// How far back a small round looks for an outage.
constexpr std::int64_t kOutageLookSeconds = 10 * kMinuteSeconds;

}  // namespace

Result<void> wake_sources(store::Database& db, Instant now, std::uint64_t seed) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  if (auto done = store::spread_overdue(*tx, now, kWakeSeconds, seed); !done) return done;
  return tx->commit();
}

Result<std::vector<store::PollTarget>> due_sources(store::Reader& reader, const PollScope& scope,
                                                   const Throttles& throttles, Instant now) {
  auto targets = store::poll_targets(reader, now, scope.all, scope.centre);
  if (!targets) return targets;
  std::erase_if(*targets, [&](const store::PollTarget& target) {
    return target.paused || throttles.holding(target.url, now).has_value();
  });
  std::vector<std::string> hosts;
  hosts.reserve(targets->size());
  for (const store::PollTarget& target : *targets) hosts.push_back(net::host_and_port(target.url));
  std::vector<store::PollTarget> ordered;
  ordered.reserve(targets->size());
  for (const std::size_t place : fetch::interleaved(hosts)) {
    ordered.push_back(std::move((*targets)[place]));
  }
  return ordered;
}

std::vector<HttpRequest> requests_for(const std::vector<store::PollTarget>& targets) {
  std::vector<HttpRequest> requests;
  requests.reserve(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const SourcePoll& state = targets[i].state;
    HttpRequest request{static_cast<std::int64_t>(i), targets[i].url, "", ""};
    if (!fetch::wants_document(state.move)) {
      request.etag = state.etag;
      request.last_modified = state.last_modified;
    }
    requests.push_back(std::move(request));
  }
  return requests;
}

Result<bool> is_outage(store::Reader& reader, std::size_t polls, std::size_t network_failures,
                       Instant now) {
  if (network_failures == 0) return false;
  if (fetch::enough_for_an_outage(polls)) return fetch::is_local_outage(polls, network_failures);
  const auto recent = store::recent_polls(reader, now - kOutageLookSeconds);
  if (!recent) return fail(recent.error());
  return fetch::is_local_outage(polls + recent->polls, network_failures + recent->network_failures);
}

}  // namespace vigie::app
