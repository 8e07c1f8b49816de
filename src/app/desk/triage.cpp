// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/triage.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/format.hpp"
#include "store/desk/history_repo.hpp"
#include "store/desk/pass_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// A line as the person saw it, and where their decision leads.
struct Decided {
  store::DeskItem item;
  DeskState to;
};

Result<Decided> decided(store::Transaction& tx, const store::Curator& curator,
                        const SeenItem& click, desk::Decision decision, Instant now) {
  const auto item = click.version == 0 ? take_onto_desk(tx, curator, click.story, now)
                                       : item_as_seen(tx, curator, click);
  if (!item) return fail(item.error());
  const auto to = desk::after(item->state, decision);
  if (!to) return not_from(item->state);
  return Decided{*item, *to};
}

/// Answers the number of the move, which joins `lot`.
Result<std::int64_t> write_decision(store::Transaction& tx, const store::Curator& curator,
                                    const SeenItem& click, const store::DeskItem& item,
                                    const store::DeskStep& step, Instant now,
                                    std::int64_t lot = 0) {
  const auto article = article_read(tx, item, click);
  if (!article) return fail(article.error());
  const auto move = store::add_desk_move(tx, item, step.to, *article, curator.id, now, lot);
  if (!move) return fail(move.error());
  auto done = write_move(tx, item, step, *article, curator, name_of(step.to), now);
  if (!done) return fail(done.error());
  return *move;
}

/// The same person decided so a moment ago, from the version that this click saw.
Result<bool> is_repeated(store::Reader& reader, const store::Curator& curator,
                         const SeenItem& click, desk::Decision decision, Instant now) {
  const auto item = store::desk_item(reader, click.story, curator.centre);
  if (!item) return fail(item.error());
  if (!*item || (*item)->curator != curator.id ||
      (*item)->version != std::max(click.version, 1) + 1 || !(*item)->decided_at ||
      now - *(*item)->decided_at > kRepeatSeconds) {
    return false;
  }
  const auto moves = store::desk_moves(reader, click.story, curator.centre);
  if (!moves) return fail(moves.error());
  return !moves->empty() && !moves->back().undone && moves->back().to == (*item)->state &&
         desk::after(moves->back().from, decision) == (*item)->state;
}

}  // namespace

Result<DeskState> decide(store::Database& db, const store::Curator& curator, const SeenItem& click,
                         desk::Decision decision, Instant now) {
  VIGIE_ASSERT(decision == desk::Decision::keep || decision == desk::Decision::discard);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto repeated = is_repeated(reader, curator, click, decision, now);
  if (!repeated) return fail(repeated.error());
  if (*repeated) return decision == desk::Decision::keep ? DeskState::kept : DeskState::discarded;
  const auto made = decided(*tx, curator, click, decision, now);
  if (!made) return fail(made.error());
  const auto move = write_decision(*tx, curator, click, made->item, {made->to}, now);
  if (!move) return fail(move.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return made->to;
}

Result<BulkAnswer> decide_all(store::Database& db, const store::Curator& curator,
                              const BulkDecision& wanted, Instant now) {
  if (wanted.lines.size() > kBulkLinesMax) return fail(Code::invalid_input, "too many lines");
  const bool later = wanted.decision == desk::Decision::put_off;
  if (later && wanted.until <= paris_day(now)) {
    return fail(Code::invalid_input, "until " + iso(wanted.until), "choisissez un jour à venir");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  BulkAnswer answer;
  for (const SeenItem& line : wanted.lines) {
    const auto made = decided(*tx, curator, line, wanted.decision, now);
    if (!made && made.error().code != Code::conflict && made.error().code != Code::not_found) {
      return fail(made.error());
    }
    if (!made) {
      answer.moved_on.push_back(line.story);
      continue;
    }
    const store::DeskStep step{made->to, later ? std::optional(wanted.until) : std::nullopt};
    const auto move = write_decision(*tx, curator, line, made->item, step, now, answer.gesture);
    if (!move) return fail(move.error());
    if (answer.gesture == 0) {
      answer.gesture = *move;
      if (auto done = store::open_lot(*tx, *move); !done) return fail(done.error());
    }
    answer.done.push_back(line.story);
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return answer;
}

Result<DeskState> put_off(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          Day until, Instant now) {
  if (until <= paris_day(now)) {
    return fail(Code::invalid_input, "until " + iso(until), "choisissez un jour à venir");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto made = decided(*tx, curator, click, desk::Decision::put_off, now);
  if (!made) return fail(made.error());
  const auto move = write_decision(*tx, curator, click, made->item, {made->to, until}, now);
  if (!move) return fail(move.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return made->to;
}

Result<PassAnswer> pass_on(store::Database& db, const store::Curator& curator,
                           const SeenItem& click, std::string_view to_centre, std::string_view word,
                           Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto made = decided(*tx, curator, click, desk::Decision::pass, now);
  if (!made) return fail(made.error());
  store::Reader reader = tx->reader();
  const auto centre = store::centre_by_key(reader, to_centre);
  if (!centre) return fail(centre.error());
  if (centre->retired_at) return store::unknown_centre(to_centre);
  if (centre->id == curator.centre) return PassAnswer(PassRefusal::itself);
  const auto laid = store::lay_on_desk(*tx, click.story, centre->id, now, now);
  if (!laid) return fail(laid.error());
  if (!*laid) return PassAnswer(PassRefusal::already_there);
  const store::Pass pass{.story = click.story,
                         .from = curator.centre,
                         .to = centre->id,
                         .curator = curator.id,
                         .word = text::showable(word)};
  auto done = store::add_pass(*tx, pass, now);
  if (!done) return fail(done.error());
  const auto move = write_decision(*tx, curator, click, made->item, {made->to}, now);
  if (!move) return fail(move.error());
  if (done = tx->commit(); !done) return fail(done.error());
  return PassAnswer(made->to);
}

Result<void> mute(store::Database& db, const store::Curator& curator, const SeenItem& click,
                  bool muted, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  if (item->muted_at.has_value() == muted) return {};
  const auto done = store::mute_desk_item(*tx, *item, muted ? std::optional(now) : std::nullopt);
  if (!done) return fail(done.error());
  return tx->commit();
}

}  // namespace vigie::app
