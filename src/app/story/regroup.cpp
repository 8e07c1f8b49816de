// SPDX-License-Identifier: EUPL-1.2
#include "app/story/regroup.hpp"

#include <algorithm>
#include <map>

#include "app/story/regroup_desks.hpp"
#include "base/format.hpp"
#include "store/article/article_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/story/grouping_repo.hpp"
#include "store/story/story_repo.hpp"
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

/// Not_found also for a story that went into another: nobody has it in front of them any more.
Result<std::vector<store::StoryArticle>> articles_of(store::Transaction& tx, StoryId story) {
  auto reader = tx.reader();
  auto articles = store::story_articles(reader, story);
  if (articles && articles->empty()) {
    return store::unknown_story(story);
  }
  return articles;
}

Result<void> must_lie_on_desk(store::Transaction& tx, const store::Curator& curator,
                              StoryId story) {
  auto reader = tx.reader();
  const auto line = store::desk_item(reader, story, curator.centre);
  if (!line) return fail(line.error());
  if (*line) return {};
  return fail(Code::not_found,
              fmt::format("story {} on the desk of {}", story.value, curator.centre_key),
              fmt::format("l’actualité {} n’est pas sur la pile du centre", story.value));
}

Result<bool> changed_since(store::Transaction& tx, StoryId story, SeenMark seen) {
  if (!seen) return false;
  auto reader = tx.reader();
  const auto mark = store::regroup_mark(reader, story);
  if (!mark) return fail(mark.error());
  return *mark != *seen;
}

Result<void> journal(store::Transaction& tx, const store::Curator& curator, std::string kind,
                     StoryId story, std::string detail, Instant now) {
  return store::add_event(tx,
                          {curator.centre, curator.id, std::move(kind),
                           fmt::format("story {}", story.value), std::move(detail)},
                          now);
}

bool leaves(const std::vector<ArticleId>& detached, ArticleId article) {
  return std::ranges::find(detached, article) != detached.end();
}

/// A reprint that leaves as a whole moves; of others the articles go into a new one.
Result<void> move_out(store::Transaction& tx, Steps& steps,
                      const std::vector<store::StoryArticle>& articles, StoryId story,
                      const std::vector<ArticleId>& detached, StoryId made, Instant now) {
  std::map<ReprintId, std::vector<const store::StoryArticle*>> reprints;
  for (const store::StoryArticle& article : articles) {
    reprints[article.reprint].push_back(&article);
  }
  for (const auto& [reprint, members] : reprints) {
    const auto going = std::ranges::count_if(
        members, [&](const store::StoryArticle* each) { return leaves(detached, each->id); });
    if (going == 0) continue;
    if (going == std::ssize(members)) {
      if (auto done = steps.reprint(reprint, story, made); !done) return done;
      continue;
    }
    const auto fresh = store::insert_reprint(tx, made, now);
    if (!fresh) return fail(fresh.error());
    for (const store::StoryArticle* each : members) {
      if (!leaves(detached, each->id)) continue;
      if (auto done = steps.article(*each, story, *fresh); !done) return done;
    }
  }
  return {};
}

/// The articles of `detached`, of the reprint too; not_found where one is of another story.
Result<std::vector<ArticleId>> named_by(const Detached& detached,
                                        const std::vector<store::StoryArticle>& articles) {
  std::vector<ArticleId> named;
  for (const store::StoryArticle& each : articles) {
    if (leaves(detached.articles, each.id) ||
        (detached.reprint && each.reprint == detached.reprint)) {
      named.push_back(each.id);
    }
  }
  const bool strangers = std::ranges::any_of(
      detached.articles, [&named](ArticleId each) { return !leaves(named, each); });
  if (strangers) {
    return fail(Code::not_found, "an article of another story",
                "un des articles n’est pas de cette actualité");
  }
  return named;
}

/// The article that came first: on it a filter's rule decided.
ArticleId first_of(const std::vector<store::StoryArticle>& articles) {
  const auto earlier = [](const store::StoryArticle& a, const store::StoryArticle& b) {
    return std::pair(a.first_seen_at, a.id) < std::pair(b.first_seen_at, b.id);
  };
  return std::ranges::min_element(articles, earlier)->id;
}

