// SPDX-License-Identifier: EUPL-1.2
/// What harvesters ask of the panorama: which items changed, and when.
///
/// Shape   in the order (stamp, number), by keyset; a withdrawn item stays, as gone. An item that
///         left a set by being tagged anew is no longer listed there; one that was withdrawn is.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct HarvestRow {
  PanoramaItemId item;
  Instant stamped_at;
  bool gone = false;
};

struct HarvestQuestion {
  Instant from{0};
  Instant until{INT64_MAX};  ///< included
  std::string set;           ///< "" for all; "theme" stands for all that begin with "theme:"
  Instant after_at{0};
  std::int64_t after_id = 0;
  int limit = 100;
};
Result<std::vector<HarvestRow>> harvest(Reader& reader, const HarvestQuestion& question);
Result<std::int64_t> count_harvest(Reader& reader, const HarvestQuestion& question);
Result<std::optional<HarvestRow>> harvest_row(Reader& reader, PanoramaItemId item);
/// None where nothing was ever published.
Result<std::optional<Instant>> first_stamp(Reader& reader);

struct SetRow {
  std::string spec;
  std::string name;
};
/// Every set that has, or had, an item, closed themes too.
Result<std::vector<SetRow>> harvest_sets(Reader& reader);
struct ItemSet {
  PanoramaItemId item;
  std::string spec;
};
Result<std::vector<ItemSet>> sets_of(Reader& reader, const std::vector<PanoramaItemId>& items);

}  // namespace vigie::store
