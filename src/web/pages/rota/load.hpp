// SPDX-License-Identifier: EUPL-1.2
/// Who reads how much, against each centre's share, and the moves that a meeting may act.
///
/// GET  /tour/charges?deplacements=8
/// POST /tour/charges/acte   form: vu (the mark of the proposal), garder (a number, many times),
///                           deplacements, reunion
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_load(const Layout& layout, const Visit& visit);
Response post_moves(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