Result<std::int64_t> open_decision(store::Transaction& tx, store::Regrouping made,
                                   const store::Curator& curator, std::string_view reason,
                                   Instant now) {
  const auto id = store::insert_regrouping(tx, made, curator.id, reason, now);
  if (!id) return fail(id.error());
  const bool split = made.move == Regroup::split;
  auto done = journal(tx, curator, split ? "split" : "merge", made.from,
                      fmt::format("-> {}", made.to.value), now);
  if (!done) return fail(done.error());
  return *id;
}

Result<Regrouped> part(store::Transaction& tx, const store::Curator& curator, StoryId story,
                       const std::vector<store::StoryArticle>& articles,
                       const std::vector<ArticleId>& detached, Instant now) {
  const auto made = store::insert_story(tx, now);
  if (!made) return fail(made.error());
  const std::string reason =
      fmt::format("{} à part par {}.",
                  text::plural(std::ssize(detached), "article mis", "articles mis"), curator.name);
  store::Regrouping split{0, Regroup::split, story, *made};
  const auto id = open_decision(tx, split, curator, reason, now);
  if (!id) return fail(id.error());
  split.id = *id;
  Steps steps(tx, *id);
  auto done = move_out(tx, steps, articles, story, detached, *made, now);
  if (done) done = part_desks(tx, split, detached, first_of(articles), now);
  if (!done) return fail(done.error());
  return Regrouped{*id, *made};
}

/// The decision to take back: none where it is not the last of both its stories.
Result<std::optional<store::Regrouping>> undoable(store::Transaction& tx, StoryId story,
                                                  std::optional<std::int64_t> decision) {
  auto reader = tx.reader();
  const auto last = store::last_regrouping(reader, story);
  if (!last) return fail(last.error());
  if (!*last || (decision && (*last)->id != *decision)) return std::nullopt;
  const StoryId other = (*last)->from == story ? (*last)->to : (*last)->from;
  const auto of_other = store::last_regrouping(reader, other);
  if (!of_other) return fail(of_other.error());
  if (!*of_other || (*of_other)->id != (*last)->id) return std::nullopt;
  return *last;
}

/// Articles and reprints go back; whether the story that a split made is empty then.
Result<bool> take_back(store::Transaction& tx, const store::Regrouping& made) {
  auto reader = tx.reader();
  const auto steps = store::steps_of(reader, made.id);
  if (!steps) return fail(steps.error());
  for (const store::RegroupStep& step : *steps) {
    auto done = step.article ? store::move_article(tx, step.article, step.reprint)
                             : store::move_reprint(tx, step.reprint, step.story);
    if (!done) return fail(done.error());
  }
  if (made.move == Regroup::merge) {
    if (auto done = store::redirect_story(tx, made.from, StoryId{}); !done) {
      return fail(done.error());
    }
    return false;
  }
  auto empty = store::story_is_empty(reader, made.to);
  if (!empty || !*empty) return empty;  // the machine placed later articles there: they stay
  if (auto done = store::redirect_story(tx, made.to, made.from); !done) return fail(done.error());
  return true;
}

/// A line that was left alone, and decided since with an article that goes back, is not ours.
Result<bool> desks_name_strangers(store::Transaction& tx, const store::Regrouping& undone,
                                  bool emptied) {
  auto reader = tx.reader();
  auto from = store::desk_names_a_stranger(reader, undone.from);
  if (!from || *from || emptied) return from;
  return store::desk_names_a_stranger(reader, undone.to);
}

Result<RegroupAnswer> commit(store::Transaction& tx, const Result<Regrouped>& made) {
  if (!made) return fail(made.error());
  if (auto done = tx.commit(); !done) return fail(done.error());
  return RegroupAnswer(*made);
}

/// None: it is taken back.
Result<std::optional<RegroupRefusal>> undo_in(store::Transaction& tx, const store::Regrouping& made,
                                              const store::Curator& curator, StoryId story,
                                              Instant now) {
  const auto stand = desks_stand(tx, made.id);
  if (!stand) return fail(stand.error());
  if (!*stand) return RegroupRefusal::decided_since;
  const auto both = both_relayed(tx, made.from, made.to);
  if (!both) return fail(both.error());
  if (*both) return RegroupRefusal::both_relayed;
  const auto emptied = take_back(tx, made);
  if (!emptied) return fail(emptied.error());
  auto done = restore_desks(tx, made, *emptied);
  if (!done) return fail(done.error());
  const auto strangers = desks_name_strangers(tx, made, *emptied);
  if (!strangers) return fail(strangers.error());
  if (*strangers) return RegroupRefusal::decided_since;
  done = store::mark_regrouping_undone(tx, made.id, now);
  if (done) done = journal(tx, curator, "regroup-undo", story, "", now);
  if (!done) return fail(done.error());
  return std::nullopt;
}

}  // namespace

