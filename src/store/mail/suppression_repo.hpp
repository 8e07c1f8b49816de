// SPDX-License-Identifier: EUPL-1.2
/// Who must not be written to.
///
/// Shape   the keyed hash of an address, so that it outlives the address; for one list, or for all
///         of them. The first reason stays.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <optional>
#include <string_view>

#include "model/ids.hpp"
#include "model/subscription.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// By a suppression of this list, or of all.
Result<bool> is_suppressed(Reader& reader, std::string_view list, std::string_view email_hash);

/// `list`: none is every list. `lot`: the import that brought it along. False when the address was
/// kept off before.
Result<bool> suppress(Transaction& tx, std::optional<std::string_view> list,
                      std::string_view email_hash, SuppressionReason reason, Instant now,
                      ImportLotId lot = {});
/// By the person, who comes back: those of this list, and those of all. How many.
Result<std::int64_t> undo_suppressions(Transaction& tx, std::string_view list,
                                       std::string_view email_hash, Instant now);

}  // namespace vigie::store
