// SPDX-License-Identifier: EUPL-1.2
/// The log of decisions on groups: where the machine put an article, and what curators decided,
/// each with the steps that take it back.
///
/// Shape   a curator's decision is a row of `grouping`; its steps say where each article or reprint
///         was, its desk lines how they stood. A story that was emptied stays as a redirect. What
///         speaks of one article (a relay, a desk move) follows that article into its story.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

enum class Regroup { split, merge };

struct Regrouping {
  std::int64_t id = 0;
  Regroup move = Regroup::split;
  StoryId from;
  StoryId to;
  Instant at = {};
  std::string curator_name = {};
  std::string reason = {};  ///< one French sentence
  bool undone = false;
};

/// One thing moved: an article out of `reprint`, or the whole `reprint` out of `story`.
struct RegroupStep {
  ArticleId article;  ///< none: the reprint
  ReprintId reprint;
  StoryId story;
};

/// A desk line as it was before; none there when `existed` is false.
struct DeskBefore {
  DeskItem item;
  bool existed = false;
  int version_left = 0;
};

/// The machine found a reprint or a story for a new article.
Result<void> record_machine_join(Transaction& tx, ArticleId article, ReprintId reprint,
                                 std::string_view reason, Instant now);
Result<void> record_machine_join(Transaction& tx, ArticleId article, StoryId story,
                                 std::string_view reason, Instant now);

Result<std::int64_t> insert_regrouping(Transaction& tx, const Regrouping& made, CuratorId curator,
                                       std::string_view reason, Instant now);
Result<void> insert_step(Transaction& tx, std::int64_t regrouping, int number,
                         const RegroupStep& step);
Result<void> insert_desk_before(Transaction& tx, std::int64_t regrouping, const DeskBefore& before);

/// The last decision that stands and moved anything out of, or into, this story.
Result<std::optional<Regrouping>> last_regrouping(Reader& reader, StoryId story);
/// The last that touched this story, whether it stands or was undone.
Result<std::optional<Regrouping>> latest_regrouping(Reader& reader, StoryId story);
Result<std::optional<Regrouping>> regrouping(Reader& reader, std::int64_t id);
/// Goes up with every decision on the groups of this story, and with every undoing: who decides
/// names the mark seen.
Result<std::int64_t> regroup_mark(Reader& reader, StoryId story);
/// Last made first.
Result<std::vector<RegroupStep>> steps_of(Reader& reader, std::int64_t regrouping);
Result<std::vector<DeskBefore>> desks_before(Reader& reader, std::int64_t regrouping);
/// A line goes on from version `was` to `is` without a decision on it: what was left at `was` is
/// left at `is`.
Result<void> renumber_desk_line(Transaction& tx, const DeskItem& line, int was, int is);
Result<void> mark_regrouping_undone(Transaction& tx, std::int64_t regrouping, Instant now);

Result<void> move_article(Transaction& tx, ArticleId article, ReprintId reprint);
Result<void> move_reprint(Transaction& tx, ReprintId reprint, StoryId story);
/// `into` none: the story stands for itself again.
Result<void> redirect_story(Transaction& tx, StoryId story, StoryId into);
Result<bool> story_is_empty(Reader& reader, StoryId story);

Result<std::optional<StoryId>> redirect_of(Reader& reader, StoryId story);

/// Relays of these two stories go where their article went.
Result<void> relays_follow_articles(Transaction& tx, StoryId one, StoryId other);
Result<void> proposals_follow_articles(Transaction& tx, StoryId one, StoryId other);
/// The moves made on a desk with articles that are in `to` now.
Result<void> desk_moves_follow(Transaction& tx, StoryId from, StoryId to, CentreId centre);
/// Each of two stories takes the moves that the other had on this desk.
Result<void> swap_desk_moves(Transaction& tx, StoryId one, StoryId other, CentreId centre);
/// The desk line of `from` becomes one of `to`, where it has none there.
Result<void> carry_desk_line(Transaction& tx, StoryId from, StoryId to, CentreId centre);
/// Does a desk line name an article that is in another story?
Result<bool> desk_names_a_stranger(Reader& reader, StoryId story);

Result<std::vector<DeskItem>> desk_items_of(Reader& reader, StoryId story);
/// The rule that put a line aside is written with a new line, and stays with one that is there.
Result<void> put_desk_item(Transaction& tx, const DeskItem& item);
Result<void> remove_desk_item(Transaction& tx, StoryId story, CentreId centre);

}  // namespace vigie::store
