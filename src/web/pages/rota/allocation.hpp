// SPDX-License-Identifier: EUPL-1.2
/// Who could read what nobody reads: shown with the loads, acted by a meeting.
///
/// POST /tour/charges/repartition   orphelines (the mark of what was seen), centre-12 (of source
/// 12:
///                                  a centre's key, or nothing), reunion
#pragma once

#include "app/rota/first_allocation.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response post_allocation(const Layout& layout, const Visit& visit);

/// Each source that nobody reads, with the centre proposed and the others to choose from.
void add_allocation(const std::vector<app::ProposedHold>& holds, const app::LoadPage& page,
                    bool acts, render::View& view);
/// The centres that take sources; `chosen` is marked.
std::vector<render::View> centre_options(const app::LoadPage& page, std::string_view chosen);

}  // namespace vigie::web
