// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/subscription/routes.hpp"

#include "web/pages/subscription/follow.hpp"
#include "web/pages/subscription/leaving.hpp"
#include "web/pages/subscription/preferences.hpp"
#include "web/pages/subscription/sign_up.hpp"

namespace vigie::web {

void SubscriptionPages::add_to(Routes& routes) const {
  const auto with = [this](Response (*handler)(const SubscriptionPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  routes.get("/lettre/{letter}", everyone(), with(get_sign_up));
  routes.post("/lettre/{letter}", everyone(), with(post_sign_up));
  routes.get("/panorama/suivre", everyone(), with(get_follow));
  routes.post("/panorama/suivre", everyone(), with(post_follow));
  routes.get("/abonnement/{token}", everyone(), with(get_preferences));
  routes.post("/abonnement/{token}", everyone(), with(post_preferences));
  routes.get("/abonnement/{token}/{proof}/{code}", everyone(), with(get_proof));
  routes.post("/abonnement/{token}/{proof}/{code}", everyone(), with(post_proof));
  routes.get("/desinscription/{token}", everyone(), with(get_unsubscribe));
  routes.post("/desinscription/{token}", mail_reader(), with(post_unsubscribe));
  routes.post("/desinscription/{token}/erreur", everyone(), with(post_mistake));
}

}  // namespace vigie::web
