// SPDX-License-Identifier: EUPL-1.2
/// The note of the hand-over: what the program knows is left, what the team adds.
///
/// Shape   made kNoteDaysBefore before the panorama changes hands, or on the day before where turns are
///         days: what the centre on duty kept and did
///         not relay, what it put off, what is to appear, the sources that fail. The outgoing team writes its words; a
///         line that begins with "- " becomes a box. Whoever takes over opens it first, and ticks.
/// Errors  storage; not_found where there is no note, or no such line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rota/swaps.hpp"
#include "model/rota.hpp"
#include "store/rota/note_repo.hpp"

namespace vigie::app {

inline constexpr int kNoteDaysBefore = 3;
inline constexpr int kNoteTitlesMax = 10;  ///< of each kind
inline constexpr std::size_t kNoteBytesMax = 4'000;

/// The turn whose note should be there and is not, by its first day.
Result<std::optional<Day>> note_to_make(store::Reader& reader, const Rota& rota, Instant now);
Result<void> make_note(store::Transaction& tx, const Rota& rota, Day week, Instant now);

enum class NoteAnswer { written, changed };
Result<NoteAnswer> write_note(store::Database& db, const Acting& acting, Day week, int version,
                              const std::string& body, Instant now);
/// Read by the team that takes over: it has the panorama from then on in hand.
Result<void> open_note(store::Database& db, const Acting& acting, Day week, Instant now);
/// The turn whose note the centre that has the panorama now did not open yet.
Result<std::optional<Day>> note_to_open(store::Reader& reader, std::string_view centre,
                                        Instant now);
Result<void> tick_note(store::Database& db, const Acting& acting, Day week, int position, bool done,
                       Instant now);

/// The boxes of a text: its lines that begin with "- ".
std::vector<std::string> boxes_of(const std::string& body);
/// The text without them.
std::string words_of_note(const std::string& body);

}  // namespace vigie::app
