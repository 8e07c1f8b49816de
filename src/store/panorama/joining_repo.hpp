// SPDX-License-Identifier: EUPL-1.2
/// Two panorama items that were made one, with what takes that back.
///
/// Shape   written before the one that goes is touched; taking back gives it its state, its address
///         and its proposals as they were. Versions go on.
/// Errors  storage. What moved on meanwhile is an outcome.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/panorama.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Joining {
  std::int64_t id = 0;
  PanoramaItemId gone;
  PanoramaItemId into;
  std::int64_t grouping = 0;  ///< the decision that made their stories one
  ItemState gone_state = ItemState::published;
  int note_version = 0;     ///< of the item that stays: its words before; 0: they stayed
  std::string joined_note;  ///< those it has since
};

/// Keeps the proposals of the item that goes, too.
Result<void> add_joining(Transaction& tx, const Joining& joining, CuratorId by, Instant now);
/// That took this item away, and stands.
Result<std::optional<Joining>> joining_of(Reader& reader, PanoramaItemId gone);

struct JoinedItem {
  PanoramaItemId item;
  std::string title;
  std::string centre_name;
};
/// Those that were made one with this item; the last first.
Result<std::vector<JoinedItem>> joined_into(Reader& reader, PanoramaItemId into);

/// The words that an item had at that version.
Result<std::optional<std::string>> note_at(Reader& reader, PanoramaItemId item, int version);

/// The item that went stands as it did, with its proposals; false when somebody was faster.
Result<bool> take_joining_back(Transaction& tx, const Joining& joining, CuratorId by, Instant now);

}  // namespace vigie::store
