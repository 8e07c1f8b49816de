// SPDX-License-Identifier: EUPL-1.2
/// What is known of an issue under review -> what its page shows.
///
/// Pure    yes.
#pragma once

#include <string_view>

#include "app/letter/read_review.hpp"
#include "render/view.hpp"

namespace vigie::web {

struct ReviewRights {
  bool edit = false;
  bool approve = false;
};

/// `shown`: which preview is looked at, "600" by default.
render::View review_view(const app::ReviewPage& page, const ReviewRights& rights,
                         std::string_view shown, Instant now);

}  // namespace vigie::web
