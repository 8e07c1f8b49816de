// SPDX-License-Identifier: EUPL-1.2
/// The public panorama: GET /panorama and /panorama.atom. No session is needed, none is looked at
/// for what is shown.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr int kPanoramaPageItems = 20;
inline constexpr int kAtomItems = 50;

Response get_panorama(const Layout& layout, const Visit& visit);
Response get_panorama_atom(const Layout& layout, const Visit& visit, std::string_view public_url);

}  // namespace vigie::web
