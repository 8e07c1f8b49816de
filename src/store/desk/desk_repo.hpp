// SPDX-License-Identifier: EUPL-1.2
/// Stories on the desks of the centres, and every move made with them.
///
/// Shape   one row a story and centre; `version` goes up with every move, and a move names the
///         version it saw: of two clicks on one line, the second is told, not lost.
///         Pages are read by keyset: newest arrival first, then the higher story number.
/// Errors  storage. What is not there, or has moved on, is an outcome.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/desk.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct DeskItem {
  StoryId story;
  CentreId centre;
  DeskState state = DeskState::fresh;
  int version = 1;
  Instant arrived_at;
  std::optional<Instant> decided_at;
  CuratorId curator;         ///< who decided last
  std::string curator_name;  ///< "" when nobody did
  ArticleId article;         ///< the one read when it was decided
  std::string filtered_by;   ///< the rule that put it aside when it came; "" when none did
};

/// No person decided on it: keeping it takes it back.
bool put_aside_by_a_rule(const DeskItem& item);

/// Where a page ends; the next begins after it.
struct DeskCursor {
  Instant arrived_at;
  StoryId story;
};

struct DeskCounts {
  std::int64_t fresh = 0;
  std::int64_t kept = 0;
  std::int64_t discarded = 0;
  std::int64_t relayed = 0;
};

struct DeskMove {
  std::int64_t id = 0;
  CuratorId curator;
  ArticleId article;
  DeskState from = DeskState::fresh;
  DeskState to = DeskState::fresh;
  Instant at;
  bool undone = false;
};

/// Lays a story on a desk; false when it lies there already, whatever was decided.
Result<bool> lay_on_desk(Transaction& tx, StoryId story, CentreId centre, Instant now);
/// The same, put aside by a rule: it lies among what was discarded, and can be taken back.
Result<bool> lay_aside_on_desk(Transaction& tx, StoryId story, CentreId centre,
                               std::string_view rule, Instant now);

Result<std::optional<DeskItem>> desk_item(Reader& reader, StoryId story, CentreId centre);
Result<std::vector<DeskItem>> desk_page(Reader& reader, CentreId centre, DeskState state,
                                        std::optional<DeskCursor> after, int limit);
/// What looks most like a panorama article first, among the kLikelyItemsMax latest.
inline constexpr int kLikelyItemsMax = 2'000;
Result<std::vector<DeskItem>> likely_desk_page(Reader& reader, CentreId centre, DeskState state,
                                               std::int64_t skip, int limit);
/// Was any article weighed so?
Result<bool> likelihood_is_known(Reader& reader);
Result<DeskCounts> desk_counts(Reader& reader, CentreId centre);

/// Moves an item that is still at `item.version`; false when somebody was faster.
Result<bool> move_desk_item(Transaction& tx, const DeskItem& item, DeskState to, ArticleId article,
                            CuratorId curator, Instant now);
Result<void> add_desk_move(Transaction& tx, const DeskItem& item, DeskState to, ArticleId article,
                           CuratorId curator, Instant now);
/// Oldest first.
Result<std::vector<DeskMove>> desk_moves(Reader& reader, StoryId story, CentreId centre);
Result<void> mark_move_undone(Transaction& tx, std::int64_t move, Instant now);

}  // namespace vigie::store
