// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/authority.hpp"

#include "app/rota/duty_line.hpp"

namespace vigie::app {

Result<panorama::Standing> standing_of(store::Reader& reader, const store::Curator& curator,
                                       const Authority& authority, Instant now) {
  const auto duty = duty_now(reader, now);
  if (!duty) return fail(duty.error());
  const bool held = *duty && !(*duty)->centre.empty();
  return panorama::Standing{.on_duty = held && (*duty)->centre == curator.centre_key,
                            .duty_held = held,
                            .coordinates = authority.coordinates};
}

Result<bool> may_edit_panorama(store::Reader& reader, const store::Curator& curator,
                               const Authority& authority, Instant now) {
  if (authority.rules.who == WhoPublishes::anybody) return true;
  const auto standing = standing_of(reader, curator, authority, now);
  if (!standing) return fail(standing.error());
  return panorama::may_edit(authority.rules.who, *standing);
}

Result<bool> may_publish_own(store::Reader& reader, const store::Curator& curator,
                             const Authority& authority, Instant now) {
  return may_edit_panorama(reader, curator, authority, now);
}

}  // namespace vigie::app
