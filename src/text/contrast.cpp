// SPDX-License-Identifier: EUPL-1.2
#include "text/contrast.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/format.hpp"

namespace vigie::text {
namespace {

using Channels = std::array<int, 3>;

std::optional<Channels> channels_of(std::string_view colour) {
  if (colour.size() != 7 || colour.front() != '#') return std::nullopt;
  Channels out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char* const begin = colour.data() + 1 + 2 * i;
    const auto [end, error] = std::from_chars(begin, begin + 2, out[i], 16);
    if (error != std::errc{} || end != begin + 2) return std::nullopt;
  }
  return out;
}

double linear(int channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const Channels& colour) {
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

}  // namespace

std::optional<double> contrast(std::string_view one, std::string_view other) {
  const auto a = channels_of(one);
  const auto b = channels_of(other);
  if (!a || !b) return std::nullopt;
  const auto [dark, light] = std::minmax({luminance(*a), luminance(*b)});
  return (light + 0.05) / (dark + 0.05);
}

std::string inverted(std::string_view colour) {
  const auto given = channels_of(colour);
  if (!given) return {};
  const auto [least, most] = std::minmax_element(given->begin(), given->end());
  const int shift = 255 - *least - *most;
  const auto turned = [&](int channel) { return std::clamp(channel + shift, 0, 255); };
  return fmt::format("#{:02x}{:02x}{:02x}", turned((*given)[0]), turned((*given)[1]),
                     turned((*given)[2]));
}

}  // namespace vigie::text
