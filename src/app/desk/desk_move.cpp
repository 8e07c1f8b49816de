// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/desk_move.hpp"

#include <algorithm>

#include "app/story/lead.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "store/people/event_repo.hpp"
#include "store/story/grouping_repo.hpp"
#include "store/story/story_repo.hpp"

namespace vigie::app {
Failure not_from(DeskState state) {
  return fail(Code::conflict, fmt::format("not allowed from {}", name_of(state)),
              std::string(desk::standing(state)));
}

Result<store::DeskItem> item_as_seen(store::Transaction& tx, const store::Curator& curator,
                                     const SeenItem& click) {
  store::Reader reader = tx.reader();
  auto item = store::desk_item(reader, click.story, curator.centre);
  if (!item) return fail(item.error());
  if (!*item) {
    return fail(Code::not_found,
                fmt::format("story {} on the desk of {}", click.story.value, curator.centre_key),
                desk::not_on_desk(click.story.value));
  }
  const auto redirect = store::redirect_of(reader, click.story);
  if (!redirect) return fail(redirect.error());
  if (*redirect) {
    return fail(Code::conflict, fmt::format("story {} went into another", click.story.value),
                fmt::format("l’actualité {} a été réunie à une autre", click.story.value));
  }
  if ((*item)->version != click.version) {
    return fail(Code::conflict,
                fmt::format("story {}: version {} was seen, {} stands", click.story.value,
                            click.version, (*item)->version),
                desk::decided_since());
  }
  return **item;
}

Result<store::DeskItem> take_onto_desk(store::Transaction& tx, const store::Curator& curator,
                                       StoryId story, Instant now) {
  store::Reader reader = tx.reader();
  const auto redirect = store::redirect_of(reader, story);
  if (!redirect) return fail(redirect.error());
  if (*redirect) {
    return fail(Code::conflict, fmt::format("story {} went into another", story.value),
                fmt::format("l’actualité {} a été réunie à une autre", story.value));
  }
  const auto laid = store::lay_on_desk(tx, story, curator.centre, now, now);
  if (!laid) return fail(laid.error());
  if (!*laid) {
    return fail(Code::conflict, fmt::format("story {} is on the desk", story.value),
                desk::decided_since());
  }
  const auto item = store::desk_item(reader, story, curator.centre);
  if (!item) return fail(item.error());
  return **item;
}

Result<ArticleId> article_read(store::Transaction& tx, const store::DeskItem& item,
                               const SeenItem& click) {
  store::Reader reader = tx.reader();
  const auto articles = store::story_articles(reader, item.story, item.centre);
  if (!articles) return fail(articles.error());
  const auto* lead = lead_of(*articles, click.article ? click.article : item.article);
  return lead != nullptr ? lead->id : ArticleId{};
}

Result<void> write_move(store::Transaction& tx, const store::DeskItem& item,
                        const store::DeskStep& step, ArticleId article,
                        const store::Curator& curator, std::string_view kind, Instant now) {
  const auto moved = store::move_desk_item(tx, item, step, article, curator.id, now);
  if (!moved) return fail(moved.error());
  if (!*moved) {
    return fail(Code::conflict, fmt::format("story {} moved on", item.story.value),
                desk::decided_since());
  }
  return store::add_event(
      tx,
      {curator.centre, curator.id, std::string(kind), fmt::format("story {}", item.story.value),
       fmt::format("{} -> {}", name_of(item.state), name_of(step.to))},
      now);
}

}  // namespace vigie::app
