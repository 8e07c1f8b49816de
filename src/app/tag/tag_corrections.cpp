// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/tag_corrections.hpp"

#include "app/desk/desk_move.hpp"
#include "base/format.hpp"
#include "store/article/article_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

Result<ArticleId> article_on_desk(store::Transaction& tx, const store::Curator& curator,
                                  const TagCorrection& correction) {
  store::Reader reader = tx.reader();
  const auto item = store::desk_item(reader, correction.story, curator.centre);
  if (!item) return fail(item.error());
  if (!*item) {
    return fail(Code::not_found, fmt::format("story {} on this desk", correction.story.value));
  }
  auto article = article_read(tx, **item, {correction.story, 0, correction.article});
  if (article && !*article) return fail(Code::not_found, "article");
  return article;
}

/// The tag as it is said now, on the desk and on the panorama.
Result<void> say(store::Transaction& tx, ArticleId article, const store::TagKey& key,
                 store::Said said, const store::Curator& curator) {
  auto done = store::put_said(tx, article, key, said, "par " + curator.name);
  if (!done) return done;
  store::Reader reader = tx.reader();
  const auto story = store::story_of_article(reader, article);
  if (!story) return fail(story.error());
  return store::retag_panorama(tx, *story);
}

Result<void> journal(store::Transaction& tx, const store::Curator& curator, ArticleId article,
                     const store::TagKey& key, std::string_view what, Instant now) {
  return store::add_event(
      tx,
      {curator.centre, curator.id, "tag", fmt::format("article {}", article.value),
       fmt::format("{} {} {}", what, key.kind, key.code)},
      now);
}

}  // namespace

Result<std::int64_t> correct_tag(store::Database& db, const store::Curator& curator,
                                 const TagCorrection& correction, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto article = article_on_desk(*tx, curator, correction);
  if (!article) return fail(article.error());
  if (!correction.name.empty()) {
    auto named = store::name_territory(*tx, correction.key.code, correction.name);
    if (!named) return fail(named.error());
  }
  for (const std::string& each : correction.departements) {
    auto placed = store::place_territory(*tx, correction.key.code, each);
    if (!placed) return fail(placed.error());
  }
  store::Reader reader = tx->reader();
  const auto label = store::tag_label(reader, correction.key);
  if (!label) return fail(label.error());
  if (!*label) return fail(Code::invalid_input, "tag " + correction.key.code);
  const auto before = store::said_of(reader, *article, correction.key);
  if (!before) return fail(before.error());
  const store::TagMove move{0,          *article, correction.key,  curator.centre,
                            curator.id, *before,  correction.said, false};
  const auto made = store::add_tag_move(*tx, move, now);
  if (!made) return fail(made.error());
  auto done = say(*tx, *article, correction.key, correction.said, curator);
  const bool given = correction.said == store::Said::given;
  if (done) done = journal(*tx, curator, *article, correction.key, given ? "give" : "refuse", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *made;
}

Result<void> undo_tag_move(store::Database& db, const store::Curator& curator, std::int64_t id,
                           Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto move = store::tag_move(reader, id);
  if (!move) return fail(move.error());
  if (!*move || (*move)->centre != curator.centre) return fail(Code::not_found, "tag move");
  const auto last = store::last_tag_move(reader, (*move)->article, (*move)->key);
  if (!last) return fail(last.error());
  if ((*move)->undone || *last != id) return fail(Code::conflict, "the tag was corrected since");
  auto done = store::mark_tag_move_undone(*tx, id, now);
  if (done) done = say(*tx, (*move)->article, (*move)->key, (*move)->before, curator);
  if (done) done = journal(*tx, curator, (*move)->article, (*move)->key, "undo", now);
  if (done) done = tx->commit();
  return done;
}

Result<tag::Place> place_named(const tag::TerritoryTagger& territories, std::string_view text) {
  text = text::trimmed(text);
  if (const tag::Place* place = territories.by_code(text)) return *place;
  std::string_view inside;
  if (const auto open = text.find('('); open != std::string_view::npos && text.ends_with(')')) {
    inside = text::trimmed(text.substr(open + 1, text.size() - open - 2));
    text = text::trimmed(text.substr(0, open));
  }
  std::vector<tag::Place> found = territories.named(text);
  if (!inside.empty()) {
    std::erase_if(
        found, [&](const tag::Place& place) { return !territories.lies_in(place.code, inside); });
  }
  if (found.empty()) return fail(Code::not_found, std::string(text));
  if (found.size() > 1) return fail(Code::conflict, fmt::format("{} places", found.size()));
  return found.front();
}

}  // namespace vigie::app
