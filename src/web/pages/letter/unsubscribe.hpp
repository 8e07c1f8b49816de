// SPDX-License-Identifier: EUPL-1.2
/// Leaving a letter: GET and POST /desinscription/{token}.
///
/// Shape   GET shows a page and changes nothing, for scanners open links. POST leaves at once: 200,
///         no redirect, no cookie, no session, no form token, the same answer when repeated.
/// Source  RFC 8058.
#pragma once

#include "web/site/layout.hpp"

namespace vigie::web {

Response get_unsubscribe(const Layout& layout, const Visit& visit);
Response post_unsubscribe(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
