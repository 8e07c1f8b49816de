// SPDX-License-Identifier: EUPL-1.2
/// The grants of accounts.
///
/// Shape   given once, taken back whole; giving what is given, and taking back what is not, change
///         nothing and say so.
/// Errors  storage.
#pragma once

#include <map>
#include <vector>

#include "model/grant.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// In the order in which they were given.
Result<std::vector<Grant>> grants_of(Reader& reader, CuratorId curator);
/// Of every account.
Result<std::map<CuratorId, std::vector<Grant>>> grants(Reader& reader);

/// `by` none: on the command line. False where it was given already.
Result<bool> add_grant(Transaction& tx, CuratorId curator, const Grant& grant, CuratorId by,
                       Instant now);
/// False where there was none.
Result<bool> remove_grant(Transaction& tx, CuratorId curator, const Grant& grant);
Result<void> remove_grants_of(Transaction& tx, CuratorId curator);

}  // namespace vigie::store
