// SPDX-License-Identifier: EUPL-1.2
/// Working groups: who is in them, when they meet, what their members write.
///
/// Shape   a group and a note change by one conditional statement that names the version seen. A
///         meeting is announced by people (by hand, or from a file) or followed in the group's
///         calendar: then it goes when that does not say it any more, unless it is over.
/// Units   UTC seconds.
/// Errors  storage. What moved on is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct WorkingGroup {
  GroupId id = {};
  std::string name;
  std::string theme = {};        ///< a code; "" for a trade
  std::string theme_label = {};  ///< "" where there is none
  std::string calendar = {};     ///< an address; "" for none
  std::optional<Instant> asked_at = {};
  std::string trouble = {};  ///< why the calendar could not be read; "" where it could
  bool closed = false;
  int version = 0;
};

struct GroupLine {
  WorkingGroup group;
  std::int64_t members = 0;
  std::int64_t centres = 0;  ///< that they are of
  bool own = false;          ///< who asks is in it
  std::optional<Instant> next_at;
};
inline constexpr int kGroupsMax = 200;
/// Those one is in first, then by name; those that are closed last.
Result<std::vector<GroupLine>> working_groups(Reader& reader, CuratorId curator, Instant now);
Result<std::optional<WorkingGroup>> working_group(Reader& reader, GroupId id);
Result<bool> group_named(Reader& reader, std::string_view name, GroupId besides);

Result<GroupId> add_group(Transaction& tx, const WorkingGroup& group, CuratorId by, Instant now);
/// False where somebody was faster. Another address of a calendar was never asked.
Result<bool> change_group(Transaction& tx, const WorkingGroup& group, CuratorId by, Instant now);

struct GroupMember {
  CuratorId curator;
  std::string name;
  std::string centre;
};
/// By centre, then by name; who has no account any more aside.
Result<std::vector<GroupMember>> group_members(Reader& reader, GroupId group);
Result<bool> is_member(Reader& reader, GroupId group, CuratorId curator);
Result<void> join_group(Transaction& tx, GroupId group, CuratorId curator, Instant now);
Result<void> leave_group(Transaction& tx, GroupId group, CuratorId curator);

struct Meeting {
  MeetingId id = {};
  GroupId group = {};
  std::string uid = {};  ///< of a calendar; "": written by hand
  std::string title = {};
  std::string place = {};
  std::string url = {};
  Instant starts_at;
  std::optional<Instant> ends_at = {};
  bool followed = false;  ///< the group's calendar says it; else people announced it
};
inline constexpr int kMeetingsShown = 10;
/// Those that begin, or go on, from `now`; in their order.
Result<std::vector<Meeting>> meetings_to_come(Reader& reader, GroupId group, Instant now);
/// The one before `at`.
Result<std::optional<Meeting>> meeting_before(Reader& reader, GroupId group, Instant at);
Result<std::optional<Meeting>> meeting(Reader& reader, MeetingId id);
Result<void> put_meeting(Transaction& tx, const Meeting& meeting, Instant seen_at);
/// One that people announced; false where it is none.
Result<bool> remove_meeting(Transaction& tx, GroupId group, MeetingId id);
/// Those of the calendar, still to come, that it did not show at `seen_at`.
Result<void> forget_unseen_meetings(Transaction& tx, GroupId group, Instant seen_at);

/// Groups at work whose calendar was not asked since `before` (or, by a clock that was wrong,
/// after `now`).
Result<std::vector<WorkingGroup>> calendars_to_ask(Reader& reader, Instant before, Instant now);
Result<void> calendar_asked(Transaction& tx, GroupId group, std::string_view trouble, Instant now);

/// A member who was not yet written to before a meeting.
struct OwedDigest {
  MeetingId meeting;
  CuratorId curator;
};
/// Of groups at work, for meetings that begin after `now` and up to `until`.
Result<std::vector<OwedDigest>> owed_digests(Reader& reader, std::string_view kind, Instant now,
                                             Instant until);

struct GroupNote {
  GroupNoteId id = {};
  GroupId group = {};
  CuratorId curator = {};
  std::string author = {};
  std::string centre = {};
  std::string body;
  Instant written_at = {};
  std::optional<Instant> changed_at = {};
  bool withdrawn = false;
  int version = 0;
};
inline constexpr int kNotesShown = 30;
/// The newest first; those that were withdrawn only for who wrote them.
Result<std::vector<GroupNote>> group_notes(Reader& reader, GroupId group, CuratorId asks,
                                           GroupNoteId before, int limit);
Result<std::optional<GroupNote>> group_note(Reader& reader, GroupNoteId id);
/// That stand, written from `since` on; the newest first.
Result<std::vector<GroupNote>> notes_since(Reader& reader, GroupId group, Instant since);
Result<GroupNoteId> add_note(Transaction& tx, const GroupNote& note, Instant now);
/// Words, and whether it stands, of one that is still at its version.
Result<bool> change_note(Transaction& tx, const GroupNote& note, Instant now);

/// A public dossier that holds something of a theme.
struct ThemeDossier {
  std::string key;
  std::string title;
  Instant changed_at;
};
inline constexpr int kThemeDossiersMax = 20;
/// The last changed first.
Result<std::vector<ThemeDossier>> dossiers_of_theme(Reader& reader, std::string_view theme);

/// A search that the network or the centre of a member keeps, and that names the theme.
struct ThemeSearch {
  SavedSearchId id;
  std::string name;
  std::string query;
  std::string centre;  ///< "": the network's
};
Result<std::vector<ThemeSearch>> searches_of_theme(Reader& reader, GroupId group,
                                                   std::string_view theme);

}  // namespace vigie::store
