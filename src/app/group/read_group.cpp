// SPDX-License-Identifier: EUPL-1.2
#include "app/group/read_group.hpp"

#include "store/panorama/shelf_repo.hpp"

namespace vigie::app {
namespace {

Result<void> read_people(store::Reader& reader, const store::Curator& curator, GroupPage& page) {
  const GroupId id = page.group.id;
  auto members = store::group_members(reader, id);
  if (!members) return fail(members.error());
  page.members = std::move(*members);
  const auto own = store::is_member(reader, id, curator.id);
  if (!own) return fail(own.error());
  page.own = *own;
  return {};
}

Result<void> read_meetings(store::Reader& reader, GroupPage& page, Instant now) {
  auto meetings = store::meetings_to_come(reader, page.group.id, now);
  if (!meetings) return fail(meetings.error());
  page.meetings = std::move(*meetings);
  auto last = store::meeting_before(reader, page.group.id, now);
  if (!last) return fail(last.error());
  page.last = std::move(*last);
  return {};
}

Result<void> read_theme(store::Reader& reader, GroupPage& page) {
  const std::string& theme = page.group.theme;
  if (theme.empty()) return {};
  auto articles =
      store::panorama_tag_page(reader, "theme", theme, std::nullopt, kGroupArticlesShown);
  if (!articles) return fail(articles.error());
  page.articles = std::move(*articles);
  auto dossiers = store::dossiers_of_theme(reader, theme);
  if (!dossiers) return fail(dossiers.error());
  page.dossiers = std::move(*dossiers);
  auto searches = store::searches_of_theme(reader, page.group.id, theme);
  if (!searches) return fail(searches.error());
  page.searches = std::move(*searches);
  return {};
}

}  // namespace

Result<GroupPage> read_group(store::Reader& reader, const store::Curator& curator, GroupId group,
                             GroupNoteId notes_before, Instant now) {
  auto known = store::working_group(reader, group);
  if (!known) return fail(known.error());
  if (!*known) return fail(Code::not_found, "group", "ce groupe n’existe pas");
  GroupPage page;
  page.group = std::move(**known);
  auto done = read_people(reader, curator, page);
  if (done) done = read_meetings(reader, page, now);
  if (done) done = read_theme(reader, page);
  if (!done) return fail(done.error());
  auto notes = store::group_notes(reader, group, curator.id, notes_before, store::kNotesShown + 1);
  if (!notes) return fail(notes.error());
  page.older_notes = notes->size() > static_cast<std::size_t>(store::kNotesShown);
  if (page.older_notes) notes->pop_back();
  page.notes = std::move(*notes);
  return page;
}

}  // namespace vigie::app
