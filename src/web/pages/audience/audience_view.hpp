// SPDX-License-Identifier: EUPL-1.2
/// What the page of the audience shows: figures with what they mean, a curve with its table.
///
/// Shape   annual figures, what stands, and what was counted elsewhere stand apart; a change in
///         percent is told where the same days were counted in both years and were at least 20.
/// Pure    yes.
#pragma once

#include "app/panorama/read_audience.hpp"
#include "render/view.hpp"

namespace vigie::web {

inline constexpr std::int64_t kChangeLeast = 20;

/// "+18 %", "" where none may be told.
std::string change_words(const app::YearPair& pair, bool whole_before);
render::View audience_view(const app::Audience& audience);

}  // namespace vigie::web
