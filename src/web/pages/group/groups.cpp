// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/group/groups.hpp"

#include <algorithm>

#include "app/group/groups.hpp"
#include "base/format.hpp"
#include "store/tag/theme_repo.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;
using store::WorkingGroup;

View line_view(const store::GroupLine& line) {
  return View()
      .set("id", std::to_string(line.group.id.value))
      .set("name", line.group.name)
      .set("theme", line.group.theme_label)
      .set("own", line.own)
      .set("closed", line.group.closed)
      .set("members", line.members == 0
                          ? std::string("personne encore")
                          : fmt::format("{} de {}", text::plural(line.members, "membre", "membres"),
                                        text::plural(line.centres, "centre", "centres")))
      .set("next", line.next_at ? moment_of(*line.next_at) : std::string());
}

Response groups_page(const Layout& layout, const Visit& visit, const WorkingGroup& typed,
                     std::string_view problem) {
  store::Reader reader = visit.db.reader();
  const auto lines = store::working_groups(reader, visit.curator().id, visit.now);
  if (!lines) return error_page(layout, visit, lines.error());
  std::vector<View> views;
  for (const store::GroupLine& line : *lines) views.push_back(line_view(line));
  auto fields = group_form(reader, typed, visit.now);
  if (!fields) return error_page(layout, visit, fields.error());
  View view;
  view.set("sheet", View().set("url", asset_url("sorties.css")))
      .set("none", views.empty())
      .set("groups", std::move(views))
      .set("problem", problem)
      .set("may_coordinate", visit.may(people::Permission::coordinate, Where::network))
      .set("fields", std::move(*fields));
  return layout.page(visit, "group/groupes", "Groupes de travail", Section::groups, std::move(view),
                     problem.empty() ? 200 : 422);
}

}  // namespace

WorkingGroup group_in(const Request& request) {
  return {.name = std::string(request.field("nom")),
          .theme = std::string(request.field("theme")),
          .calendar = std::string(request.field("agenda"))};
}

Result<View> group_form(store::Reader& reader, const WorkingGroup& group, Instant now) {
  const auto themes = store::themes_on(reader, paris_day(now));
  if (!themes) return fail(themes.error());
  std::vector<View> options;
  bool there = group.theme.empty();
  for (const store::ThemeName& theme : *themes) {
    const bool chosen = theme.code == group.theme;
    there = there || chosen;
    options.push_back(
        View().set("code", theme.code).set("label", theme.label).set("chosen", chosen));
  }
  if (!there) {
    options.push_back(View()
                          .set("code", group.theme)
                          .set("label", group.theme_label.empty() ? group.theme : group.theme_label)
                          .set("chosen", true));
  }
  return View()
      .set("typed_name", group.name)
      .set("themes", std::move(options))
      .set("calendar", group.calendar);
}

Response get_groups(const Layout& layout, const Visit& visit) {
  return groups_page(layout, visit, {}, "");
}

Response post_new_group(const Layout& layout, const Visit& visit) {
  const WorkingGroup typed = group_in(visit.request);
  const auto id = app::open_group(visit.db, visit.curator(), typed, visit.now);
  if (!id && id.error().code == Code::invalid_input) {
    return groups_page(layout, visit, typed, text::sentence(id.error().sentence));
  }
  if (!id) return error_page(layout, visit, id.error());
  return see_other(fmt::format("/groupes/{}", id->value));
}

}  // namespace vigie::web
