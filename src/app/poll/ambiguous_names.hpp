// SPDX-License-Identifier: EUPL-1.2
/// What a feed's guids and links proved to be worth, from one poll to the next.
///
/// Errors  storage.
#pragma once

#include <vector>

#include "model/ambiguous_names.hpp"
#include "store/source/poll_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

Result<void> recall_ambiguous_names(store::Reader& reader, std::vector<store::PollTarget>& targets);

/// Writes down what `ambiguous` has beyond what the target knew, and why in French.
Result<void> remember_ambiguous_names(store::Transaction& tx, const store::PollTarget& target,
                                      const AmbiguousNames& ambiguous, Instant now);

}  // namespace vigie::app
