// SPDX-License-Identifier: EUPL-1.2
/// Relaying and proposing: GET and POST /pile/{story}/relais, POST /pile/{story}/proposition (note,
/// remarque), /pile/{story}/retrait.
///
/// Shape   the form stands in every line of the desk, and alone on its own page when a note was
///         refused or somebody was faster: the words typed are always given back.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/pages/desk/routes.hpp"

namespace vigie::web {

Response get_relay(const DeskPages& pages, const Visit& visit);
Response post_relay(const DeskPages& pages, const Visit& visit);
Response post_proposal(const DeskPages& pages, const Visit& visit);
Response post_withdrawal(const Layout& layout, const Visit& visit,
                         const app::TerritoryShelf& shelf);

}  // namespace vigie::web
