// SPDX-License-Identifier: EUPL-1.2
/// Tells the curators of a centre, by mail, that their duty week is coming.
///
/// Shape   each person once a reminder: a mark is on the disk before the last byte leaves, so that
///         a process killed in between mails nobody twice; a mail server that is away loses none.
/// Errors  storage. A message that did not leave is logged and tried again at the next round.
#pragma once

#include "base/clock.hpp"
#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// Whether anything is owed, so that no connection is made for nothing.
Result<bool> reminders_owed(store::Database& db, Instant now);

/// How many left.
Result<int> send_reminders(store::Database& db, const config::VigieConfig& config,
                           net::Mailer& mailer, Instant now);

}  // namespace vigie::app
