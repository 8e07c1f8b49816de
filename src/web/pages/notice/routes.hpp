// SPDX-License-Identifier: EUPL-1.2
/// What a public site says of itself: legal notice, privacy, accessibility,
/// contact; and the form by which anybody proposes an article.
#pragma once

#include "app/people/password_gate.hpp"
#include "config/vigie_config.hpp"
#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct NoticePages {
  const Layout& layout;
  const config::VigieConfig& config;
  app::LoginThrottle& throttle;  ///< counts what one address sent, and all of them

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
