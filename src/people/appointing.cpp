// SPDX-License-Identifier: EUPL-1.2
#include "people/appointing.hpp"

#include <algorithm>

namespace vigie::people {

bool coordinates_network(const std::vector<Grant>& grants) {
  return std::ranges::any_of(grants, [](const Grant& grant) {
    return grant.role == Role::coordinator && !grant.centre && grant.letter.empty();
  });
}

bool coordinates_centre(const std::vector<Grant>& grants, CentreId centre) {
  return coordinates_network(grants) || std::ranges::any_of(grants, [&](const Grant& grant) {
           return grant.role == Role::coordinator && grant.centre == centre;
         });
}

std::optional<AppointRefusal> may_look_after(const std::vector<Grant>& actor, CentreId centre,
                                             const std::vector<Grant>& held) {
  if (coordinates_network(actor)) return std::nullopt;
  if (!coordinates_centre(actor, centre)) return AppointRefusal::not_yours;
  const bool within = std::ranges::all_of(
      held, [&](const Grant& grant) { return grant.centre == centre && grant.letter.empty(); });
  if (!within) return AppointRefusal::not_yours;
  return std::nullopt;
}

std::optional<AppointRefusal> may_appoint(const std::vector<Grant>& actor, CentreId centre,
                                          const Grant& grant) {
  if (coordinates_network(actor)) return std::nullopt;
  if (!coordinates_centre(actor, centre)) return AppointRefusal::not_yours;
  const bool local =
      grant.role == Role::reader || grant.role == Role::curator || grant.role == Role::coordinator;
  if (!local || grant.centre != centre || !grant.letter.empty()) {
    return AppointRefusal::beyond_centre;
  }
  return std::nullopt;
}

}  // namespace vigie::people
