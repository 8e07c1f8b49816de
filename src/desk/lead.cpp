// SPDX-License-Identifier: EUPL-1.2
#include "desk/lead.hpp"

#include <tuple>

namespace vigie::desk {

std::optional<std::size_t> lead_of(std::span<const Reading> readings, ArticleId chosen) {
  const auto rank = [](const Reading& reading) {
    return std::tuple(reading.access != Access::free, !reading.held,
                      reading.published_at.value_or(reading.first_seen_at), reading.article);
  };
  std::optional<std::size_t> best;
  for (std::size_t index = 0; index < readings.size(); ++index) {
    if (chosen && readings[index].article == chosen) return index;
    if (!best || rank(readings[index]) < rank(readings[*best])) best = index;
  }
  return best;
}

}  // namespace vigie::desk
