// SPDX-License-Identifier: EUPL-1.2
/// Whether the page behind a public link is still there.
///
/// Shape   what was known of it and an answer -> what is known now, and when to ask again. Gone is what
///         answers 404 or 410 twice, a week apart; a wall (401, 403), a server in trouble or none at
///         all says nothing of the page.
/// Pure    yes.
#pragma once

#include <optional>

#include "base/instant.hpp"
#include "model/http.hpp"

namespace vigie::fetch {

inline constexpr std::int64_t kLinkAgainSeconds = 28 * kDaySeconds;
inline constexpr std::int64_t kLinkDoubtSeconds = 7 * kDaySeconds;

struct LinkLife {
  std::optional<Instant> gone_since = {};  ///< the first answer that it is not there
  std::optional<Instant> dead_at = {};     ///< the second
  Instant next_check_at = {};
};
LinkLife life_after(const LinkLife& before, const HttpAnswer& answer, Instant now);

}  // namespace vigie::fetch
