// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/triage.hpp"

#include "base/assert.hpp"
#include "base/format.hpp"
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
                        const SeenItem& click, desk::Decision decision) {
  const auto item = item_as_seen(tx, curator, click);
  if (!item) return fail(item.error());
  const auto to = desk::after(item->state, decision);
  if (!to) return not_from(item->state);
  return Decided{*item, *to};
}

Result<void> write_decision(store::Transaction& tx, const store::Curator& curator,
                            const SeenItem& click, const store::DeskItem& item,
                            const store::DeskStep& step, Instant now) {
  const auto article = article_read(tx, item, click);
  if (!article) return fail(article.error());
  auto done = store::add_desk_move(tx, item, step.to, *article, curator.id, now);
  if (done) done = write_move(tx, item, step, *article, curator, name_of(step.to), now);
  return done;
}

}  // namespace

Result<DeskState> decide(store::Database& db, const store::Curator& curator, const SeenItem& click,
                         desk::Decision decision, Instant now) {
  VIGIE_ASSERT(decision == desk::Decision::keep || decision == desk::Decision::discard);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto made = decided(*tx, curator, click, decision);
  if (!made) return fail(made.error());
  auto done = write_decision(*tx, curator, click, made->item, {made->to}, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return made->to;
}

Result<DeskState> put_off(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          Day until, Instant now) {
  if (until <= paris_day(now)) {
    return fail(Code::invalid_input, "until " + iso(until), "choisissez un jour à venir");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto made = decided(*tx, curator, click, desk::Decision::put_off);
  if (!made) return fail(made.error());
  auto done = write_decision(*tx, curator, click, made->item, {made->to, until}, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return made->to;
}

Result<PassAnswer> pass_on(store::Database& db, const store::Curator& curator,
                           const SeenItem& click, std::string_view to_centre, std::string_view word,
                           Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto made = decided(*tx, curator, click, desk::Decision::pass);
  if (!made) return fail(made.error());
  store::Reader reader = tx->reader();
  const auto centre = store::centre_by_key(reader, to_centre);
  if (!centre) return fail(centre.error());
  if (centre->retired_at) return store::unknown_centre(to_centre);
  if (centre->id == curator.centre) return PassAnswer(PassRefusal::itself);
  const auto laid = store::lay_on_desk(*tx, click.story, centre->id, now);
  if (!laid) return fail(laid.error());
  if (!*laid) return PassAnswer(PassRefusal::already_there);
  const store::Pass pass{.story = click.story,
                         .from = curator.centre,
                         .to = centre->id,
                         .curator = curator.id,
                         .word = text::showable(word)};
  auto done = store::add_pass(*tx, pass, now);
  if (done) done = write_decision(*tx, curator, click, made->item, {made->to}, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
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
