// SPDX-License-Identifier: EUPL-1.2
#include "app/people/password_gate.hpp"

#include <algorithm>
#include <tuple>

#include "base/secret.hpp"
#include "net/address_rules.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kNameBytes = 16;

/// What one subscriber has of addresses: four bytes of IPv4, mapped into IPv6 or not, or the first
/// eight of IPv6. What is no address stands for itself.
std::string place_of(std::string_view given) {
  const auto address = net::parse_address(given);
  if (!address) return std::string(given);
  const std::string bytes(address->bytes.begin(), address->bytes.end());
  if (!address->v6) return bytes.substr(0, 4);
  static constexpr std::string_view kMapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);
  return bytes.starts_with(kMapped) ? bytes.substr(kMapped.size()) : bytes.substr(0, 8);
}

/// The three that a try counts for.
struct Names {
  std::string from_here, place, account;
};

Names names_of(std::string_view email, std::string_view address) {
  const std::string account = digest("account " + text::ascii_lower(email), kNameBytes);
  const std::string place = digest("address " + place_of(address), kNameBytes);
  return {digest(account + place, kNameBytes), place, account};
}

}  // namespace

template <typename Work>
auto PasswordGate::through(const Work& work) -> Result<decltype(work())> {
  if (!places_.try_acquire()) return fail(Code::busy, "too many passwords to check");
  ++computations_;
  auto answer = work();
  places_.release();
  return answer;
}

Result<bool> PasswordGate::verify(std::string_view hash, std::string_view password) {
  return through([&] { return verify_password(hash, password); });
}

Result<std::string> PasswordGate::hash(std::string_view password) {
  return through([&] { return hash_password(password); });
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
  const Names names = names_of(email, address);
  const std::lock_guard lock(mutex_);
  return std::max({closed(names.from_here, kTriesFromOneAddressMax, now),
                   closed(names.place, kAddressFailuresMax, now),
                   closed(names.account, kAccountFailuresMax, now)});
}

void LoginThrottle::count(const std::string& name, Instant now) {
  if (!counts_.contains(name)) make_room();
  Count& entry = counts_[name];
  if (entry.failures == 0 || entry.first_at + kThrottleSeconds <= now) entry = {0, now};
  ++entry.failures;
}

/// The oldest goes; of those as old, the one that was tried least.
void LoginThrottle::make_room() {
  if (counts_.size() < kThrottleEntriesMax) return;
  counts_.erase(std::min_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.first_at, a.second.failures) <
           std::tie(b.second.first_at, b.second.failures);
  }));
}

void LoginThrottle::failed(std::string_view email, std::string_view address, Instant now) {
  const Names names = names_of(email, address);
  const std::lock_guard lock(mutex_);
  for (const std::string& name : {names.account, names.place, names.from_here}) count(name, now);
}

void LoginThrottle::succeeded(std::string_view email, std::string_view address) {
  const std::lock_guard lock(mutex_);
  counts_.erase(names_of(email, address).from_here);
}

}  // namespace vigie::app
