// SPDX-License-Identifier: EUPL-1.2
/// What a curator has in hand and has not decided: notes being written, stories opened.
///
/// Shape   one draft a story and curator; `version` goes up with every saving, and a saving names
///         the version it saw. What was opened is known for kStoryReadDays.
/// Errors  storage. No draft, or one that was saved from elsewhere since, is an outcome.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kStoryReadDays = 30;

struct NoteDraft {
  std::string note;
  int version = 0;
  Instant saved_at;
};

Result<std::optional<NoteDraft>> note_draft(Reader& reader, StoryId story, CuratorId curator);
/// `seen` 0: none was there. False when another version stands.
Result<bool> save_note_draft(Transaction& tx, StoryId story, CuratorId curator,
                             std::string_view note, int seen, Instant now);
Result<void> drop_note_draft(Transaction& tx, StoryId story, CuratorId curator);

Result<void> mark_story_read(Transaction& tx, StoryId story, CuratorId curator, Instant now);
struct StoryRead {
  StoryId story;
  Instant read_at;
};
/// Of these, those that the curator opened.
Result<std::vector<StoryRead>> story_reads(Reader& reader, CuratorId curator,
                                           const std::vector<StoryId>& stories);
/// Forgets what was opened before; answers how many.
Result<std::int64_t> forget_story_reads(Transaction& tx, Instant before);

}  // namespace vigie::store
