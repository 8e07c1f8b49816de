// SPDX-License-Identifier: EUPL-1.2
#include "fetch/link_life.hpp"

namespace vigie::fetch {

LinkLife life_after(const LinkLife& before, const HttpAnswer& answer, Instant now) {
  constexpr int kMissing = 404;
  constexpr int kGone = 410;
  constexpr int kErrorsFrom = 400;
  const bool answered = answer.transfer == Transfer::answered;
  const bool gone = answered && (answer.status == kMissing || answer.status == kGone);
  const bool there = answer.transfer == Transfer::too_large ||
                     (answered && answer.status >= 200 && answer.status < kErrorsFrom);
  if (there) return {.next_check_at = now + kLinkAgainSeconds};
  LinkLife life = before;
  life.next_check_at = now + (before.dead_at ? kLinkAgainSeconds : kLinkDoubtSeconds);
  if (!gone) return life;
  if (!life.gone_since) life.gone_since = now;
  const bool twice = now - *life.gone_since >= kLinkDoubtSeconds;
  if (twice && !life.dead_at) life.dead_at = now;
  if (life.dead_at) life.next_check_at = now + kLinkAgainSeconds;
  return life;
}

}  // namespace vigie::fetch
