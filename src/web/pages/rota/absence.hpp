// SPDX-License-Identifier: EUPL-1.2
/// A centre says when it is away; the coordination, when the network is closed.
///
/// POST /tour/absences           form: du, au, motif, qui (centre, moi or reseau), pour
/// POST /tour/absences/retrait   form: du, au, qui, pour
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response post_absence(const Layout& layout, const Visit& visit);
Response post_absence_withdrawal(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
