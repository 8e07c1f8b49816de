// SPDX-License-Identifier: EUPL-1.2
/// The note that a team on duty leaves to the next: made by the program, completed by people.
///
/// Shape   one a week, named by the Monday that takes over; its lines are boxes to tick. `version`
///         goes up with each text that is written.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

enum class NoteLineKind { open, later, scheduled, source, check };
inline constexpr NoteLineKind kNoteLineKinds[] = {NoteLineKind::open, NoteLineKind::later,
                                                  NoteLineKind::scheduled, NoteLineKind::source,
                                                  NoteLineKind::check};
constexpr std::string_view name_of(NoteLineKind kind) {
  switch (kind) {
    case NoteLineKind::open:
      return "open";
    case NoteLineKind::later:
      return "later";
    case NoteLineKind::scheduled:
      return "scheduled";
    case NoteLineKind::source:
      return "source";
    case NoteLineKind::check:
      return "check";
  }
  return "check";
}

struct NoteLine {
  int position = 0;
  NoteLineKind kind = NoteLineKind::check;
  std::string text;
  std::string done_by{};  ///< a name; "" while it is to do
};

struct DutyNote {
  Day week;
  std::string centre;  ///< who leaves it
  std::string body;
  int version = 1;
  std::string written_by;
  std::optional<Instant> written_at;
  std::string opened_by;
  std::optional<Instant> opened_at;
  std::vector<NoteLine> lines;
};

Result<std::optional<DutyNote>> duty_note(Reader& reader, Day week);
Result<bool> has_duty_note(Reader& reader, Day week);
/// With the lines that the program knows of.
Result<void> add_duty_note(Transaction& tx, const DutyNote& note, Instant now);
/// The text and the lines of kind `check`, which are the team's; false where somebody was quicker.
Result<bool> write_duty_note(Transaction& tx, const DutyNote& note, CuratorId by, Instant now);
/// Ticks a line, or takes the tick off; false where there is no such line.
Result<bool> tick_note_line(Transaction& tx, Day week, int position, bool done, CuratorId by,
                            Instant now);
/// The first time that somebody of the incoming team sees it.
Result<void> open_duty_note(Transaction& tx, Day week, CuratorId by, Instant now);

/// Titles of what a desk holds in a state, latest first.
Result<std::vector<std::string>> desk_titles(Reader& reader, std::string_view centre,
                                             std::string_view state, Instant since, int limit);
/// Titles of what is to appear on the panorama, the next first.
Result<std::vector<std::string>> scheduled_titles(Reader& reader, int limit);
/// Titles of sources that fail since before, longest first.
Result<std::vector<std::string>> failing_titles(Reader& reader, Instant before, int limit);

}  // namespace vigie::store
