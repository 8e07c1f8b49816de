// SPDX-License-Identifier: EUPL-1.2
#include "app/group/groups.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "letter/read_calendar.hpp"
#include "store/people/event_repo.hpp"
#include "store/tag/theme_repo.hpp"
#include "text/french.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using store::GroupNote;
using store::Meeting;
using store::WorkingGroup;

Failure refused(std::string_view detail, std::string_view sentence) {
  return fail(Code::invalid_input, std::string(detail), std::string(sentence));
}
Failure no_group() { return fail(Code::not_found, "group", "ce groupe n’existe pas"); }
Failure overtaken() {
  return fail(Code::conflict, "moved on", "quelqu’un l’a modifié entre-temps");
}

Result<void> group_event(store::Transaction& tx, const store::Curator& curator,
                         std::string_view kind, GroupId group, Instant now) {
  return store::add_event(tx,
                          {.centre = curator.centre,
                           .curator = curator.id,
                           .kind = std::string(kind),
                           .subject = fmt::format("group {}", group.value),
                           .detail = {}},
                          now);
}

/// As a person typed it, within its bounds.
Result<WorkingGroup> cleaned_group(store::Reader& reader, WorkingGroup group) {
  group.name = text::one_line(text::showable(group.name));
  group.calendar = std::string(text::trimmed(group.calendar));
  if (group.calendar.starts_with("webcal://")) group.calendar.replace(0, 6, "https");
  if (group.name.empty()) return refused("name", "le nom du groupe manque");
  if (group.name.size() > kGroupNameBytesMax) {
    return refused("name", fmt::format("le nom tient en {} signes", kGroupNameBytesMax));
  }
  if (!group.calendar.empty() &&
      (group.calendar.size() > kGroupAddressBytesMax || !text::absolute_url(group.calendar, ""))) {
    return refused("calendar", "l’adresse de l’agenda commence par https://");
  }
  const auto taken = store::group_named(reader, group.name, group.id);
  if (!taken) return fail(taken.error());
  if (*taken) return refused("name", "un groupe porte déjà ce nom");
  if (group.theme.empty()) return group;
  const auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  if (find_theme(*themes, group.theme) == nullptr) return refused("theme", "ce thème n’existe pas");
  return group;
}

/// The group, for one of its members.
Result<void> for_member(store::Reader& reader, GroupId group, const store::Curator& curator) {
  const auto known = store::working_group(reader, group);
  if (!known) return fail(known.error());
  if (!*known) return no_group();
  const auto member = store::is_member(reader, group, curator.id);
  if (!member) return fail(member.error());
  if (*member) return {};
  return fail(Code::forbidden, "no member", "rejoignez d’abord ce groupe");
}

Result<std::string> note_words(std::string_view given) {
  std::string words = text::showable(text::trimmed(given));
  if (words.empty()) return refused("note", "la note est vide");
  if (words.size() > kGroupNoteBytesMax) {
    return refused("note", fmt::format("la note est trop longue\u00a0: {} signes, {} au plus",
                                       text::number(static_cast<long long>(words.size())),
                                       text::number(kGroupNoteBytesMax)));
  }
  return words;
}

/// `followed`: they go again when the group's calendar does not say them any more.
Result<int> put_events(store::Transaction& tx, GroupId group, std::string_view bytes, Instant now,
                       bool followed) {
  const auto calendar = letter::read_calendar(bytes, now);
  if (!calendar) return fail(calendar.error());
  for (const letter::CalendarEvent& each : calendar->events) {
    const Meeting meeting{.group = group,
                          .uid = each.uid,
                          .title = each.title,
                          .place = each.place,
                          .url = each.url,
                          .starts_at = each.starts_at,
                          .ends_at = each.ends_at,
                          .followed = followed};
    if (auto done = store::put_meeting(tx, meeting, now); !done) return fail(done.error());
  }
  return static_cast<int>(calendar->events.size());
}

}  // namespace

