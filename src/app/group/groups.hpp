// SPDX-License-Identifier: EUPL-1.2
/// Working groups are opened and changed by who coordinates; everybody may join one; its members
/// write notes and say when they meet.
///
/// Shape   one durable transaction each, in the journal. A group and a note name the version seen;
///         a note is changed by who wrote it alone, and may be withdrawn and given back.
/// Units   bytes of UTF-8.
/// Errors  invalid_input with its sentence (no name, one that is taken, a theme nobody knows, an
///         address that is none, no words, a date that is over), forbidden (no member, another's
///         note), not_found, conflict (somebody was faster), storage.
#pragma once

#include <string>
#include <string_view>

#include "store/group/group_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kGroupNameBytesMax = 120;
inline constexpr std::size_t kGroupAddressBytesMax = 1'000;
inline constexpr std::size_t kGroupNoteBytesMax = 20'000;
inline constexpr std::size_t kMeetingTextBytesMax = 300;

Result<GroupId> open_group(store::Database& db, const store::Curator& curator,
                           store::WorkingGroup group, Instant now);
Result<void> change_group(store::Database& db, const store::Curator& curator,
                          store::WorkingGroup group, Instant now);

/// Twice is once.
Result<void> join_group(store::Database& db, const store::Curator& curator, GroupId group, bool in,
                        Instant now);

Result<GroupNoteId> write_group_note(store::Database& db, const store::Curator& curator,
                                     GroupId group, std::string_view body, Instant now);
Result<void> change_group_note(store::Database& db, const store::Curator& curator,
                               const store::GroupNote& note, Instant now);

Result<void> add_meeting(store::Database& db, const store::Curator& curator, store::Meeting meeting,
                         Instant now);
Result<void> remove_meeting(store::Database& db, const store::Curator& curator, GroupId group,
                            MeetingId meeting, Instant now);
/// The bytes of an iCalendar file; answers how many meetings to come it has.
Result<int> take_group_calendar(store::Database& db, const store::Curator& curator, GroupId group,
                                std::string_view bytes, Instant now);
/// In a transaction: the calendar that the group follows; what it says no more goes, what people
/// announced stays.
Result<int> follow_group_calendar(store::Transaction& tx, GroupId group, std::string_view bytes,
                                  Instant now);

}  // namespace vigie::app
