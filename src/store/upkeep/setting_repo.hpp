// SPDX-License-Identifier: EUPL-1.2
/// Small values that the program makes for itself: keys, marks of progress.
///
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/sql/database.hpp"

namespace vigie::store {

Result<std::optional<std::string>> setting(Reader& reader, std::string_view name);
/// Keeps the value that is already there.
Result<void> add_setting(Transaction& tx, std::string_view name, std::string_view value);
/// Replaces it.
Result<void> put_setting(Transaction& tx, std::string_view name, std::string_view value);

}  // namespace vigie::store
