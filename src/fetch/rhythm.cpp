// SPDX-License-Identifier: EUPL-1.2
#include "fetch/rhythm.hpp"

#include <algorithm>

#include "fetch/limits.hpp"

namespace vigie::fetch {
namespace {

constexpr std::size_t kHeadBytes = 8;
/// With fewer gaps a median says nothing.
constexpr std::size_t kGapsMin = 3;
/// A day of the week is quiet when nothing came on it for this long.
constexpr std::int64_t kQuietAfterSeconds = 21 * kDaySeconds;

std::int64_t slot_of(Instant at) { return at.seconds / kSlotSeconds; }

Day day_of(Instant at) { return {static_cast<std::int32_t>(at.seconds / kDaySeconds)}; }

std::int64_t median(std::vector<std::int64_t> gaps) {
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

/// Gaps that end on this day of the week, or all of them where those are too few.
std::optional<std::int64_t> usual_gap_s(const std::vector<Instant>& moments, int weekday) {
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> of_day;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    all.push_back(moments[i] - moments[i - 1]);
    if (weekday_of(day_of(moments[i])) == weekday) of_day.push_back(all.back());
  }
  if (of_day.size() >= kGapsMin) return median(std::move(of_day));
  if (all.size() >= kGapsMin) return median(std::move(all));
  return std::nullopt;
}

/// Until the next day of the week on which items come, where none ever comes today; else 0.
std::int64_t quiet_wait_s(const std::vector<Instant>& moments, Instant now) {
  if (moments.empty() || now - moments.front() < kQuietAfterSeconds) return 0;
  std::array<bool, 8> busy{};
  for (const Instant at : moments) busy.at(static_cast<std::size_t>(weekday_of(day_of(at)))) = true;
  const Day today = day_of(now);
  int days = 0;
  while (days < 7 && !busy.at(static_cast<std::size_t>(weekday_of(today + days)))) ++days;
  return days == 0 ? 0 : at_utc(today + days) - now;
}

}  // namespace

Rhythm Rhythm::read(std::string_view bytes) {
  Rhythm rhythm;
  if (bytes.size() != kHeadBytes + rhythm.bits_.size()) return rhythm;
  for (std::size_t i = kHeadBytes; i-- > 0;) {
    rhythm.newest_slot_ = (rhythm.newest_slot_ << 8) | static_cast<unsigned char>(bytes[i]);
  }
  std::ranges::transform(bytes.substr(kHeadBytes), rhythm.bits_.begin(),
                         [](char c) { return static_cast<std::uint8_t>(c); });
  return rhythm;
}

std::string Rhythm::bytes() const {
  std::string out;
  for (std::size_t i = 0; i < kHeadBytes; ++i) {
    out += static_cast<char>((newest_slot_ >> (8 * i)) & 0xff);
  }
  for (const std::uint8_t byte : bits_) out += static_cast<char>(byte);
  return out;
}

void Rhythm::advance(std::int64_t slot) {
  if (slot - newest_slot_ >= kSlots) bits_.fill(0);
  for (std::int64_t s = std::max(newest_slot_ + 1, slot - kSlots + 1); s <= slot; ++s) {
    bits_.at(static_cast<std::size_t>(s % kSlots / 8)) &=
        static_cast<std::uint8_t>(~(1U << (s % kSlots % 8)));
  }
  newest_slot_ = std::max(newest_slot_, slot);
}

void Rhythm::note(Instant at, Instant now) {
  if (at > now || at.seconds < 0) return;
  advance(slot_of(now));
  const std::int64_t slot = slot_of(at);
  if (slot > newest_slot_ || newest_slot_ - slot >= kSlots) return;
  bits_.at(static_cast<std::size_t>(slot % kSlots / 8)) |=
      static_cast<std::uint8_t>(1U << (slot % kSlots % 8));
}

std::vector<Instant> Rhythm::moments(Instant now) const {
  std::vector<Instant> found;
  const std::int64_t oldest = std::max(newest_slot_, slot_of(now)) - kSlots + 1;
  for (std::int64_t slot = std::max(newest_slot_ - kSlots + 1, oldest); slot <= newest_slot_;
       ++slot) {
    if (slot < 0) continue;
    const std::uint8_t byte = bits_.at(static_cast<std::size_t>(slot % kSlots / 8));
    if ((byte >> (slot % kSlots % 8) & 1U) != 0) found.push_back({slot * kSlotSeconds});
  }
  return found;
}

std::int64_t adaptive_wait_s(const Rhythm& rhythm, std::optional<Instant> last_item_at,
                             Instant now) {
  const std::vector<Instant> moments = rhythm.moments(now);
  const auto gap_s = usual_gap_s(moments, weekday_of(day_of(now)));
  const std::int64_t open_s = last_item_at ? std::max<std::int64_t>(0, now - *last_item_at) : 0;
  const std::int64_t wait_s = gap_s ? *gap_s / 2 : std::max(kIntervalSeconds, open_s / 2);
  return std::clamp(std::max(wait_s, quiet_wait_s(moments, now)), kIntervalMinSeconds,
                    kIntervalMaxSeconds);
}

}  // namespace vigie::fetch
