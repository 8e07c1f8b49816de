// SPDX-License-Identifier: EUPL-1.2
/// A curator decides on a story of the centre's desk, or takes a decision back.
///
/// Shape   one durable transaction each; when it returns a value, the decision is on the disk.
///         What is put off comes back on its day (housekeeping). What is passed on leaves this desk
///         and is to be read on the other one, with a word.
/// Errors  not_found (not on this desk), conflict (somebody decided since, or the move is not
///         allowed from here).
#pragma once

#include <variant>

#include "app/desk/desk_move.hpp"
#include "desk/moves.hpp"

namespace vigie::app {

/// keep and discard; relaying takes a note, see app/panorama/relay.hpp. Asked again by the same
/// person within kRepeatSeconds, as a second click does, it is done already.
inline constexpr std::int64_t kRepeatSeconds = 10;
Result<DeskState> decide(store::Database& db, const store::Curator& curator, const SeenItem& click,
                         desk::Decision decision, Instant now);

/// invalid_input where the day is not after today in Paris.
Result<DeskState> put_off(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          Day until, Instant now);

/// The same decision on several lines, as they were seen: one gesture, undone as one.
struct BulkDecision {
  desk::Decision decision = desk::Decision::discard;  ///< keep, discard or put_off
  std::vector<SeenItem> lines;
  Day until;  ///< of put_off
};
struct BulkAnswer {
  std::int64_t gesture = 0;  ///< its first move; 0: nothing moved
  std::vector<StoryId> done;
  std::vector<StoryId> moved_on;  ///< decided by somebody since, or not to be moved so
};
inline constexpr std::size_t kBulkLinesMax = 500;
/// invalid_input for more lines than kBulkLinesMax, or a day that is not to come.
Result<BulkAnswer> decide_all(store::Database& db, const store::Curator& curator,
                              const BulkDecision& wanted, Instant now);

enum class PassRefusal {
  itself,        ///< to one's own centre
  already_there  ///< the other centre has it, whatever it decided
};
using PassAnswer = std::variant<DeskState, PassRefusal>;

/// not_found for a centre that does not exist, or is retired.
Result<PassAnswer> pass_on(store::Database& db, const store::Curator& curator,
                           const SeenItem& click, std::string_view to_centre, std::string_view word,
                           Instant now);

/// A muted story does not come up again by growing; saying so twice changes nothing.
Result<void> mute(store::Database& db, const store::Curator& curator, const SeenItem& click,
                  bool muted, Instant now);

}  // namespace vigie::app