Result<GroupId> open_group(store::Database& db, const store::Curator& curator, WorkingGroup group,
                           Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto clean = cleaned_group(reader, std::move(group));
  if (!clean) return fail(clean.error());
  const auto id = store::add_group(*tx, *clean, curator.id, now);
  if (!id) return id;
  auto done = group_event(*tx, curator, "group-opened", *id, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return id;
}

Result<void> change_group(store::Database& db, const store::Curator& curator, WorkingGroup group,
                          Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::working_group(reader, group.id);
  if (!known) return fail(known.error());
  if (!*known) return no_group();
  const auto clean = cleaned_group(reader, std::move(group));
  if (!clean) return fail(clean.error());
  const auto changed = store::change_group(*tx, *clean, curator.id, now);
  if (!changed) return fail(changed.error());
  if (!*changed) return overtaken();
  auto done =
      group_event(*tx, curator, clean->closed ? "group-closed" : "group-changed", clean->id, now);
  if (done) done = tx->commit();
  return done;
}

Result<void> join_group(store::Database& db, const store::Curator& curator, GroupId group, bool in,
                        Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::working_group(reader, group);
  if (!known) return fail(known.error());
  if (!*known) return no_group();
  auto done = in ? store::join_group(*tx, group, curator.id, now)
                 : store::leave_group(*tx, group, curator.id);
  if (done) done = group_event(*tx, curator, in ? "group-joined" : "group-left", group, now);
  if (done) done = tx->commit();
  return done;
}

Result<GroupNoteId> write_group_note(store::Database& db, const store::Curator& curator,
                                     GroupId group, std::string_view body, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = for_member(reader, group, curator); !may) return fail(may.error());
  auto words = note_words(body);
  if (!words) return fail(words.error());
  const auto id =
      store::add_note(*tx, {.group = group, .curator = curator.id, .body = std::move(*words)}, now);
  if (!id) return id;
  auto done = group_event(*tx, curator, "group-note", group, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return id;
}

Result<void> change_group_note(store::Database& db, const store::Curator& curator,
                               const GroupNote& note, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::group_note(reader, note.id);
  if (!known) return fail(known.error());
  if (!*known || (*known)->group != note.group) {
    return fail(Code::not_found, "note", "cette note n’existe pas");
  }
  if ((*known)->curator != curator.id) {
    return fail(Code::forbidden, "note", "cette note est d’une autre personne");
  }
  GroupNote wanted = **known;
  wanted.version = note.version;
  wanted.withdrawn = note.withdrawn;
  if (!note.body.empty() || !note.withdrawn) {
    auto words = note_words(note.body);
    if (!words) return fail(words.error());
    wanted.body = std::move(*words);
  }
  const auto changed = store::change_note(*tx, wanted, now);
  if (!changed) return fail(changed.error());
  if (!*changed) return overtaken();
  auto done = group_event(*tx, curator, "group-note-changed", note.group, now);
  if (done) done = tx->commit();
  return done;
}

Result<void> add_meeting(store::Database& db, const store::Curator& curator, Meeting meeting,
                         Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = for_member(reader, meeting.group, curator); !may) return may;
  meeting.uid.clear();
  meeting.title =
      text::one_line(text::showable(text::utf8_prefix(meeting.title, kMeetingTextBytesMax)));
  meeting.place =
      text::one_line(text::showable(text::utf8_prefix(meeting.place, kMeetingTextBytesMax)));
  if (meeting.starts_at <= now) return refused("date", "cette date est passée");
  auto done = store::put_meeting(*tx, meeting, now);
  if (done) done = group_event(*tx, curator, "group-meeting", meeting.group, now);
  if (done) done = tx->commit();
  return done;
}

Result<void> remove_meeting(store::Database& db, const store::Curator& curator, GroupId group,
                            MeetingId meeting, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = for_member(reader, group, curator); !may) return may;
  const auto removed = store::remove_meeting(*tx, group, meeting);
  if (!removed) return fail(removed.error());
  if (!*removed) return fail(Code::not_found, "meeting", "cette réunion n’est plus là");
  auto done = group_event(*tx, curator, "group-meeting-removed", group, now);
  if (done) done = tx->commit();
  return done;
}

Result<int> follow_group_calendar(store::Transaction& tx, GroupId group, std::string_view bytes,
                                  Instant now) {
  const auto kept = put_events(tx, group, bytes, now, true);
  if (!kept) return kept;
  if (auto done = store::forget_unseen_meetings(tx, group, now); !done) return fail(done.error());
  return kept;
}

Result<int> take_group_calendar(store::Database& db, const store::Curator& curator, GroupId group,
                                std::string_view bytes, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = for_member(reader, group, curator); !may) return fail(may.error());
  const auto kept = put_events(*tx, group, bytes, now, false);
  if (!kept && (kept.error().code == Code::parse || kept.error().code == Code::too_large)) {
    return refused("calendar", "ce fichier n’est pas un agenda (.ics), ou il est trop gros");
  }
  if (!kept) return kept;
  auto done = group_event(*tx, curator, "group-calendar", group, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return kept;
}

}  // namespace vigie::app
