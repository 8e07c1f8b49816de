// SPDX-License-Identifier: EUPL-1.2
/// Everything that the program does by itself, and every kind of message that it writes to one
/// person: the page to add one to.
///
/// Shape   the jobs of a lane run in this order. A job is a look and a run of its feature's room;
///         a kind of message is a name and what composes it. This folder alone sees all the rooms.
#pragma once

#include <span>

#include "app/jobs/job.hpp"
#include "app/jobs/notification.hpp"

namespace vigie::app {

std::span<const Job> job_list();
std::span<const NotificationKind> notification_kinds();

}  // namespace vigie::app
