// SPDX-License-Identifier: EUPL-1.2
/// « Plus tard, un jour choisi… », « Ne plus montrer… » and the rules that came of it.
///
/// Errors  422 for a choice that will not do, given back; 409 where the rule was changed since.
#pragma once

#include "app/tag/tagging.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_put_off(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_hide(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
/// form: version, choix=section | rubric:2 | word, mots
Response post_hide(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf);
Response get_rules(const Layout& layout, const Visit& visit);
/// form: version, geste=retirer | remettre
Response post_rule(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
