// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/throttles.hpp"

#include "fetch/throttle.hpp"
#include "net/scopes.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {
namespace {

/// All the scopes that hold an address back.
std::vector<std::string> scopes_of(const std::string& url) {
  return {url, net::host_and_port(url), net::owner_domain(url)};
}

}  // namespace

Result<Throttles> Throttles::load(store::Reader& reader) {
  auto all = store::throttles(reader);
  if (!all) return fail(all.error());
  Throttles throttles;
  for (Throttle& throttle : *all) {
    std::string scope = throttle.scope;
    throttles.by_scope_.emplace(std::move(scope), std::move(throttle));
  }
  return throttles;
}

std::optional<Throttle> Throttles::holding(const std::string& url, Instant now) const {
  if (by_scope_.empty()) return std::nullopt;
  for (const std::string& scope : scopes_of(url)) {
    const auto found = by_scope_.find(scope);
    if (found != by_scope_.end() && found->second.until_at > now) return found->second;
  }
  return std::nullopt;
}

Result<std::optional<Instant>> Throttles::note(store::Transaction& tx, const HttpAnswer& answer,
                                               const fetch::Reading& reading, Instant now,
                                               double jitter) {
  if (reading.outcome == PollOutcome::throttled) {
    std::optional<Throttle> before;
    const auto found = by_scope_.find(answer.throttle_scope);
    if (found != by_scope_.end()) before = found->second;
    const Throttle after = fetch::throttle_after(before, answer, now, jitter);
    by_scope_.insert_or_assign(after.scope, after);
    if (auto done = store::put_throttle(tx, after); !done) return fail(done.error());
    return std::optional(after.until_at);
  }
  if (reading.trouble == Trouble::none) {
    if (auto done = forget(tx, answer.url); !done) return fail(done.error());
  }
  return std::optional<Instant>();
}

Result<void> Throttles::forget(store::Transaction& tx, const std::string& url) {
  if (by_scope_.empty()) return {};
  for (const std::string& scope : scopes_of(url)) {
    if (by_scope_.erase(scope) == 0) continue;
    if (auto done = store::remove_throttle(tx, scope); !done) return done;
  }
  return {};
}

}  // namespace vigie::app
