// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/ask_throttle.hpp"

namespace vigie::app {
namespace {

/// "2001:db8:1:2" of an IPv6 address.
std::string network_of(std::string_view address) {
  std::size_t colons = 0;
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] == ':' && ++colons == 4) return std::string(address.substr(0, i));
  }
  return std::string(address);
}

}  // namespace

bool AskThrottle::let(std::string_view address, Instant now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kAskersMax) {
    std::erase_if(counts_,
                  [&](const auto& each) { return now - each.second.first_at > kHourSeconds; });
    if (counts_.size() >= kAskersMax) counts_.clear();
  }
  Count& count = counts_[network_of(address)];
  if (count.asked == 0 || now - count.first_at > kHourSeconds) count = {0, now};
  return ++count.asked <= kAskedFromOneAddressMax;
}

}  // namespace vigie::app
