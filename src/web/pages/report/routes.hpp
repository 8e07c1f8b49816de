// SPDX-License-Identifier: EUPL-1.2
/// The yearly report.
#pragma once

#include "web/site/layout.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct ReportPages {
  const Layout& layout;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
