// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/relay.hpp"

#include <algorithm>

#include "app/desk/publication.hpp"
#include "desk/moves.hpp"
#include "panorama/lifecycle.hpp"
#include "rights/share.hpp"
#include "store/desk/draft_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// Judges the note by the texts of every article of the story: a copy of a reprint is a copy.
rights::NoteVerdict judge(const std::string& note,
                          const std::vector<store::StoryArticle>& articles) {
  std::vector<std::string_view> texts;
  for (const store::StoryArticle& each : articles) {
    texts.emplace_back(each.title);
    texts.emplace_back(each.excerpt);
  }
  return rights::judge_note(note, texts);
}

panorama::Relay judge_article(const store::StoryArticle& article, bool already_there) {
  PublicArticle shown;
  shown.title = article.title;
  shown.url = article.url;
  return panorama::may_relay(rights::shareable(std::move(shown)), already_there);
}

/// What becomes public: the article as it is now, and stays. `before`: the centre's last item of
/// this story.
store::PanoramaItem item_of(const store::StoryArticle& article, StoryId story,
                            const store::Curator& curator, const std::string& note,
                            PanoramaItemId before, Instant now) {
  return {.key = panorama::permanent_key({story, curator.centre, article.url, now, before}),
          .story = story,
          .article = article.id,
          .centre = curator.centre,
          .curator = curator.id,
          .title = article.title,
          .url = article.url,
          .media = article.media,
          .author = article.author,
          .dated_at = article.published_at,
          .note = note,
          .publish_at = now};
}

/// Withdrawn or taken back, the note is there to be written on.
Result<void> keep_words(store::Transaction& tx, StoryId story, CuratorId curator,
                        std::string_view note, Instant now) {
  store::Reader reader = tx.reader();
  const auto draft = store::note_draft(reader, story, curator);
  if (!draft) return fail(draft.error());
  const int seen = *draft ? (*draft)->version : 0;
  if (const auto saved = store::save_note_draft(tx, story, curator, note, seen, now); !saved) {
    return fail(saved.error());
  }
  return {};
}

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
  const auto added =
      publish_at_once(tx, offer, item_of(article, item.story, curator, note, before, now), now);
  if (!added) return fail(added.error());
  const auto move = store::add_desk_move(tx, item, DeskState::relayed, article.id, curator.id, now);
  if (!move) return fail(move.error());
  auto done = write_move(tx, item, {DeskState::relayed}, article.id, curator, "relayed", now);
  if (done) done = keep_words(tx, item.story, curator.id, note, now);
  if (!done) return fail(done.error());
  return *added;
}

}  // namespace

Result<RelayAnswer> relay(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          const std::string& written, Instant now) {
  if (!text::is_utf8(written)) {
    return fail(
        Code::invalid_input, "note: no UTF-8",
        "la note n’est pas écrite en UTF-8\u00A0; réglez le terminal, ou relayez dans la page");
  }
  const std::string note = text::showable(written);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  if (!desk::after(item->state, desk::Decision::relay)) return not_from(item->state);
  store::Reader reader = tx->reader();
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
  const rights::NoteVerdict verdict = judge(note, *articles);
  if (verdict != rights::NoteVerdict::own_words) return RelayAnswer(verdict);

  const auto added = publish(*tx, *item, *article, curator, note, now);
  if (!added) return fail(added.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return RelayAnswer(*added);
}

Result<void> withdraw(store::Database& db, const store::Curator& curator, const SeenItem& click,
                      Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto item = item_as_seen(*tx, curator, click);
  if (!item) return fail(item.error());
  const auto to = desk::after(item->state, desk::Decision::withdraw);
  if (!to) return not_from(item->state);
  store::Reader reader = tx->reader();
  const auto live = store::live_panorama_item(reader, item->story);
  if (!live) return fail(live.error());
  Result<void> done;
  if (*live && (*live)->centre == curator.centre) {
    done = withdraw_item(*tx, **live, curator.id, "", now);
  }
  if (!done) return done;
  const auto move = store::add_desk_move(*tx, *item, *to, item->article, curator.id, now);
  if (!move) return fail(move.error());
  done = write_move(*tx, *item, {*to}, item->article, curator, "withdrawn", now);
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
