// SPDX-License-Identifier: EUPL-1.2
/// On whose desks the stories of a source land, on one day.
///
/// Shape   each centre that holds the source, or its backup on the days it is absent; of two that
///         share it, the one whose week it is;
///         holders of a source merged into this one read it too.
/// Errors  storage.
#pragma once

#include <unordered_map>
#include <vector>

#include "base/instant.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

using DeskReaders = std::unordered_map<SourceId, std::vector<CentreId>>;

Result<DeskReaders> desk_readers(store::Reader& reader, Day day);

}  // namespace vigie::app
