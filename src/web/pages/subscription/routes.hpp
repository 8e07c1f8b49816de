// SPDX-License-Identifier: EUPL-1.2
/// The pages of readers themselves, without account: sign-up, preferences, leaving.
#pragma once

#include "app/readers/ask_throttle.hpp"
#include "base/entropy.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct SubscriptionPages {
  const Layout& layout;
  Entropy& entropy;
  app::AskThrottle& throttle;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
