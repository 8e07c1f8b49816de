// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/search.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/search/saved.hpp"
#include "web/pages/search/search_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

ListQuery list_of(const Visit& visit, std::string line) {
  ListQuery list;
  list.search = std::move(line);
  list.nearest = visit.request.parameter("tri") == "proches";
  list.mark = visit.request.parameter("apres");
  return list;
}

/// What the page shows beside its answers: the states of the desk, what was last done.
Result<void> add_desk(render::View& view, store::Reader& reader, const Visit& visit,
                      const ListQuery& list) {
  const auto part = app::read_desk_part(reader, visit.curator(), {}, nullptr, visit.now);
  if (!part) return fail(part.error());
  std::optional<Notice> notice;
  if (const auto done = read_id<StoryId>(visit.request.parameter("fait"))) notice = Notice{done};
  const auto told = read_notice(reader, visit, notice);
  if (!told) return fail(told.error());
  add_list(view, list, part->counts);
  add_toast(view, *told, part->last, "");
  return {};
}

}  // namespace

Response get_search(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const std::string line =
      text::showable(text::utf8_prefix(visit.request.parameter("q"), app::kSearchBytesMax));
  const ListQuery list = list_of(visit, line);
  SearchShown shown;
  shown.line = line;
  shown.query.asked = app::parse_search(line);
  shown.query.order = list.nearest ? app::SearchOrder::nearest : app::SearchOrder::latest;
  shown.query.mark = list.mark;
  shown.open = read_id<StoryId>(visit.request.parameter("ouverte"));
  shown.unfolded = visit.request.parameter("depliee") == "oui";
  store::Reader reader = visit.db.reader();
  auto page = app::find_again(reader, visit.curator(), shown.query, shelf.if_readable());
  if (!page) return error_page(layout, visit, page.error());
  shown.page = std::move(*page);
  const auto preferences = app::desk_preferences(reader, visit.curator().id);
  if (!preferences) return error_page(layout, visit, preferences.error());
  shown.dense = preferences->dense;
  auto saved = store::saved_searches(reader, visit.curator().centre, visit.curator().id);
  if (!saved) return error_page(layout, visit, saved.error());
  shown.saved = std::move(*saved);
  render::View view;
  if (auto done = add_desk(view, reader, visit, list); !done) {
    return error_page(layout, visit, done.error());
  }
  view.set("sheet", render::View().set("url", asset_url("recherche.css")))
      .set("may_decide", visit.may(people::Permission::decide, Where::own_centre))
      .set("coordinates", visit.may(people::Permission::coordinate, Where::anywhere))
      .set("rhythms", rhythm_choices(AlertRhythm::page));
  add_search(view, shown, list);
  const std::string title =
      line.empty() ? "Chercher" : fmt::format("Chercher «\u00a0{}\u00a0»", line);
  return layout.page(visit, "search/recherche", title, Section::none, std::move(view));
}

}  // namespace vigie::web
