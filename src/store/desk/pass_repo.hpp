// SPDX-License-Identifier: EUPL-1.2
/// Stories that one centre handed to another, with a word.
///
/// Shape   a passing on that was recalled keeps its row.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Pass {
  std::int64_t id = 0;
  StoryId story;
  CentreId from;
  CentreId to;
  CuratorId curator;
  std::string word;  ///< why; may be ""
};

Result<void> add_pass(Transaction& tx, const Pass& pass, Instant now);
/// The last of this centre's that stands.
Result<std::optional<Pass>> last_pass(Reader& reader, StoryId story, CentreId from);
Result<void> recall_pass(Transaction& tx, std::int64_t pass, Instant now);

/// Does a source that the centre holds show an article of the story?
Result<bool> centre_reads_story(Reader& reader, StoryId story, CentreId centre);

}  // namespace vigie::store
