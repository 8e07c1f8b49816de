// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/join_entries.hpp"

#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "app/story/regroup.hpp"
#include "base/format.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

using store::PanoramaItem;

/// Both as they stand, where they may be joined.
struct Pair {
  PanoramaItem going;
  PanoramaItem staying;
};

bool is_live(const PanoramaItem& item) { return item.state != ItemState::withdrawn; }

Result<Pair> pair_of(store::Reader& reader, const SeenEntry& seen, PanoramaItemId into) {
  const auto going = store::panorama_item(reader, seen.item);
  if (!going) return fail(going.error());
  const auto staying = store::panorama_item(reader, into);
  if (!staying) return fail(staying.error());
  if (!*going || !*staying || seen.item == into) {
    return fail(Code::not_found, fmt::format("items {} and {}", seen.item.value, into.value),
                "choisissez l’autre article du panorama");
  }
  if ((*going)->version != seen.version || !is_live(**going) || !is_live(**staying)) {
    return fail(Code::conflict, "an item moved on",
                "quelqu’un a changé l’un de ces articles entre-temps");
  }
  const bool appeared = (*going)->state == ItemState::published;
  if (appeared && (*staying)->state != ItemState::published) {
    return fail(Code::conflict, "the other has not appeared",
                "l’autre n’est pas encore paru\u00a0: réunissez-le plutôt à celui-ci");
  }
  return Pair{**going, **staying};
}

Result<rights::NoteVerdict> keep_both_notes(store::Transaction& tx, const Pair& pair, CuratorId by,
                                            Instant now) {
  const std::string note = pair.staying.note + "\n" + pair.going.note;
  const rights::NoteVerdict verdict = judge_words(note, {});
  if (verdict != rights::NoteVerdict::own_words) return verdict;
  const auto done = store::rewrite_item(
      tx, pair.staying.id, pair.staying.version,
      {.title = pair.staying.title, .url = pair.staying.url, .note = note}, by, now);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the item moved on");
  return verdict;
}

}  // namespace

Result<EditionAnswer> join_entries(store::Database& db, const Publisher& publisher,
                                   const SeenEntry& seen, const Joining& joining, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto pair = pair_of(reader, seen, joining.into);
  if (!pair) return fail(pair.error());
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  if (!*may) return EditionAnswer(panorama::DutyRefusal::off_duty);
  const CuratorId by = publisher.curator.id;
  if (joining.both_notes) {
    const auto verdict = keep_both_notes(*tx, *pair, by, now);
    if (!verdict) return fail(verdict.error());
    if (*verdict != rights::NoteVerdict::own_words) return EditionAnswer(*verdict);
  }
  auto done = withdraw_item(*tx, pair->going, by, "réuni à un autre article du panorama", now);
  if (done) done = store::join_item(*tx, pair->going.id, pair->staying.id, by, now);
  if (!done) return fail(done.error());
  const auto joined =
      join_stories(*tx, publisher.curator, pair->going.story, pair->staying.story, now);
  if (!joined) return fail(joined.error());
  done = store::add_event(
      *tx,
      {publisher.curator.centre, by, "entries_joined", fmt::format("panorama {}", pair->going.key),
       fmt::format("-> {}", pair->staying.key)},
      now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return EditionAnswer(pair->staying.id);
}

}  // namespace vigie::app
