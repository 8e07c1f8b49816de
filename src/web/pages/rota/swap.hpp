// SPDX-License-Identifier: EUPL-1.2
/// Asking for a swap, answering one, taking a week that nobody asked to give away.
///
/// POST /tour/echanges                     form: ceder, prendre (a week, "tous" or a centre), mot,
/// pour POST /tour/echanges/{request}/reponse   form: version, geste (take, decline, withdraw,
/// untake), pour POST /tour/semaines/{week}/prise        form: tenue (by whom, as it was seen),
/// pour
#pragma once

#include "base/entropy.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response post_request(const Layout& layout, const Visit& visit, Entropy& entropy);
Response post_answer(const Layout& layout, const Visit& visit);
Response post_take_week(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
