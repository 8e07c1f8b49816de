// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/triage.hpp"

#include "base/assert.hpp"
#include "base/format.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {
namespace {

/// The panorama follows a move that is taken back.
Result<void> follow_on_panorama(store::Transaction& tx, const store::DeskItem& item, DeskState to,
                                Instant now) {
  const desk::Publication change = desk::publication_of(item.state, to);
  if (change == desk::Publication::none) return {};
  store::Reader reader = tx.reader();
  const auto live = store::live_panorama_item(reader, item.story);
  if (!live) return fail(live.error());
  if (change == desk::Publication::withdraw) {
    if (!*live || (*live)->centre != item.centre) return {};
    return store::withdraw_panorama_item(tx, (*live)->id, now);
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
  return store::restore_panorama_item(tx, (*last)->id);
}

}  // namespace

Result<DeskState> decide(store::Database& db, const store::Curator& curator, const SeenItem& click,
                         desk::Decision decision, Instant now) {
  VIGIE_ASSERT(decision == desk::Decision::keep || decision == desk::Decision::discard);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  const auto to = desk::after(item->state, decision);
  if (!to) return not_from(item->state);
  const auto article = article_read(*tx, *item, click);
  if (!article) return fail(article.error());
  auto done = store::add_desk_move(*tx, *item, *to, *article, curator.id, now);
  if (done) done = write_move(*tx, *item, *to, *article, curator, name_of(*to), now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *to;
}

Result<DeskState> undo(store::Database& db, const store::Curator& curator, const SeenItem& click,
                       Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  store::Reader reader = tx->reader();
  const auto moves = store::desk_moves(reader, item->story, item->centre);
  if (!moves) return fail(moves.error());
  std::vector<desk::Move> made;
  for (const store::DeskMove& move : *moves) made.push_back({move.from, move.to, move.undone});
  const auto last = desk::undoable(made, item->state);
  if (!last) {
    return fail(Code::conflict, fmt::format("story {}: nothing to undo", item->story.value),
                "il n’y a plus de décision à reprendre sur cette actualité");
  }
  const store::DeskMove& move = (*moves)[*last];
  auto done = follow_on_panorama(*tx, *item, move.from, now);
  if (done) done = store::mark_move_undone(*tx, move.id, now);
  if (done) done = write_move(*tx, *item, move.from, item->article, curator, "undo", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return move.from;
}

}  // namespace vigie::app
