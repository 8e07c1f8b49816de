// SPDX-License-Identifier: EUPL-1.2
/// Stories on the desks of the centres, and every move made with them.
///
/// Shape   one row a story and centre; `version` goes up with every move, and a move names the
///         version it saw: of two clicks on one line, the second is told, not lost.
///         Pages are read by keyset: what the papers told last first, then the higher story number.
///         How many lines each state has is kept by the database, never counted.
/// Errors  storage. What is not there, or has moved on, is an outcome.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/desk.hpp"
#include "model/ids.hpp"
#include "model/paging.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DeskItem {
  StoryId story;
  CentreId centre;
  DeskState state = DeskState::fresh;
  int version = 1;
  Instant arrived_at;
  Instant dated_at;  ///< where its list has it: when the papers told it, or it is to be read again
  std::optional<Instant> decided_at;
  CuratorId curator;                ///< who decided last
  std::string curator_name;         ///< "" when nobody did
  ArticleId article;                ///< the one read when it was decided
  std::string filtered_by;          ///< the rule that put it aside when it came; "" when none did
  std::optional<Day> later_on;      ///< of a line put off: the day on which it is to be read
  std::optional<Instant> muted_at;  ///< since then it does not come up again by growing
  std::string came_back = {};       ///< why it is here again after it was discarded; "" for others
  std::optional<Instant> read_at;   ///< in a list: when who asks opened it last
};

/// Of a row: story, centre, state, version, arrival, decision, its curator's number and name, the
/// article read, the rule, the day it waits for, since when it is muted, where its list has it, why
/// it came back.
DeskItem read_desk_item(const Statement& row);

/// No person decided on it: keeping it takes it back.
bool put_aside_by_a_rule(const DeskItem& item);

/// Lines that each list has.
class DeskCounts {
 public:
  std::int64_t of(DeskState state) const { return lines_.at(static_cast<std::size_t>(state)); }
  void set(DeskState state, std::int64_t lines) {
    lines_.at(static_cast<std::size_t>(state)) = lines;
  }

 private:
  std::array<std::int64_t, kDeskStates.size()> lines_{};
};

struct DeskMove {
  std::int64_t id = 0;
  CuratorId curator;
  ArticleId article;
  DeskState from = DeskState::fresh;
  DeskState to = DeskState::fresh;
  Instant at;
  bool undone = false;
  std::optional<Day> from_later_on;  ///< the day that it was put off to before
};

/// Lays a story on a desk, told at `dated_at`; false when it lies there already, whatever was
/// decided.
Result<bool> lay_on_desk(Transaction& tx, StoryId story, CentreId centre, Instant dated_at,
                         Instant now);
/// What is to be read comes up again when the story grows, unless it was muted.
Result<void> raise_on_desk(Transaction& tx, StoryId story, CentreId centre, Instant dated_at);
/// The same, put aside by a rule: it lies among what was discarded, and can be taken back.
Result<bool> lay_aside_on_desk(Transaction& tx, StoryId story, CentreId centre,
                               std::string_view rule, Instant dated_at, Instant now);

/// What was discarded, by a person or a rule, and not muted, is to be read again; false where it is
/// nothing of the kind. `why`: one French sentence.
Result<bool> bring_back_to_desk(Transaction& tx, StoryId story, CentreId centre,
                                std::string_view why, Instant now);

/// What an article brings that no other of its story has.
struct Novelty {
  std::string theme;  ///< the label of a theme; "" for none
  bool kind = false;  ///< the first to be heard, watched or read
};
Result<Novelty> novelty_of(Reader& reader, ArticleId article, StoryId story);

Result<std::optional<DeskItem>> desk_item(Reader& reader, StoryId story, CentreId centre);
Result<DeskCounts> desk_counts(Reader& reader, CentreId centre);

/// Where a line goes.
struct DeskStep {
  DeskState to = DeskState::fresh;
  std::optional<Day> later_on = {};  ///< of a line put off
};
/// Moves an item that is still at `item.version`; false when somebody was faster.
Result<bool> move_desk_item(Transaction& tx, const DeskItem& item, const DeskStep& step,
                            ArticleId article, CuratorId curator, Instant now);
/// Answers its number. `lot`: the first of the moves that one gesture makes; 0: it is alone, or
/// this first one.
Result<std::int64_t> add_desk_move(Transaction& tx, const DeskItem& item, DeskState to,
                                   ArticleId article, CuratorId curator, Instant now,
                                   std::int64_t lot = 0);
/// Oldest first.
Result<std::vector<DeskMove>> desk_moves(Reader& reader, StoryId story, CentreId centre);
/// Whether it comes up again by growing; false when somebody was faster.
Result<bool> mute_desk_item(Transaction& tx, const DeskItem& item, std::optional<Instant> muted_at);
/// What was put off until `today` or before is to be read again; answers how many lines.
Result<std::int64_t> wake_desk_items(Transaction& tx, Day today, Instant now);
Result<void> mark_move_undone(Transaction& tx, std::int64_t move, Instant now);

}  // namespace vigie::store
