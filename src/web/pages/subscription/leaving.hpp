// SPDX-License-Identifier: EUPL-1.2
/// Leaving a letter by its link: a page that asks, a POST that acts at once (RFC 8058), and the way
/// back for a month where it was a mistake.
#pragma once

#include "web/pages/subscription/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_unsubscribe(const SubscriptionPages& pages, const Visit& visit);
Response post_unsubscribe(const SubscriptionPages& pages, const Visit& visit);
Response post_mistake(const SubscriptionPages& pages, const Visit& visit);

}  // namespace vigie::web