Result<Regrouped> join_stories(store::Transaction& tx, const store::Curator& curator, StoryId from,
                               StoryId into, Instant now) {
  store::Regrouping merge{0, Regroup::merge, from, into};
  const auto id =
      open_decision(tx, merge, curator, fmt::format("Même sujet, selon {}.", curator.name), now);
  if (!id) return fail(id.error());
  merge.id = *id;
  auto reader = tx.reader();
  const auto reprints = store::reprints_of(reader, from);
  if (!reprints) return fail(reprints.error());
  Steps steps(tx, *id);
  for (const ReprintId reprint : *reprints) {
    if (auto done = steps.reprint(reprint, from, into); !done) return fail(done.error());
  }
  auto done = store::redirect_story(tx, from, into);
  if (done) done = join_desks(tx, merge);
  if (!done) return fail(done.error());
  return Regrouped{*id, into};
}

Result<RegroupAnswer> split_story(store::Database& db, const store::Curator& curator, StoryId story,
                                  const Detached& detached, SeenMark seen, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = must_lie_on_desk(*tx, curator, story); !done) return fail(done.error());
  const auto changed = changed_since(*tx, story, seen);
  if (!changed) return fail(changed.error());
  if (*changed) return RegroupAnswer(RegroupRefusal::changed_since);
  const auto articles = articles_of(*tx, story);
  if (!articles) return fail(articles.error());
  const auto named = named_by(detached, *articles);
  if (!named) return fail(named.error());
  if (named->empty() || named->size() == articles->size()) {
    return RegroupAnswer(RegroupRefusal::leaves_nothing);
  }
  return commit(*tx, part(*tx, curator, story, *articles, *named, now));
}

Result<RegroupAnswer> merge_stories(store::Database& db, const store::Curator& curator,
                                    StoryId from, StoryId into, SeenMark seen, Instant now) {
  if (from == into) return RegroupAnswer(RegroupRefusal::itself);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = must_lie_on_desk(*tx, curator, from); !done) return fail(done.error());
  const auto changed = changed_since(*tx, from, seen);
  if (!changed) return fail(changed.error());
  if (*changed) return RegroupAnswer(RegroupRefusal::changed_since);
  for (const StoryId story : {from, into}) {
    if (const auto there = articles_of(*tx, story); !there) return fail(there.error());
  }
  const auto both = both_relayed(*tx, from, into);
  if (!both) return fail(both.error());
  if (*both) return RegroupAnswer(RegroupRefusal::both_relayed);
  return commit(*tx, join_stories(*tx, curator, from, into, now));
}

Result<std::optional<RegroupRefusal>> part_stories(store::Transaction& tx,
                                                   const store::Curator& curator,
                                                   std::int64_t decision, Instant now) {
  store::Reader reader = tx.reader();
  const auto made = store::regrouping(reader, decision);
  if (!made) return fail(made.error());
  if (!*made) return RegroupRefusal::nothing_to_undo;
  if ((*made)->undone) return std::nullopt;
  const auto last = undoable(tx, (*made)->from, decision);
  if (!last) return fail(last.error());
  if (!*last) return RegroupRefusal::nothing_to_undo;
  return undo_in(tx, **last, curator, (*made)->from, now);
}

Result<RegroupAnswer> undo_regrouping(store::Database& db, const store::Curator& curator,
                                      StoryId story, std::optional<std::int64_t> decision,
                                      Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = must_lie_on_desk(*tx, curator, story); !done) return fail(done.error());
  const auto made = undoable(*tx, story, decision);
  if (!made) return fail(made.error());
  if (!*made) return RegroupAnswer(RegroupRefusal::nothing_to_undo);
  const auto refused = undo_in(*tx, **made, curator, story, now);
  if (!refused) return fail(refused.error());
  if (*refused) return RegroupAnswer(**refused);  // nothing is committed
  return commit(*tx, Regrouped{(*made)->id, (*made)->from});
}

}  // namespace vigie::app
