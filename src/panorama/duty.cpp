// SPDX-License-Identifier: EUPL-1.2
#include "panorama/duty.hpp"

namespace vigie::panorama {

bool may_edit(WhoPublishes rule, const Standing& standing) {
  if (rule == WhoPublishes::anybody || !standing.duty_held) return true;
  return standing.on_duty || standing.coordinates;
}

bool may_publish(WhoPublishes rule, const Standing& standing, bool own_taken) {
  if (may_edit(rule, standing)) return true;
  return rule == WhoPublishes::on_duty_or_taken && own_taken;
}

}  // namespace vigie::panorama
