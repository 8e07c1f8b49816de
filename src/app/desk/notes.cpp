// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/notes.hpp"

#include "base/format.hpp"
#include "desk/wording.hpp"
#include "store/desk/desk_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

Result<void> expect_on_desk(store::Reader& reader, const store::Curator& curator, StoryId story) {
  const auto item = store::desk_item(reader, story, curator.centre);
  if (!item) return fail(item.error());
  if (*item) return {};
  return fail(Code::not_found, fmt::format("story {} on the desk", story.value),
              desk::not_on_desk(story.value));
}

}  // namespace

Result<DraftAnswer> save_draft(store::Database& db, const store::Curator& curator, StoryId story,
                               std::string_view note, int seen, Instant now) {
  if (note.size() > kDraftBytesMax || !text::is_utf8(note)) {
    return fail(Code::invalid_input, "draft", "ce texte est trop long pour une note");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  if (auto there = expect_on_desk(reader, curator, story); !there) return fail(there.error());
  const std::string shown = text::showable(note);
  const auto saved = store::save_note_draft(*tx, story, curator.id, shown, seen, now);
  if (!saved) return fail(saved.error());
  const auto stands = store::note_draft(reader, story, curator.id);
  if (!stands) return fail(stands.error());
  if (!*saved && *stands && (*stands)->note != shown) return DraftAnswer(**stands);
  if (auto done = tx->commit(); !done) return fail(done.error());
  return DraftAnswer(SavedDraft{*stands ? (*stands)->version : 0});
}

Result<void> mark_read(store::Database& db, const store::Curator& curator, StoryId story,
                       Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  if (auto there = expect_on_desk(reader, curator, story); !there) return fail(there.error());
  if (auto done = store::mark_story_read(*tx, story, curator.id, now); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
