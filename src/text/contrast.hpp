// SPDX-License-Identifier: EUPL-1.2
/// How well one colour is seen on another.
///
/// Shape   "#rrggbb" of both -> the ratio, from 1 to 21; text needs 4.5, a bar or a button 3.
/// Errors  none for what is no colour.
/// Pure    yes.
/// Source  WCAG 2.2, "contrast ratio" and "relative luminance".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr double kTextContrast = 4.5;
inline constexpr double kBarContrast = 3.0;

std::optional<double> contrast(std::string_view one, std::string_view other);

/// As mail clients do that darken by themselves: lightness turned round, hue and saturation kept.
/// "" for what is no colour.
std::string inverted(std::string_view colour);

}  // namespace vigie::text
