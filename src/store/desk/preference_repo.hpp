// SPDX-License-Identifier: EUPL-1.2
/// How a curator likes to read, as names and values.
///
/// Shape   one row a curator and name; what was never chosen has none.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Preference {
  std::string name;
  std::string value;
};
Result<std::vector<Preference>> preferences(Reader& reader, CuratorId curator);
Result<void> put_preference(Transaction& tx, CuratorId curator, std::string_view name,
                            std::string_view value);

}  // namespace vigie::store
