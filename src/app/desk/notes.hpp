// SPDX-License-Identifier: EUPL-1.2
/// Words that a curator is writing about a story, kept before any decision; and what they opened.
///
/// Shape   one draft a story and curator, saved at the version that was seen: of one's own two tabs
///         the second is told, and nothing is overwritten.
/// Errors  storage; not_found for a story that is not on the curator's desk; invalid_input for a text
///         longer than kDraftBytesMax or that is not UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "store/desk/draft_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kDraftBytesMax = 16'000;

struct SavedDraft {
  int version = 0;
};
/// Another tab saved since: its words stand.
using DraftAnswer = std::variant<SavedDraft, store::NoteDraft>;

Result<DraftAnswer> save_draft(store::Database& db, const store::Curator& curator, StoryId story,
                               std::string_view note, int seen, Instant now);

Result<void> mark_read(store::Database& db, const store::Curator& curator, StoryId story,
                       Instant now);

}  // namespace vigie::app
