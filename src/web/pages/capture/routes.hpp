// SPDX-License-Identifier: EUPL-1.2
/// Adding the page in front of a person.
#pragma once

#include "web/pages/capture/add_page.hpp"
#include "web/site/route.hpp"

namespace vigie::web {

struct CapturePages {
  const Layout& layout;
  const AddPage& add;      ///< may be given later, before the first request
  const LookAtPage& look;  ///< the same
  const std::string& public_url;

  void add_to(Routes& routes) const;
};

}  // namespace vigie::web
