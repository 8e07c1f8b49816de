// SPDX-License-Identifier: EUPL-1.2
/// What readers set for themselves: by the link of their letter, and by links that prove more.
#pragma once

#include "web/pages/subscription/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_preferences(const SubscriptionPages& pages, const Visit& visit);
Response post_preferences(const SubscriptionPages& pages, const Visit& visit);
/// A page with one button: programs that open links change nothing.
Response get_proof(const SubscriptionPages& pages, const Visit& visit);
Response post_proof(const SubscriptionPages& pages, const Visit& visit);

}  // namespace vigie::web
