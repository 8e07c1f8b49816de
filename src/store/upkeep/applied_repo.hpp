// SPDX-License-Identifier: EUPL-1.2
/// What the files said when they were last applied, fact by fact: the third side of a comparison
/// between files and database.
///
/// Shape   (kind, key) → canonical text.
/// Errors  storage.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "store/sql/database.hpp"

namespace vigie::store {

using AppliedFacts = std::map<std::pair<std::string, std::string>, std::string>;

Result<AppliedFacts> applied_facts(Reader& reader);
/// When anything was last applied; the beginning of time when nothing was.
Result<Instant> last_applied_at(Reader& reader);
Result<void> put_applied(Transaction& tx, std::string_view kind, std::string_view key,
                         std::string_view value, Instant now);
Result<void> remove_applied(Transaction& tx, std::string_view kind, std::string_view key);

}  // namespace vigie::store
