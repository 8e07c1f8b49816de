// SPDX-License-Identifier: EUPL-1.2
/// Once a week, to the curators of a centre: which of its sources need somebody to look.
///
/// Shape   one mail a person and week, on Monday morning or when the program first runs after it,
///         and only where there is something to say: what failed for two days and more, what is
///         gone, silent or no feed any more, moves to decide on and moves that were followed. Never
///         one mail an error. See note_mail.hpp for what keeps it to one.
/// Errors  storage.
#pragma once

#include "config/vigie_config.hpp"
#include "net/mailer.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// Whether this week's round of digests is still to be done.
Result<bool> digests_owed(store::Database& db, Instant now);

/// How many left.
Result<int> send_digests(store::Database& db, const config::VigieConfig& config,
                         net::Mailer& mailer, Instant now);

}  // namespace vigie::app
