// SPDX-License-Identifier: EUPL-1.2
/// In which order a curator reads: by date, or what looks like a panorama article first.
///
/// Shape   each curator chooses; without a choice, by date: rules alone say from the first day what
///         is likely, and have to prove themselves.
/// Errors  storage.
#pragma once

#include "store/people/curator_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

enum class DeskOrder { date, likely };

struct DeskOrdering {
  DeskOrder order = DeskOrder::date;
  bool can_choose = false;  ///< something was scored
};

Result<DeskOrdering> desk_ordering(store::Reader& reader, CuratorId curator);
Result<void> choose_desk_order(store::Database& db, CuratorId curator, DeskOrder order);

}  // namespace vigie::app
