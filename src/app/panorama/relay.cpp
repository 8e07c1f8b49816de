// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/relay.hpp"

#include <algorithm>

#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "desk/moves.hpp"
#include "store/story/story_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

Result<PanoramaItemId> publish(store::Transaction& tx, const store::DeskItem& item,
                               const store::StoryArticle& article, const store::Curator& curator,
                               const std::string& note, Instant now) {
  const store::Proposal offer{.story = item.story,
                              .article = article.id,
                              .centre = curator.centre,
                              .curator = curator.id,
                              .note = note};
  store::Reader reader = tx.reader();
  const auto last = store::last_panorama_item(reader, item.story, curator.centre);
  if (!last) return fail(last.error());
  const PanoramaItemId before = *last ? (*last)->id : PanoramaItemId{};
  const auto added = publish_at_once(tx, offer, item_made_of(article, offer, before, now), now);
  if (!added) return fail(added.error());
  const auto move = store::add_desk_move(tx, item, DeskState::relayed, article.id, curator.id, now);
  if (!move) return fail(move.error());
  auto done = write_move(tx, item, {DeskState::relayed}, article.id, curator, "relayed", now);
  if (done) done = keep_note_words(tx, item.story, curator.id, note, now);
  if (!done) return fail(done.error());
  return *added;
}

}  // namespace

Result<RelayAnswer> relay(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          const std::string& written, Instant now, const Authority& authority) {
  if (const auto legible = check_utf8(written); !legible) return fail(legible.error());
  const std::string note = text::showable(written);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  if (!desk::after(item->state, desk::Decision::relay)) return not_from(item->state);
  store::Reader reader = tx->reader();
  const auto entitled = may_publish_own(reader, curator, authority, now);
  if (!entitled) return fail(entitled.error());
  if (!*entitled) return RelayAnswer(panorama::Relay::off_duty);
  const auto articles = store::story_articles(reader, item->story);
  if (!articles) return fail(articles.error());
  const auto chosen = article_read(*tx, *item, click);
  if (!chosen) return fail(chosen.error());
  const auto article = std::find_if(articles->begin(), articles->end(),
                                    [&](const store::StoryArticle& a) { return a.id == *chosen; });
  if (article == articles->end()) return fail(Code::not_found, "a story without articles");
  const auto live = store::live_panorama_item(reader, item->story);
  if (!live) return fail(live.error());
  const panorama::Relay allowed = judge_article(*article, live->has_value());
  if (allowed != panorama::Relay::allowed) return RelayAnswer(allowed);
  const rights::NoteVerdict verdict = judge_words(note, *articles);
  if (verdict != rights::NoteVerdict::own_words) return RelayAnswer(verdict);

  const auto added = publish(*tx, *item, *article, curator, note, now);
  if (!added) return fail(added.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return RelayAnswer(*added);
}

Result<void> withdraw(store::Database& db, const store::Curator& curator, const SeenItem& click,
                      LeaveLetters leave, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  const auto to = desk::after(item->state, desk::Decision::withdraw);
  if (!to) return not_from(item->state);
  store::Reader reader = tx->reader();
  const auto live = store::live_panorama_item(reader, item->story);
  if (!live) return fail(live.error());
  if (*live && (*live)->centre == curator.centre) {
    if (auto gone = withdraw_item(*tx, **live, curator.id, "", now); !gone) return gone;
    const auto left = leave(*tx, {(*live)->article, kWithdrawnByItsCentre, curator, now});
    if (!left) return fail(left.error());
  }
  const auto move = store::add_desk_move(*tx, *item, *to, item->article, curator.id, now);
  if (!move) return fail(move.error());
  auto done = write_move(*tx, *item, {*to}, item->article, curator, "withdrawn", now);
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
