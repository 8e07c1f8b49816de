// SPDX-License-Identifier: EUPL-1.2
/// GET /recherche/gardees and its forms: searches that the centre and the network keep, how one is
/// told of them, one's private feeds; GET /fil/{token}.
///
/// Shape   a form answers with the page; what was typed comes back where it is refused.
/// Errors  422 for a name or words that will not do, 409 where somebody changed it since, 404 for a
///         search or feed of others.
#pragma once

#include "base/entropy.hpp"
#include "model/search.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response get_saved(const Layout& layout, const Visit& visit);
/// form: nom, q, portee=centre | reseau, rythme=page | at_once | daily | weekly
Response post_saved(const Layout& layout, const Visit& visit);
/// form: version, nom, q, geste=changer | retirer
Response post_change(const Layout& layout, const Visit& visit);
/// form: rythme
Response post_rhythm(const Layout& layout, const Visit& visit);
/// form: nom
Response post_feed(const Layout& layout, const Visit& visit, Entropy& entropy);
Response post_feed_closed(const Layout& layout, const Visit& visit);
/// form: heure=0…23, vide=oui
Response post_alerts(const Layout& layout, const Visit& visit);
/// For a feed reader: the token is all that it shows.
Response get_feed(const Layout& layout, const Visit& visit, std::string_view public_url);

/// One choice a rhythm, for a select.
std::vector<render::View> rhythm_choices(AlertRhythm chosen);

}  // namespace vigie::web
