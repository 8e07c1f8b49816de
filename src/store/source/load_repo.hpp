// SPDX-License-Identifier: EUPL-1.2
/// How much sources bring in, for sharing them out. Per source, never per person.
///
/// Shape   articles of the days since, by source; a source that brought none is not in it.
/// Errors  storage.
#pragma once

#include <unordered_map>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

Result<std::unordered_map<SourceId, int>> articles_by_source(Reader& reader, Instant since);

}  // namespace vigie::store
