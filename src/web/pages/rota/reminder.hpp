// SPDX-License-Identifier: EUPL-1.2
/// When a centre is reminded of its duty weeks.
///
/// POST /tour/rappels   vu (the mark of what was seen), jours (a number, many times), reseau: as
/// the
///                      network does, pour
#pragma once

#include "app/rota/reminder_choice.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

Response post_reminders(const Layout& layout, const Visit& visit);

/// The boxes of the form, and what holds.
void add_reminders(const app::CentreReminders& reminders, render::View& view);

}  // namespace vigie::web
