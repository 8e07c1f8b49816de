// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/undo.hpp"

#include "app/desk/publication.hpp"
#include "base/format.hpp"
#include "desk/moves.hpp"
#include "store/desk/history_repo.hpp"
#include "store/desk/pass_repo.hpp"
#include "store/story/grouping_repo.hpp"

namespace vigie::app {
namespace {

/// Who takes back, and what letters lose with it.
struct Undoing {
  const store::Curator& curator;
  LeaveLetters leave;
  Instant now;
};

/// As if it had never been relayed; letters that took it lose it.
Result<void> unpublish(store::Transaction& tx, const store::PanoramaItem& item,
                       const Undoing& undoing) {
  const bool was_public = item.published_at.has_value();
  auto done = take_back_item(tx, item, undoing.curator.id, undoing.now);
  if (!done || !was_public) return done;
  const auto left =
      undoing.leave(tx, {item.article, kWithdrawnByItsCentre, undoing.curator, undoing.now});
  if (!left) return fail(left.error());
  return {};
}

/// The panorama follows a move that is taken back.
Result<void> follow_on_panorama(store::Transaction& tx, const store::DeskItem& item, DeskState to,
                                const Undoing& undoing) {
  const desk::Publication change = desk::publication_of(item.state, to);
  if (change == desk::Publication::none) return {};
  store::Reader reader = tx.reader();
  const auto live = store::live_panorama_item(reader, item.story);
  if (!live) return fail(live.error());
  if (change == desk::Publication::withdraw) {
    if (!*live || (*live)->centre != item.centre) return {};
    return unpublish(tx, **live, undoing);
  }
  if (*live) {
    return fail(Code::conflict, "another centre relayed the story since",
                "un autre centre a relayé cette actualité depuis");
  }
  const auto last = store::last_panorama_item(reader, item.story, item.centre);
  if (!last) return fail(last.error());
  if (!*last) {
    return fail(Code::conflict, "nothing to put back on the panorama",
                "il n’y a rien à remettre au panorama");
  }
  if (!(*last)->reason.empty()) {
    return fail(
        Code::conflict, "withdrawn with a reason",
        "elle a été retirée du panorama avec un motif\u00a0: qui tient le panorama peut l’y "
        "remettre");
  }
  return restore_item(tx, **last, undoing.curator.id, undoing.now);
}

/// The story leaves the desk that it was passed to, where nobody decided and no source brought it.
Result<void> recall(store::Transaction& tx, const store::DeskItem& item, Instant now) {
  store::Reader reader = tx.reader();
  const auto pass = store::last_pass(reader, item.story, item.centre);
  if (!pass) return fail(pass.error());
  if (!*pass) return {};
  const auto line = store::desk_item(reader, item.story, (*pass)->to);
  if (!line) return fail(line.error());
  if (*line && (*line)->decided_at) {
    return fail(Code::conflict, "the other centre decided since",
                "l’autre centre a déjà décidé de cette actualité");
  }
  const auto reads = store::centre_reads_story(reader, item.story, (*pass)->to);
  if (!reads) return fail(reads.error());
  Result<void> done;
  if (*line && !*reads) done = store::remove_desk_item(tx, item.story, (*pass)->to);
  if (done) done = store::recall_pass(tx, (*pass)->id, now);
  return done;
}

Result<store::DeskMove> move_to_undo(store::Transaction& tx, const store::DeskItem& item) {
  store::Reader reader = tx.reader();
  const auto moves = store::desk_moves(reader, item.story, item.centre);
  if (!moves) return fail(moves.error());
  std::vector<desk::Move> made;
  for (const store::DeskMove& move : *moves) made.push_back({move.from, move.to, move.undone});
  const auto last = desk::undoable(made, item.state);
  if (last) return (*moves)[*last];
  return fail(Code::conflict, fmt::format("story {}: nothing to undo", item.story.value),
              "il n’y a plus de décision à reprendre sur cette actualité");
}

/// One story goes one move back.
Result<DeskState> take_back(store::Transaction& tx, const store::DeskItem& item,
                            const store::DeskMove& move, const Undoing& undoing) {
  const Instant now = undoing.now;
  auto done = follow_on_panorama(tx, item, move.from, undoing);
  if (done && item.state == DeskState::passed) done = recall(tx, item, now);
  if (done) done = store::mark_move_undone(tx, move.id, now);
  if (done) {
    const store::DeskStep back{move.from, move.from_later_on};
    done = write_move(tx, item, back, item.article, undoing.curator, "undo", now);
  }
  if (!done) return fail(done.error());
  return move.from;
}

/// One move of a gesture: none where its story was moved by somebody since, or cannot go back.
Result<bool> take_back_part(store::Transaction& tx, const store::GestureMove& part,
                            const Undoing& undoing) {
  store::Reader reader = tx.reader();
  const auto item = store::desk_item(reader, part.story, undoing.curator.centre);
  if (!item) return fail(item.error());
  if (!*item) return false;
  const auto move = move_to_undo(tx, **item);
  if (!move && move.error().code != Code::conflict) return fail(move.error());
  if (!move || move->id != part.move) return false;
  const auto back = take_back(tx, **item, *move, undoing);
  if (!back && back.error().code != Code::conflict) return fail(back.error());
  return back.has_value();
}

}  // namespace

Result<DeskState> undo(store::Database& db, const store::Curator& curator, const SeenItem& click,
                       LeaveLetters leave, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  const auto move = move_to_undo(*tx, *item);
  if (!move) return fail(move.error());
  const auto back = take_back(*tx, *item, *move, {curator, leave, now});
  if (!back) return fail(back.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return *back;
}

Result<UndoneGesture> undo_gesture(store::Database& db, const store::Curator& curator,
                                   std::int64_t first, LeaveLetters leave, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto moves = store::moves_of_gesture(reader, curator.id, first);
  if (!moves) return fail(moves.error());
  UndoneGesture undone;
  for (const store::GestureMove& part : *moves) {
    const auto back = take_back_part(*tx, part, {curator, leave, now});
    if (!back) return fail(back.error());
    (*back ? undone.stories : undone.left).push_back(part.story);
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return undone;
}

}  // namespace vigie::app
