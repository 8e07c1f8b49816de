// SPDX-License-Identifier: EUPL-1.2
#include "app/regroup.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "store/article_repo.hpp"
#include "store/event_repo.hpp"
#include "store/regroup_repo.hpp"
#include "store/story_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

using store::Regroup;

/// Writes the steps of one decision, numbered.
class Steps {
 public:
  Steps(store::Transaction& tx, std::int64_t regrouping) : tx_(tx), regrouping_(regrouping) {}

  Result<void> article(const store::StoryArticle& moved, StoryId story, ReprintId to) {
    if (auto done = write({moved.id, moved.reprint, story}); !done) return done;
    return store::move_article(tx_, moved.id, to);
  }
  Result<void> reprint(ReprintId moved, StoryId from, StoryId to) {
    if (auto done = write({ArticleId{}, moved, from}); !done) return done;
    return store::move_reprint(tx_, moved, to);
  }

 private:
  Result<void> write(const store::RegroupStep& step) {
    return store::insert_step(tx_, regrouping_, ++number_, step);
  }

  store::Transaction& tx_;
  std::int64_t regrouping_;
  int number_ = 0;
};

Result<std::vector<store::StoryArticle>> articles_of(store::Transaction& tx, StoryId story) {
  auto reader = tx.reader();
  auto articles = store::story_articles(reader, story);
  if (articles && articles->empty()) {
    return fail(Code::not_found, fmt::format("story {}", story.value));
  }
  return articles;
}

Result<void> journal(store::Transaction& tx, const store::Curator& curator, std::string kind,
                     StoryId story, std::string detail, Instant now) {
  return store::add_event(tx,
                          {curator.centre, curator.id, std::move(kind),
                           fmt::format("story {}", story.value), std::move(detail)},
                          now);
}

bool leaves(const std::vector<ArticleId>& leaving, ArticleId article) {
  return std::ranges::find(leaving, article) != leaving.end();
}

/// A reprint that leaves as a whole moves; of others the articles go into a new one.
Result<void> move_out(store::Transaction& tx, Steps& steps,
                      const std::vector<store::StoryArticle>& articles, StoryId story,
                      const std::vector<ArticleId>& leaving, StoryId made, Instant now) {
  std::map<ReprintId, std::vector<const store::StoryArticle*>> reprints;
  for (const store::StoryArticle& article : articles) {
    reprints[article.reprint].push_back(&article);
  }
  for (const auto& [reprint, members] : reprints) {
    const auto going = std::ranges::count_if(
        members, [&](const store::StoryArticle* each) { return leaves(leaving, each->id); });
    if (going == 0) continue;
    if (going == std::ssize(members)) {
      if (auto done = steps.reprint(reprint, story, made); !done) return done;
      continue;
    }
    const auto fresh = store::insert_reprint(tx, made, now);
    if (!fresh) return fail(fresh.error());
    for (const store::StoryArticle* each : members) {
      if (!leaves(leaving, each->id)) continue;
      if (auto done = steps.article(*each, story, *fresh); !done) return done;
    }
  }
  return {};
}

Result<void> change_desk(store::Transaction& tx, std::int64_t regrouping,
                         const store::DeskItem* before, const store::DeskItem& after) {
  store::DeskBefore kept{before != nullptr ? *before : after, before != nullptr, after.version};
  if (auto done = store::insert_desk_before(tx, regrouping, kept); !done) return done;
  return store::put_desk_item(tx, after);
}

Result<void> lay_split_on_desks(store::Transaction& tx, std::int64_t regrouping, StoryId story,
                                StoryId made, Instant now) {
  auto reader = tx.reader();
  const auto items = store::desk_items_of(reader, story);
  if (!items) return fail(items.error());
  for (const store::DeskItem& item : *items) {
    store::DeskItem fresh;
    fresh.story = made;
    fresh.centre = item.centre;
    fresh.arrived_at = now;
    if (auto done = change_desk(tx, regrouping, nullptr, fresh); !done) return done;
  }
  return {};
}

/// A decision survives: where the other story was still to be read, it takes it over.
Result<void> join_desks(store::Transaction& tx, std::int64_t regrouping, StoryId from,
                        StoryId into) {
  auto reader = tx.reader();
  const auto going = store::desk_items_of(reader, from);
  if (!going) return fail(going.error());
  const auto staying = store::desk_items_of(reader, into);
  if (!staying) return fail(staying.error());
  for (const store::DeskItem& item : *going) {
    const auto there = std::ranges::find_if(
        *staying, [&](const store::DeskItem& each) { return each.centre == item.centre; });
    store::DeskItem joined = item;
    joined.story = into;
    if (there == staying->end()) {
      joined.version = 1;
      if (auto done = change_desk(tx, regrouping, nullptr, joined); !done) return done;
    } else if (there->state == DeskState::fresh && item.state != DeskState::fresh) {
      joined.version = there->version + 1;
      if (auto done = change_desk(tx, regrouping, &*there, joined); !done) return done;
    }
  }
  return {};
}

