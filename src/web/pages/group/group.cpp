// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/group/group.hpp"

#include "app/group/groups.hpp"
#include "app/group/read_group.hpp"
#include "base/format.hpp"
#include "letter/block_view.hpp"
#include "letter/markdown.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/group/groups.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using app::GroupPage;
using render::View;

/// What was refused, and why: shown in its own form.
struct GroupTyped {
  std::string_view form = {};  ///< "groupe", "note", "corriger", "reunion"; "" for none
  std::string problem = {};
  int status = 200;
};

GroupId group_of(const Visit& visit) { return read_id<GroupId>(visit.capture("groupe")); }
std::string address_of(GroupId group) { return fmt::format("/groupes/{}", group.value); }

std::vector<View> member_views(const GroupPage& page) {
  std::vector<View> centres;
  std::string names;
  for (std::size_t at = 0; at < page.members.size(); ++at) {
    const store::GroupMember& member = page.members[at];
    names += (names.empty() ? "" : ", ") + member.name;
    const bool last = at + 1 == page.members.size() || page.members[at + 1].centre != member.centre;
    if (!last) continue;
    centres.push_back(View().set("centre", member.centre).set("names", names));
    names.clear();
  }
  return centres;
}

View meeting_view(const store::Meeting& meeting) {
  return View()
      .set("meeting", std::to_string(meeting.id.value))
      .set("day", text::weekday_date(paris_day(meeting.starts_at)))
      .set("hours", text::hours_between(meeting.starts_at, meeting.ends_at))
      .set("title", meeting.title)
      .set("place", meeting.place)
      .set("url", meeting.url.starts_with("http") ? meeting.url : std::string())
      .set("announced", !meeting.followed);
}

View article_view(const store::PanoramaRow& row) {
  return View()
      .set("key", row.item.key)
      .set("title", row.item.title)
      .set("media", row.item.media)
      .set("day", day_of(row.item.published_at))
      .set("centre", row.centre_name);
}

View note_view(const store::GroupNote& note, const Visit& visit, const GroupTyped& typed) {
  const bool refused =
      typed.form == "corriger" && read_id<GroupNoteId>(visit.capture("note")) == note.id;
  return View()
      .set("note", std::to_string(note.id.value))
      .set("author", note.author)
      .set("centre", note.centre)
      .set("when", moment_of(note.written_at))
      .set("changed", note.changed_at ? moment_of(*note.changed_at) : std::string())
      .set("withdrawn", note.withdrawn)
      .set("own", note.curator == visit.curator().id)
      .set("version", std::to_string(note.version))
      .set("open", refused)
      .set("problem", refused ? typed.problem : std::string())
      .set("body", refused ? visit.request.field("texte") : std::string_view(note.body))
      .set("parts", letter::part_views(letter::read_markdown(note.body)));
}

void set_theme(View& view, const GroupPage& page) {
  std::vector<View> articles;
  for (const store::PanoramaRow& row : page.articles) articles.push_back(article_view(row));
  std::vector<View> dossiers;
  for (const store::ThemeDossier& each : page.dossiers) {
    dossiers.push_back(
        View().set("key", each.key).set("title", each.title).set("when", day_of(each.changed_at)));
  }
  std::vector<View> searches;
  for (const store::ThemeSearch& each : page.searches) {
    searches.push_back(View()
                           .set("name", each.name)
                           .set("query", each.query)
                           .set("whose", each.centre.empty() ? "du réseau" : each.centre));
  }
  view.set("theme", page.group.theme)
      .set("theme_label", page.group.theme_label)
      .set("no_article", articles.empty())
      .set("articles", std::move(articles))
      .set("any_dossier", !dossiers.empty())
      .set("dossiers", std::move(dossiers))
      .set("any_search", !searches.empty())
      .set("searches", std::move(searches));
}

void set_meetings(View& view, const GroupPage& page, const Visit& visit, const GroupTyped& typed) {
  std::vector<View> meetings;
  for (const store::Meeting& each : page.meetings) meetings.push_back(meeting_view(each));
  const bool refused = typed.form == "reunion";
  const auto said = [&](std::string_view name) {
    return refused ? visit.request.field(name) : std::string_view();
  };
  view.set("no_meeting", meetings.empty())
      .set("meetings", std::move(meetings))
      .set("last_met", page.last ? day_of(page.last->starts_at) : std::string())
      .set("has_calendar", !page.group.calendar.empty())
      .set("asked", page.group.asked_at ? moment_of(*page.group.asked_at) : std::string())
      .set("trouble", page.group.trouble)
      .set("meeting_problem", refused ? typed.problem : std::string())
      .set("starts", said("debut"))
      .set("ends", said("fin"))
      .set("place", said("lieu"))
      .set("subject", said("objet"));
}

void set_notes(View& view, const GroupPage& page, const Visit& visit, const GroupTyped& typed) {
  std::vector<View> notes;
  for (const store::GroupNote& each : page.notes) notes.push_back(note_view(each, visit, typed));
  const bool refused = typed.form == "note";
  view.set("no_note", notes.empty())
      .set("older", page.older_notes ? std::to_string(page.notes.back().id.value) : std::string())
      .set("notes", std::move(notes))
      .set("note_problem", refused ? typed.problem : std::string())
      .set("typed_note", refused ? visit.request.field("texte") : std::string_view());
}

