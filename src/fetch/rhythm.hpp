// SPDX-License-Identifier: EUPL-1.2
/// When the items of a feed came, over the last thirty days, and how often to look for the next.
///
/// Shape   a bit for each half-hour in which an item came: 1,440 bits, kept as opaque bytes with
///         the source. Noting an item twice changes nothing, so that each document is noted whole;
///         the cost is the same however many articles are stored.
/// Units   UTC; half-hours, because nothing is asked more often than every quarter of an hour.
/// Errors  bytes of another length are an empty rhythm.
/// Pure    yes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie::fetch {

inline constexpr std::int64_t kSlotSeconds = 30 * kMinuteSeconds;
inline constexpr std::int64_t kSlots = 30 * kDaySeconds / kSlotSeconds;

class Rhythm {
 public:
  static Rhythm read(std::string_view bytes);
  std::string bytes() const;

  /// Leaves out what is older than the thirty days before `now`, or after it.
  void note(Instant at, Instant now);
  /// The half-hours with an item in the thirty days before `now`, oldest first.
  std::vector<Instant> moments(Instant now) const;

 private:
  void advance(std::int64_t slot);

  std::int64_t newest_slot_ = 0;
  std::array<std::uint8_t, kSlots / 8> bits_{};
};

/// How long to wait, hints and limits aside: half the usual gap of this day of the week, until the
/// next day on which anything comes where nothing ever comes today. Between a quarter of an hour
/// and a day. With too few items to tell, half the time since the last one, an hour at least.
std::int64_t adaptive_wait_s(const Rhythm& rhythm, std::optional<Instant> last_item_at,
                             Instant now);

}  // namespace vigie::fetch
