// SPDX-License-Identifier: EUPL-1.2
/// Sources that change hands: GET and POST /tour/sources (source, sorte=ceder|prendre, mot),
/// POST /tour/sources/prise (source), POST /tour/sources/demandes/{request} (geste, version).
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_hands(const Layout& layout, const Visit& visit);
Response post_source_request(const Layout& layout, const Visit& visit);
Response post_source_taking(const Layout& layout, const Visit& visit);
Response post_source_answer(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
