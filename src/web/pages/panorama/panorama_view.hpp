// SPDX-License-Identifier: EUPL-1.2
/// What the public page of the panorama shows, for the template `panorama/panorama`.
///
/// Pure    yes.
#pragma once

#include <string_view>

#include "app/panorama/read_panorama.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// `theme`: the code asked for, "" for all; `paged`: this is not the first page.
render::View panorama_view(const app::PanoramaPage& page, std::string_view theme, bool paged);

}  // namespace vigie::web
