// SPDX-License-Identifier: EUPL-1.2
#include "fetch/cache_hints.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "fetch/http_date.hpp"

namespace vigie::fetch {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\"");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\"") - first + 1);
}

/// What is too large to count is as large as can be (RFC 9111 section 1.2.2).
std::optional<std::int64_t> seconds(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return digits[0] == '-' ? 0 : kDeltaMaxSeconds;
  return std::min(value, kDeltaMaxSeconds);
}

bool is_max_age(std::string_view name) {
  static constexpr std::string_view kName = "max-age";
  return std::ranges::equal(name, kName, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b;
  });
}

std::optional<std::int64_t> max_age_in(std::string_view cache_control) {
  while (!cache_control.empty()) {
    const std::size_t comma = std::min(cache_control.find(','), cache_control.size());
    const std::string_view directive = trimmed(cache_control.substr(0, comma));
    cache_control.remove_prefix(std::min(comma + 1, cache_control.size()));
    const std::size_t equals = directive.find('=');
    if (equals == std::string_view::npos) continue;
    if (is_max_age(trimmed(directive.substr(0, equals)))) {
      const auto given = seconds(trimmed(directive.substr(equals + 1)));
      return given ? std::optional(std::max<std::int64_t>(0, *given)) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> max_age_s(const HttpAnswer& answer) {
  return max_age_in(answer.cache_control);
}

std::int64_t fresh_for_s(const HttpAnswer& answer, std::optional<std::int64_t> max_age,
                         Instant now) {
  if (max_age) {
    const std::int64_t age = std::max<std::int64_t>(0, seconds(trimmed(answer.age)).value_or(0));
    return std::max<std::int64_t>(0, *max_age - age);
  }
  const auto expires_at = parse_http_date(answer.expires);
  return expires_at ? std::max<std::int64_t>(0, *expires_at - now) : 0;
}

std::optional<std::int64_t> retry_after_s(const HttpAnswer& answer, Instant now) {
  const std::string_view given = trimmed(answer.retry_after);
  std::optional<std::int64_t> wait = seconds(given);
  if (!wait) {
    if (const auto at = parse_http_date(given)) wait = *at - now;
  }
  if (!wait || *wait <= 0) return std::nullopt;
  return std::min(*wait, kDeltaMaxSeconds);
}

}  // namespace vigie::fetch
