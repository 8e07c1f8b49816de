// SPDX-License-Identifier: EUPL-1.2
/// What a curator decided last, and has not taken back.
///
/// Shape   moves of one gesture share a lot: they are one line of the history, named by the first.
///         Newest first.
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "store/desk/desk_repo.hpp"

namespace vigie::store {

/// One gesture: a decision on one story, or on several at once.
struct Gesture {
  std::int64_t move = 0;  ///< its first move
  StoryId story;          ///< of that one
  std::string title;      ///< of the article that was read
  DeskState from = DeskState::fresh;
  DeskState to = DeskState::fresh;
  Instant at;
  std::int64_t stories = 1;
  bool stands = true;  ///< nobody moved that story since
};
/// Made since `since`, `limit` at most.
Result<std::vector<Gesture>> standing_gestures(Reader& reader, CuratorId curator, Instant since,
                                               int limit);

struct GestureMove {
  std::int64_t move = 0;
  StoryId story;
};
/// The moves of a gesture of this curator that were not taken back, newest first.
Result<std::vector<GestureMove>> moves_of_gesture(Reader& reader, CuratorId curator,
                                                  std::int64_t first);
/// The first move of a gesture joins its lot.
Result<void> open_lot(Transaction& tx, std::int64_t first);

}  // namespace vigie::store
