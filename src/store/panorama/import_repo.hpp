// SPDX-License-Identifier: EUPL-1.2
/// Lots of the panorama that was kept elsewhere.
///
/// Shape   an item of a lot says which, and where it stood; a lot is taken out whole.
/// Errors  storage.
#pragma once

#include <optional>
#include <string_view>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

Result<std::int64_t> add_panorama_lot(Transaction& tx, std::string_view file, Instant now);
Result<void> count_panorama_lot(Transaction& tx, std::int64_t lot, std::int64_t items);
Result<void> mark_imported(Transaction& tx, PanoramaItemId item, std::int64_t lot,
                           std::string_view there, std::int64_t views);
/// An item whose lot was taken out is not there.
Result<bool> has_panorama_key(Reader& reader, std::string_view key);

struct TakenOut {
  PanoramaItemId id;
  int version = 0;
};
/// The item of that key, if it went with its lot.
Result<std::optional<TakenOut>> item_taken_out(Reader& reader, std::string_view key);
Result<void> reword_taken_out(Transaction& tx, PanoramaItemId item, std::string_view title,
                              std::string_view note);
/// Withdraws the lot's items; answers how many.
Result<std::int64_t> remove_panorama_lot(Transaction& tx, std::int64_t lot, CuratorId by,
                                         Instant now);

}  // namespace vigie::store
