// SPDX-License-Identifier: EUPL-1.2
/// POST /info-doc/{demande}/dossier: what an answer cites becomes a press dossier.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response post_enquiry_dossier(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
