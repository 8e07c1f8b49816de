// SPDX-License-Identifier: EUPL-1.2
/// GET /rapport/{annee}?centre=…&saisir=code: the figures of a year, by nature, with sentences and
/// a chart; its files chiffres.csv, facettes.csv, rapport.html; POST …/valeur and …/clore.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_report(const Layout& layout, const Visit& visit);
Response get_report_file(const Layout& layout, const Visit& visit);
Response post_report_value(const Layout& layout, const Visit& visit);
Response post_report_closing(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
