// SPDX-License-Identifier: EUPL-1.2
/// The panorama by mail: the public form, every morning or on Mondays, all of it or some themes.
#pragma once

#include "web/pages/subscription/routes.hpp"
#include "web/site/http.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

Response get_follow(const SubscriptionPages& pages, const Visit& visit);
Response post_follow(const SubscriptionPages& pages, const Visit& visit);
/// What a follower chose, from their preferences.
Response post_follower_choice(const SubscriptionPages& pages, const Visit& visit);

}  // namespace vigie::web
