// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/join_entries.hpp"

#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "app/story/regroup.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "store/panorama/joining_repo.hpp"
#include "store/panorama/takedown_repo.hpp"
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

std::string both_notes_of(const Pair& pair) { return pair.staying.note + "\n" + pair.going.note; }

Result<rights::NoteVerdict> keep_both_notes(store::Transaction& tx, const Pair& pair, CuratorId by,
                                            Instant now) {
  const std::string note = both_notes_of(pair);
  const rights::NoteVerdict verdict = judge_words(note, {});
  if (verdict != rights::NoteVerdict::own_words) return verdict;
  const auto done = store::rewrite_item(
      tx, pair.staying.id, pair.staying.version,
      {.title = pair.staying.title, .url = pair.staying.url, .note = note}, by, now);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the item moved on");
  return verdict;
}

/// The first goes into the other, their stories too; what takes that back is kept.
Result<void> join_pair(store::Transaction& tx, const store::Curator& curator, const Pair& pair,
                       bool both_notes, Instant now) {
  const PanoramaItem& going = pair.going;
  const PanoramaItem& staying = pair.staying;
  auto done = withdraw_item(tx, going, curator.id, "réuni à un autre article du panorama", now);
  if (!done) return done;
  const auto joined = join_stories(tx, curator, going.story, staying.story, now);
  if (!joined) return fail(joined.error());
  done = store::add_joining(tx,
                            {.gone = going.id,
                             .into = staying.id,
                             .grouping = joined->decision,
                             .gone_state = going.state,
                             .note_version = both_notes ? staying.version : 0,
                             .joined_note = both_notes ? both_notes_of(pair) : staying.note},
                            curator.id, now);
  if (done) done = store::join_item(tx, going.id, staying.id, curator.id, now);
  return done;
}

Result<void> log_entries(store::Transaction& tx, const Publisher& publisher, std::string kind,
                         const Pair& pair, Instant now) {
  return store::add_event(
      tx,
      {publisher.curator.centre, publisher.curator.id, std::move(kind),
       fmt::format("panorama {}", pair.going.key), fmt::format("-> {}", pair.staying.key)},
      now);
}

/// What was joined and who asks, as it stands.
struct Parting {
  store::Joining joining;
  Pair pair;
};

Result<Parting> parting_of(store::Reader& reader, const SeenEntry& seen, PanoramaItemId gone) {
  const auto joining = store::joining_of(reader, gone);
  if (!joining) return fail(joining.error());
  const auto going = store::panorama_item(reader, gone);
  if (!going) return fail(going.error());
  const auto staying = store::panorama_item(reader, seen.item);
  if (!staying) return fail(staying.error());
  if (!*joining || !*going || !*staying || (*joining)->into != seen.item) {
    return fail(Code::not_found, fmt::format("items {} and {}", gone.value, seen.item.value),
                "ces deux articles n’en font pas un");
  }
  if ((*staying)->version != seen.version) {
    return fail(Code::conflict, "the item moved on", "quelqu’un a changé cet article entre-temps");
  }
  if (!is_live(**staying)) {
    return fail(Code::conflict, "the item that stayed is not there",
                "celui-ci a quitté le panorama depuis\u00a0: remettez-le d’abord");
  }
  const auto taken_down = store::is_taken_down(reader, (*going)->article);
  if (!taken_down) return fail(taken_down.error());
  if (*taken_down) {
    return fail(Code::conflict, "its publisher asked",
                "son éditeur a demandé ce retrait\u00a0: l’autre ne revient pas au panorama");
  }
  return Parting{**joining, {**going, **staying}};
}

/// The words before, where nobody corrected those of both since.
Result<void> words_before(store::Transaction& tx, const Parting& parting, CuratorId by,
                          Instant now) {
  const PanoramaItem& item = parting.pair.staying;
  const bool stands = item.note == parting.joining.joined_note;
  if (parting.joining.note_version == 0 || !stands) return {};
  store::Reader reader = tx.reader();
  const auto before = store::note_at(reader, item.id, parting.joining.note_version);
  if (!before) return fail(before.error());
  if (!*before) return {};
  const auto done = store::rewrite_item(
      tx, item.id, item.version, {.title = item.title, .url = item.url, .note = **before}, by, now);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the item moved on");
  return {};
}

/// Their stories are two again, and the item that went stands on its own.
Result<void> stand_again(store::Transaction& tx, const Publisher& publisher, const Parting& parting,
                         Instant now) {
  const auto refused = part_stories(tx, publisher.curator, parting.joining.grouping, now);
  if (!refused) return fail(refused.error());
  if (*refused) {
    return fail(Code::conflict, "their stories moved on",
                std::string(desk::sentence_of(**refused)));
  }
  store::Reader reader = tx.reader();
  const auto gone = store::panorama_item(reader, parting.joining.gone);
  if (!gone) return fail(gone.error());
  const auto live = store::live_panorama_item(reader, (*gone)->story);
  if (!live) return fail(live.error());
  if (*live) {
    return fail(Code::conflict, "the story is on the panorama otherwise",
                "cette actualité est au panorama sous un autre article");
  }
  const auto back = store::take_joining_back(tx, parting.joining, publisher.curator.id, now);
  if (!back) return fail(back.error());
  if (!*back) return fail(Code::conflict, "it was taken back already", "c’est déjà fait");
  return {};
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
  if (joining.both_notes) {
    const auto verdict = keep_both_notes(*tx, *pair, publisher.curator.id, now);
    if (!verdict) return fail(verdict.error());
    if (*verdict != rights::NoteVerdict::own_words) return EditionAnswer(*verdict);
  }
  const auto joined = join_pair(*tx, publisher.curator, *pair, joining.both_notes, now);
  if (!joined) return fail(joined.error());
  auto done = log_entries(*tx, publisher, "entries_joined", *pair, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return EditionAnswer(pair->staying.id);
}

Result<EditionAnswer> part_entries(store::Database& db, const Publisher& publisher,
                                   const SeenEntry& seen, PanoramaItemId gone, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto parting = parting_of(reader, seen, gone);
  if (!parting) return fail(parting.error());
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  if (!*may) return EditionAnswer(panorama::DutyRefusal::off_duty);
  auto done = words_before(*tx, *parting, publisher.curator.id, now);
  if (done) done = stand_again(*tx, publisher, *parting, now);
  if (done) done = log_entries(*tx, publisher, "entries_parted", parting->pair, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return EditionAnswer(gone);
}

}  // namespace vigie::app