Response group_page(const Layout& layout, const Visit& visit, const GroupTyped& typed) {
  store::Reader reader = visit.db.reader();
  const auto page =
      app::read_group(reader, visit.curator(), group_of(visit),
                      read_id<GroupNoteId>(visit.request.parameter("avant")), visit.now);
  if (!page) return error_page(layout, visit, page.error());
  store::WorkingGroup shown = page->group;
  const bool refused = typed.form == "groupe";
  if (refused) {
    shown = group_in(visit.request);
    shown.theme_label = page->group.theme_label;
  }
  auto fields = group_form(reader, shown, visit.now);
  if (!fields) return error_page(layout, visit, fields.error());
  View view;
  view.set("sheet", View().set("url", asset_url("sorties.css")))
      .set("id", std::to_string(page->group.id.value))
      .set("name", page->group.name)
      .set("version", std::to_string(page->group.version))
      .set("closed", page->group.closed)
      .set("own", page->own)
      .set("may_take_part", visit.may(people::Permission::decide, Where::own_centre))
      .set("may_coordinate", visit.may(people::Permission::coordinate, Where::network))
      .set("group_problem", refused ? typed.problem : std::string())
      .set("fields", std::move(*fields))
      .set("no_member", page->members.empty())
      .set("members", member_views(*page));
  set_theme(view, *page);
  set_meetings(view, *page, visit, typed);
  set_notes(view, *page, visit, typed);
  return layout.page(visit, "group/groupe", page->group.name, Section::groups, std::move(view),
                     typed.status);
}

/// Back to the page; or the page with what was typed, where it is what was typed that was wrong or
/// overtaken.
Response after_change(const Layout& layout, const Visit& visit, const Result<void>& done,
                      std::string_view form) {
  if (done) return see_other(address_of(group_of(visit)));
  const bool clash = done.error().code == Code::conflict;
  if (!clash && done.error().code != Code::invalid_input) {
    return error_page(layout, visit, done.error());
  }
  std::string problem = text::sentence(done.error().sentence);
  if (clash) problem += " Ce que vous avez écrit est ci-dessous.";
  return group_page(layout, visit, {form, std::move(problem), clash ? 409 : 422});
}

Result<store::Meeting> meeting_in(const Request& request, GroupId group) {
  const auto starts = text::read_moment(request.field("debut"));
  const auto ends = text::read_moment(request.field("fin"), starts);
  if (!starts) {
    return fail(Code::invalid_input, "start", "le début ne se lit pas\u00a0: 2026-12-08 9:30");
  }
  if ((!request.field("fin").empty() && !ends) || (ends && *ends < *starts)) {
    return fail(Code::invalid_input, "end", "la fin ne se lit pas, ou précède le début");
  }
  return store::Meeting{.group = group,
                        .title = std::string(request.field("objet")),
                        .place = std::string(request.field("lieu")),
                        .starts_at = *starts,
                        .ends_at = ends};
}

Result<void> change_meetings(const Visit& visit) {
  const Request& request = visit.request;
  const GroupId group = group_of(visit);
  const store::Curator& curator = visit.curator();
  if (request.field("geste") == "oter") {
    return app::remove_meeting(visit.db, curator, group,
                               read_id<MeetingId>(request.field("reunion")), visit.now);
  }
  if (const http::UploadedFile* file = request.file("ics"); file && !file->bytes.empty()) {
    const auto taken = app::take_group_calendar(visit.db, curator, group, file->bytes, visit.now);
    return taken ? Result<void>() : fail(taken.error());
  }
  const auto meeting = meeting_in(request, group);
  if (!meeting) return fail(meeting.error());
  return app::add_meeting(visit.db, curator, *meeting, visit.now);
}

}  // namespace

Response get_group(const Layout& layout, const Visit& visit) {
  return group_page(layout, visit, {});
}

Response post_group_words(const Layout& layout, const Visit& visit) {
  store::WorkingGroup group = group_in(visit.request);
  group.id = group_of(visit);
  group.version = static_cast<int>(read_number(visit.request.field("version")).value_or(0));
  group.closed = visit.request.field("clos") == "oui";
  const auto done = app::change_group(visit.db, visit.curator(), std::move(group), visit.now);
  return after_change(layout, visit, done, "groupe");
}

Response post_group_member(const Layout& layout, const Visit& visit) {
  const bool in = visit.request.field("geste") != "quitter";
  const auto done = app::join_group(visit.db, visit.curator(), group_of(visit), in, visit.now);
  return after_change(layout, visit, done, "");
}

Response post_group_note(const Layout& layout, const Visit& visit) {
  const auto id = app::write_group_note(visit.db, visit.curator(), group_of(visit),
                                        visit.request.field("texte"), visit.now);
  const Result<void> done = id ? Result<void>() : fail(id.error());
  return after_change(layout, visit, done, "note");
}

Response post_group_note_change(const Layout& layout, const Visit& visit) {
  const Request& request = visit.request;
  const store::GroupNote note{
      .id = read_id<GroupNoteId>(visit.capture("note")),
      .group = group_of(visit),
      .body = std::string(request.field("texte")),
      .withdrawn = request.field("geste") == "retirer",
      .version = static_cast<int>(read_number(request.field("version")).value_or(0))};
  const auto done = app::change_group_note(visit.db, visit.curator(), note, visit.now);
  return after_change(layout, visit, done, "corriger");
}

Response post_group_meeting(const Layout& layout, const Visit& visit) {
  return after_change(layout, visit, change_meetings(visit), "reunion");
}

}  // namespace vigie::web
