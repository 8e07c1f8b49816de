// SPDX-License-Identifier: EUPL-1.2
/// What the duty desk shows, for the templates `duty/bureau` and `duty/article`.
///
/// Pure    yes, but for the zone of Paris.
#pragma once

#include "app/panorama/read_duty.hpp"
#include "render/view.hpp"
#include "web/pages/duty/bureau.hpp"

namespace vigie::web {

/// What was done: "prise" and 12 of "prise-12".
struct BureauDone {
  std::string_view what;
  std::int64_t number = 0;
  std::int64_t before = 0;  ///< where it stood before it was placed; what went into it
};

render::View bureau_view(const app::DutyDesk& desk, const PublicationRules& rules,
                         const BureauDone& done, const BureauSaid& said, Instant now);
/// Where an item stands, in one badge: "parue à 9 h 46".
std::string standing_badge(const store::PanoramaItem& item, Instant now);
/// The fields that give an item its hour.
void add_hours(render::View& view, const PublicationRules& rules, Instant now);

}  // namespace vigie::web
