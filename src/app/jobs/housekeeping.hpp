// SPDX-License-Identifier: EUPL-1.2
/// What is done between polls: forgetting what may not be kept longer (feeds' texts, names in the
/// journal, sessions that are over), and the index kept in few pieces.
///
/// Shape   the database keeps titles, links, fingerprints and every decision.
/// Errors  storage.
/// Source  the retention of vigie.toml; docs/OPERATIONS.md says what is kept and why.
#pragma once

#include <cstdint>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "config/vigie_config.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

struct Forgotten {
  std::int64_t feed_texts = 0;
  std::int64_t event_names = 0;
};

Result<Forgotten> forget_what_is_old(store::Database& db,
                                     const config::VigieConfig::Retention& retention, Instant now);

/// Merges what the polls since wrote into the index of articles, a bounded part at a time: one
/// transaction of its own, short and most often empty.
Result<void> tidy_index(store::Database& db);

}  // namespace vigie::app