Result<void> restore_desks(store::Transaction& tx, std::int64_t regrouping) {
  auto reader = tx.reader();
  const auto before = store::desks_before(reader, regrouping);
  if (!before) return fail(before.error());
  for (const store::DeskBefore& one : *before) {
    const auto now_there = store::desk_item(reader, one.item.story, one.item.centre);
    if (!now_there) return fail(now_there.error());
    if (!*now_there || (*now_there)->version != one.version_left) {
      return fail(Code::conflict,
                  fmt::format("story {} was decided on since", one.item.story.value));
    }
    if (!one.existed) {
      auto done = store::remove_desk_item(tx, one.item.story, one.item.centre);
      if (!done) return done;
      continue;
    }
    store::DeskItem back = one.item;
    back.version = one.version_left + 1;
    back.arrived_at = (*now_there)->arrived_at;
    if (auto done = store::put_desk_item(tx, back); !done) return done;
  }
  return {};
}

Result<void> take_back(store::Transaction& tx, const store::Regrouping& made) {
  auto reader = tx.reader();
  const auto steps = store::steps_of(reader, made.id);
  if (!steps) return fail(steps.error());
  for (const store::RegroupStep& step : *steps) {
    auto done = step.article ? store::move_article(tx, step.article, step.reprint)
                             : store::move_reprint(tx, step.reprint, step.story);
    if (!done) return done;
  }
  if (made.move == Regroup::merge) return store::redirect_story(tx, made.from, StoryId{});
  const auto empty = store::story_is_empty(reader, made.to);
  if (!empty) return fail(empty.error());
  if (!*empty) return {};  // the machine placed later articles there: they stay
  return store::redirect_story(tx, made.to, made.from);
}

}  // namespace

Result<StoryId> split_story(store::Database& db, const store::Curator& curator, StoryId story,
                            const std::vector<ArticleId>& leaving, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto articles = articles_of(*tx, story);
  if (!articles) return fail(articles.error());
  const auto inside = std::ranges::count_if(
      *articles, [&](const store::StoryArticle& each) { return leaves(leaving, each.id); });
  if (inside != std::ssize(leaving)) return fail(Code::not_found, "an article of another story");
  if (inside == 0 || inside == std::ssize(*articles)) {
    return fail(Code::invalid_input, "a story keeps at least one article and loses at least one");
  }
  const auto made = store::insert_story(*tx, now);
  if (!made) return fail(made.error());
  const std::string reason = fmt::format(
      "{} à part par {}.", text::plural(inside, "article mis", "articles mis"), curator.name);
  const auto id =
      store::insert_regrouping(*tx, {0, Regroup::split, story, *made}, curator.id, reason, now);
  if (!id) return fail(id.error());
  Steps steps(*tx, *id);
  auto done = move_out(*tx, steps, *articles, story, leaving, *made, now);
  if (done) done = lay_split_on_desks(*tx, *id, story, *made, now);
  if (done) done = journal(*tx, curator, "split", story, fmt::format("-> {}", made->value), now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *made;
}

Result<void> merge_stories(store::Database& db, const store::Curator& curator, StoryId from,
                           StoryId into, Instant now) {
  if (from == into) return fail(Code::invalid_input, "a story with itself");
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto going = articles_of(*tx, from);
  if (!going) return fail(going.error());
  if (const auto staying = articles_of(*tx, into); !staying) return fail(staying.error());
  const std::string reason = fmt::format("Même sujet, selon {}.", curator.name);
  const auto id =
      store::insert_regrouping(*tx, {0, Regroup::merge, from, into}, curator.id, reason, now);
  if (!id) return fail(id.error());
  auto reader = tx->reader();
  const auto reprints = store::reprints_of(reader, from);
  if (!reprints) return fail(reprints.error());
  Steps steps(*tx, *id);
  for (const ReprintId reprint : *reprints) {
    if (auto done = steps.reprint(reprint, from, into); !done) return done;
  }
  auto done = store::redirect_story(*tx, from, into);
  if (done) done = join_desks(*tx, *id, from, into);
  if (done) done = journal(*tx, curator, "merge", from, fmt::format("-> {}", into.value), now);
  if (done) done = tx->commit();
  return done;
}

Result<void> undo_regrouping(store::Database& db, const store::Curator& curator, StoryId story,
                             Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto made = store::last_regrouping(reader, story);
  if (!made) return fail(made.error());
  if (!*made) {
    return fail(Code::conflict, fmt::format("nothing to undo on story {}", story.value));
  }
  auto done = restore_desks(*tx, (*made)->id);
  if (done) done = take_back(*tx, **made);
  if (done) done = store::mark_regrouping_undone(*tx, (*made)->id, now);
  if (done) done = journal(*tx, curator, "regroup-undo", story, "", now);
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
