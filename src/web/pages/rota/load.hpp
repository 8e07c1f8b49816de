// SPDX-License-Identifier: EUPL-1.2
/// Who reads how much, against each centre's share, and the moves that a meeting may act.
///
/// GET  /tour/charges?deplacements=8
/// POST /tour/charges/acte   form: vu (the mark of the proposal), garder (a number, many times),
///                           vers-0 (a centre's key: amended), deplacements, reunion
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_load(const Layout& layout, const Visit& visit);
Response post_moves(const Layout& layout, const Visit& visit);

/// "1 240", "12", and what is less than ten with a tenth: "0,4".
std::string load_words(double number);

}  // namespace vigie::web
