// SPDX-License-Identifier: EUPL-1.2
/// Forgets what may not be kept longer: feeds' texts, names in the journal, sessions that are over.
///
/// Shape   one transaction; the database keeps titles, links, fingerprints and every decision.
/// Errors  storage.
/// Source  the retention of vigie.toml; docs/OPERATIONS.md says what is kept and why.
#pragma once

#include <cstdint>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "config/vigie_config.hpp"
#include "store/database.hpp"

namespace vigie::app {

struct Forgotten {
  std::int64_t feed_texts = 0;
  std::int64_t event_names = 0;
};

Result<Forgotten> forget_what_is_old(store::Database& db,
                                     const config::VigieConfig::Retention& retention, Instant now);

}  // namespace vigie::app
