// SPDX-License-Identifier: EUPL-1.2
#include "app/password_gate.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>

#include "base/secret.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kNameBytes = 16;

std::string account_name(std::string_view email) {
  std::string lower(email);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return digest("account " + lower, kNameBytes);
}

std::string address_name(std::string_view address) {
  return digest("address " + std::string(address), kNameBytes);
}

template <typename Work>
auto through(std::counting_semaphore<kPasswordsAtOnce>& places, const Work& work)
    -> Result<decltype(work())> {
  if (!places.try_acquire_for(std::chrono::seconds(kGateWaitSeconds))) {
    return fail(Code::busy, "too many passwords to check");
  }
  auto answer = work();
  places.release();
  return answer;
}

}  // namespace

Result<bool> PasswordGate::verify(std::string_view hash, std::string_view password) {
  return through(places_, [&] { return verify_password(hash, password); });
}

Result<std::string> PasswordGate::hash(std::string_view password) {
  return through(places_, [&] { return hash_password(password); });
}

std::optional<Instant> LoginThrottle::closed(const std::string& name, int failures_max,
                                             Instant now) const {
  const auto found = counts_.find(name);
  if (found == counts_.end() || found->second.failures < failures_max) return std::nullopt;
  const Instant until = found->second.first_at + kThrottleSeconds;
  if (until <= now) return std::nullopt;
  return until;
}

std::optional<Instant> LoginThrottle::closed_until(std::string_view email, std::string_view address,
                                                   Instant now) {
  const std::lock_guard lock(mutex_);
  const auto account = closed(account_name(email), kAccountFailuresMax, now);
  const auto place = closed(address_name(address), kAddressFailuresMax, now);
  if (account && place) return std::max(*account, *place);
  return account ? account : place;
}

void LoginThrottle::count(const std::string& name, Instant now) {
  Count& entry = counts_[name];
  if (entry.failures == 0 || entry.first_at + kThrottleSeconds <= now) entry = {0, now};
  ++entry.failures;
}

void LoginThrottle::failed(std::string_view email, std::string_view address, Instant now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() + 2 > kThrottleEntriesMax) {
    for (auto entry = counts_.begin(); entry != counts_.end();) {
      const bool old = entry->second.first_at + kThrottleSeconds <= now;
      entry = old ? counts_.erase(entry) : std::next(entry);
    }
    if (counts_.size() + 2 > kThrottleEntriesMax) counts_.clear();  // a flood of invented names
  }
  count(account_name(email), now);
  count(address_name(address), now);
}

void LoginThrottle::succeeded(std::string_view email) {
  const std::lock_guard lock(mutex_);
  counts_.erase(account_name(email));
}

}  // namespace vigie::app
