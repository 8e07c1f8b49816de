// SPDX-License-Identifier: EUPL-1.2
#include "fetch/http_date.hpp"

#include <array>
#include <charconv>

namespace vigie::fetch {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t kPartsMax = 8;

/// Words and numbers between spaces, commas, hyphens and colons.
struct Parts {
  std::array<std::string_view, kPartsMax> at{};
  std::size_t count = 0;
};

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  while (true) {
    const std::size_t first = text.find_first_not_of(" ,-:");
    if (first == std::string_view::npos) return parts;
    if (parts.count == kPartsMax) return std::nullopt;
    text.remove_prefix(first);
    const std::size_t length = std::min(text.find_first_of(" ,-:"), text.size());
    parts.at[parts.count++] = text.substr(0, length);
    text.remove_prefix(length);
  }
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return {};
  return value;
}

std::optional<unsigned> month(std::string_view name) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == name) return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

std::optional<int> year(std::string_view digits) {
  const auto value = number(digits);
  if (!value || digits.size() == 4) return value;
  if (digits.size() != 2) return std::nullopt;
  return *value < 70 ? 2000 + *value : 1900 + *value;
}

}  // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  const auto& at = parts->at;
  // asctime: Sun Nov 6 08:49:37 1994. The others: Sun, 06 Nov 1994 08:49:37 GMT.
  const bool asctime = parts->count == 7 && month(at[1]).has_value();
  if (!asctime && (parts->count != 8 || at[7] != "GMT")) return std::nullopt;
  const std::size_t time = asctime ? 3 : 4;
  const auto y = year(asctime ? at[6] : at[3]);
  const auto m = month(asctime ? at[1] : at[2]);
  const auto d = number(asctime ? at[2] : at[1]);
  const auto hour = number(at[time]);
  const auto minute = number(at[time + 1]);
  const auto second = number(at[time + 2]);
  if (!y || !m || !d || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const auto day = make_day(*y, *m, static_cast<unsigned>(*d));
  if (!day) return std::nullopt;
  return at_utc(*day) + (*hour * kHourSeconds + *minute * kMinuteSeconds + *second);
}

}  // namespace vigie::fetch
