// SPDX-License-Identifier: EUPL-1.2
/// Centres by weeks: who is on duty, by a swap or not, who is away, when all are closed.
///
/// Shape   a table of at most 53 columns; each cell has a class for the eye and hidden words for the
///         ear, and colour never speaks alone: swaps and absences have a pattern.
/// Pure    yes.
#pragma once

#include "app/rota/read_year.hpp"
#include "render/view.hpp"

namespace vigie::web {

render::View grid_view(const app::DutyYear& year, const std::string& own);

}  // namespace vigie::web
