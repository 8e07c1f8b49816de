// SPDX-License-Identifier: EUPL-1.2
#include "app/story/regroup_desks.hpp"

#include <algorithm>

#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {
namespace {

using store::DeskItem;
using store::Regroup;

Result<void> change_line(store::Transaction& tx, std::int64_t regrouping, const DeskItem* before,
                         const DeskItem& after) {
  const store::DeskBefore kept{before != nullptr ? *before : after, before != nullptr,
                               after.version};
  if (auto done = store::insert_desk_before(tx, regrouping, kept); !done) return done;
  return store::put_desk_item(tx, after);
}

DeskItem to_be_read(DeskItem line) {
  line.state = DeskState::fresh;
  line.decided_at.reset();
  line.curator = {};
  line.article = {};
  line.later_on.reset();
  line.muted_at.reset();
  return line;
}

/// What is seen by more people holds over what is seen by fewer.
int strength_of(const DeskItem& line) {
  if (store::put_aside_by_a_rule(line)) return 0;
  if (line.state == DeskState::fresh) return 1;
  return line.state == DeskState::relayed ? 3 : 2;
}

bool names(const std::vector<ArticleId>& articles, ArticleId article) {
  return std::ranges::find(articles, article) != articles.end();
}

/// What was proposed and relayed stands with the story of its article.
Result<void> public_follows(store::Transaction& tx, StoryId one, StoryId other) {
  if (auto done = store::relays_follow_articles(tx, one, other); !done) return done;
  return store::proposals_follow_articles(tx, one, other);
}

/// One line of a story that lost articles: the new story's beside it, with the decision or without.
Result<void> part_line(store::Transaction& tx, const store::Regrouping& split, const DeskItem& line,
                       bool decision_leaves, Instant now) {
  DeskItem made = decision_leaves ? line : to_be_read(line);
  made.story = split.to;
  made.version = 1;
  if (!decision_leaves) {
    made.arrived_at = now;
    made.filtered_by.clear();
  }
  if (auto done = change_line(tx, split.id, nullptr, made); !done) return done;
  if (!decision_leaves) return {};
  DeskItem left = to_be_read(line);
  left.version = line.version + 1;
  if (auto done = change_line(tx, split.id, &line, left); !done) return done;
  return store::desk_moves_follow(tx, split.from, split.to, line.centre);
}

Result<void> restore_line(store::Transaction& tx, const store::Regrouping& undone,
                          const store::DeskBefore& before, bool emptied) {
  auto reader = tx.reader();
  const auto stands = store::desk_item(reader, before.item.story, before.item.centre);
  if (!stands) return fail(stands.error());
  if (!*stands) return fail(Code::internal, "a desk line that the decision left is gone");
  const bool merged = undone.move == Regroup::merge;
  const CentreId centre = before.item.centre;
  auto done = store::desk_moves_follow(tx, undone.to, undone.from, centre);
  if (done) done = store::desk_moves_follow(tx, undone.from, undone.to, centre);
  if (!done) return done;
  if (!before.existed && (merged || emptied)) {
    return store::remove_desk_item(tx, before.item.story, centre);
  }
  DeskItem back = before.existed ? before.item : to_be_read(**stands);
  back.version = (*stands)->version + 1;
  back.arrived_at = (*stands)->arrived_at;
  back.dated_at = (*stands)->dated_at;
  if (before.existed) {  // an earlier decision on this line can be undone next
    done = store::renumber_desk_line(tx, back, before.version_left - 1, back.version);
    if (!done) return done;
  }
  return store::put_desk_item(tx, back);
}

/// Desks that the split's story reached after it was made, by articles that came later.
Result<void> carry_later_lines(store::Transaction& tx, const store::Regrouping& split) {
  auto reader = tx.reader();
  const auto lines = store::desk_items_of(reader, split.to);
  if (!lines) return fail(lines.error());
  for (const DeskItem& line : *lines) {
    auto done = store::desk_moves_follow(tx, split.to, split.from, line.centre);
    if (done) done = store::carry_desk_line(tx, split.to, split.from, line.centre);
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> part_desks(store::Transaction& tx, const store::Regrouping& split,
                        const std::vector<ArticleId>& leaving, ArticleId first, Instant now) {
  auto reader = tx.reader();
  const auto lines = store::desk_items_of(reader, split.from);
  if (!lines) return fail(lines.error());
  for (const DeskItem& line : *lines) {
    const bool decided = line.state != DeskState::fresh;
    const bool decision_leaves = decided && names(leaving, line.article ? line.article : first);
    if (auto done = part_line(tx, split, line, decision_leaves, now); !done) return done;
  }
  return public_follows(tx, split.from, split.to);
}

Result<void> join_desks(store::Transaction& tx, const store::Regrouping& merge) {
  auto reader = tx.reader();
  const auto going = store::desk_items_of(reader, merge.from);
  if (!going) return fail(going.error());
  const auto staying = store::desk_items_of(reader, merge.to);
  if (!staying) return fail(staying.error());
  for (const DeskItem& line : *going) {
    const auto there = std::ranges::find(*staying, line.centre, &DeskItem::centre);
    const bool alone = there == staying->end();
    if (!alone && strength_of(line) <= strength_of(*there)) continue;
    DeskItem joined = line;
    joined.story = merge.to;
    joined.version = alone ? 1 : there->version + 1;
    auto done = change_line(tx, merge.id, alone ? nullptr : &*there, joined);
    if (done) done = store::swap_desk_moves(tx, merge.from, merge.to, line.centre);
    if (!done) return done;
  }
  return public_follows(tx, merge.from, merge.to);
}

Result<bool> desks_stand(store::Transaction& tx, std::int64_t regrouping) {
  auto reader = tx.reader();
  const auto before = store::desks_before(reader, regrouping);
  if (!before) return fail(before.error());
  for (const store::DeskBefore& one : *before) {
    const auto line = store::desk_item(reader, one.item.story, one.item.centre);
    if (!line) return fail(line.error());
    if (!*line || (*line)->version != one.version_left) return false;
  }
  return true;
}

Result<void> restore_desks(store::Transaction& tx, const store::Regrouping& undone, bool emptied) {
  auto reader = tx.reader();
  const auto before = store::desks_before(reader, undone.id);
  if (!before) return fail(before.error());
  for (const store::DeskBefore& one : *before) {
    if (auto done = restore_line(tx, undone, one, emptied); !done) return done;
  }
  if (undone.move == Regroup::split && emptied) {
    if (auto done = carry_later_lines(tx, undone); !done) return done;
  }
  return public_follows(tx, undone.from, undone.to);
}

Result<bool> both_relayed(store::Transaction& tx, StoryId one, StoryId other) {
  auto reader = tx.reader();
  const auto first = store::live_panorama_item(reader, one);
  if (!first) return fail(first.error());
  const auto second = store::live_panorama_item(reader, other);
  if (!second) return fail(second.error());
  return first->has_value() && second->has_value();
}

}  // namespace vigie::app
