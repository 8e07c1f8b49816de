// SPDX-License-Identifier: EUPL-1.2
/// What a desk says where nothing is left to read: what happened, and what to do next.
///
/// Pure    yes.
#pragma once

#include "app/desk/read_desk.hpp"
#include "render/view.hpp"

namespace vigie::web {

void add_empty(render::View& view, const app::DeskPage& page);

}  // namespace vigie::web
