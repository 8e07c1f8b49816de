// SPDX-License-Identifier: EUPL-1.2
/// Troubles of the program itself, as those who operate it are told of them.
///
/// Shape   one row a time that a trouble began; open as long as it lasts, one for each key.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

struct OperatorTrouble {
  std::int64_t id = 0;
  std::string key;
  std::string words;
  Instant began_at;
  std::optional<Instant> told_at;
  std::optional<Instant> ended_at;
};

Result<std::vector<OperatorTrouble>> open_troubles(Reader& reader);
Result<std::optional<OperatorTrouble>> trouble_by_id(Reader& reader, std::int64_t id);
/// When one of that key was last told; none: never.
Result<std::optional<Instant>> trouble_last_told(Reader& reader, std::string_view key);

Result<void> open_trouble(Transaction& tx, std::string_view key, std::string_view words,
                          Instant now);
Result<void> mark_trouble_told(Transaction& tx, std::int64_t id, std::string_view words,
                               Instant now);
Result<void> end_trouble(Transaction& tx, std::int64_t id, Instant now);
Result<void> purge_troubles(Transaction& tx, Instant ended_before);

}  // namespace vigie::store
