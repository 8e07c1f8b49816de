// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk.hpp"

#include "app/desk/desk_order.hpp"
#include "app/desk/triage.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/story_view.hpp"
#include "web/pages/desk/tags.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::optional<store::DeskCursor> read_cursor(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto arrived = read_number(text.substr(0, dash));
  const auto story = read_number(text.substr(dash + 1));
  if (!arrived || !story) return std::nullopt;
  return store::DeskCursor{{*arrived}, {*story}};
}

std::vector<View> tabs_view(const store::DeskCounts& counts, DeskState current) {
  struct Tab {
    DeskState state;
    std::string_view label;
    std::int64_t count;
  };
  const Tab tabs[] = {{DeskState::fresh, "À lire", counts.fresh},
                      {DeskState::kept, "Gardées", counts.kept},
                      {DeskState::relayed, "Relayées", counts.relayed},
                      {DeskState::discarded, "Écartées", counts.discarded}};
  std::vector<View> views;
  for (const Tab& tab : tabs) {
    View view;
    view.set("label", tab.label)
        .set("code", tab_of(tab.state))
        .set("count", text::number(tab.count))
        .set("current", tab.state == current);
    views.push_back(std::move(view));
  }
  return views;
}

/// A story that went into another while its page was open.
Result<bool> add_went_notice(View& view, store::Reader& reader, StoryId story) {
  const auto redirect = store::redirect_of(reader, story);
  if (!redirect && redirect.error().code != Code::not_found) return fail(redirect.error());
  if (!redirect || !*redirect) return false;
  const auto changed = what_changed(reader, story);
  if (!changed) return fail(changed.error());
  view.set("notice", *changed + std::string(kNothingLost)).set("notice_bad", true);
  return true;
}

/// The notice as a sentence, with what is needed to undo.
Result<View> notice_view(store::Reader& reader, const Visit& visit,
                         const std::optional<Notice>& notice) {
  View view;
  view.set("notice", "").set("notice_bad", false).set("undo", false);
  if (!notice) return view;
  const auto went = add_went_notice(view, reader, notice->story);
  if (!went) return fail(went.error());
  if (*went) return view;
  const auto item = store::desk_item(reader, notice->story, visit.curator().centre);
  if (!item) return fail(item.error());
  if (!*item) return view;
  const auto articles = store::story_articles(reader, notice->story);
  if (!articles) return fail(articles.error());
  const store::StoryArticle* lead = lead_article(*articles, (*item)->article);
  const std::string title = lead != nullptr ? lead->title : "Sans titre";
  const std::string happened = what_happened(**item);
  view.set("notice_bad", notice->conflict)
      .set("undo", !notice->conflict && (*item)->state != DeskState::fresh)
      .set("undo_id", std::to_string(notice->story.value))
      .set("undo_version", std::to_string((*item)->version));
  view.set("notice", notice->conflict
                         ? fmt::format("Entre-temps, «\u00A0{}\u00A0» a été {}. Votre choix n’a "
                                       "pas été enregistré\u202F; rien n’est perdu.",
                                       title, happened)
                         : fmt::format("«\u00A0{}\u00A0»\u00A0: {}.", title, happened));
  return view;
}

/// Each story's form knows the story after it, where the browser goes on.
Result<std::vector<View>> story_views(store::Reader& reader, const app::TerritoryShelf& shelf,
                                      const std::vector<store::DeskItem>& items) {
  std::vector<View> views;
  for (std::size_t index = 0; index < items.size(); ++index) {
    auto view = story_view(reader, items[index]);
    if (!view) return fail(view.error());
    const bool last = index + 1 == items.size();
    const StoryId next =
        !last ? items[index + 1].story : (index > 0 ? items[index - 1].story : StoryId{});
    view->set("next", std::to_string(next.value));
    const auto reach = reach_shown(reader, shelf, items[index].story);
    if (!reach) return fail(reach.error());
    view->set("regions", regions_line(*reach));
    views.push_back(std::move(*view));
  }
  return views;
}

std::string mark_of(const store::DeskItem& item) {
  return fmt::format("{}-{}", item.arrived_at.seconds, item.story.value);
}

/// A page of a list, by date or the likeliest first, and where the next one begins.
struct ListPage {
  std::vector<store::DeskItem> items;
  std::string next_mark;
  bool paged = false;
};

Result<ListPage> read_list_page(store::Reader& reader, const Visit& visit, DeskState state,
                                app::DeskOrder order) {
  const CentreId centre = visit.curator().centre;
  const std::string_view mark = cursor_parameter(visit);
  const bool likely = order == app::DeskOrder::likely;
  const std::int64_t skip = likely ? read_number(mark).value_or(0) : 0;
  const auto after = likely ? std::nullopt : read_cursor(mark);
  auto items = likely ? store::likely_desk_page(reader, centre, state, skip, kDeskPageItems + 1)
                      : store::desk_page(reader, centre, state, after, kDeskPageItems + 1);
  if (!items) return fail(items.error());
  ListPage page{std::move(*items), "", after.has_value() || skip > 0};
  if (page.items.size() <= static_cast<std::size_t>(kDeskPageItems)) return page;
  page.items.pop_back();
  page.next_mark = likely ? std::to_string(skip + kDeskPageItems) : mark_of(page.items.back());
  return page;
}

}  // namespace

std::string_view cursor_parameter(const Visit& visit) {
  const Request& request = visit.request;
  return request.reads_only() ? request.parameter("apres") : request.field("apres");
}

std::string list_address(const Visit& visit) {
  const DeskState state = state_of_tab(visit.request.field("etat"));
  const std::string_view mark = cursor_parameter(visit);
  return fmt::format("/pile?etat={}{}{}", tab_of(state),
                     mark.empty() ? "" : "&apres=", http::escape_query(mark));
}

Response desk_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   DeskState state, std::optional<Notice> notice, int status) {
  store::Reader reader = visit.db.reader();
  const auto ordering = app::desk_ordering(reader, visit.curator().id);
  if (!ordering) return error_page(layout, visit, ordering.error());
  const auto page = read_list_page(reader, visit, state, ordering->order);
  if (!page) return error_page(layout, visit, page.error());
  const auto counts = store::desk_counts(reader, visit.curator().centre);
  if (!counts) return error_page(layout, visit, counts.error());
  auto stories = story_views(reader, shelf, page->items);
  if (!stories) return error_page(layout, visit, stories.error());
  auto view = notice_view(reader, visit, notice);
  if (!view) return error_page(layout, visit, view.error());

  auto themes = theme_choices(reader, visit.now);
  if (!themes) return error_page(layout, visit, themes.error());
  if (auto done = add_tag_notice(*view, reader, visit); !done) {
    return error_page(layout, visit, done.error());
  }

  view->set("theme_choices", std::move(*themes))
      .set("tabs", tabs_view(*counts, state))
      .set("tab_code", tab_of(state))
      .set("is_new", state == DeskState::fresh)
      .set("is_kept", state == DeskState::kept)
      .set("is_discarded", state == DeskState::discarded)
      .set("is_relayed", state == DeskState::relayed)
      .set("empty", stories->empty())
      .set("stories", std::move(*stories))
      .set("mark", cursor_parameter(visit))
      .set("next_mark", page->next_mark)
      .set("paged", page->paged)
      .set("can_order", ordering->can_choose)
      .set("by_likelihood", ordering->order == app::DeskOrder::likely);
  return layout.page(visit, "desk/pile", "Pile de lecture", Section::desk, std::move(*view),
                     status);
}

Response get_desk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto done = read_id<StoryId>(visit.request.parameter("fait"));
  std::optional<Notice> notice;
  if (done) notice = Notice{done};
  return desk_page(layout, visit, shelf, state_of_tab(visit.request.parameter("etat")), notice);
}

app::SeenItem seen_item(const Visit& visit) {
  return {read_id<StoryId>(visit.capture("story")),
          static_cast<int>(read_number(visit.request.field("version")).value_or(0)),
          read_id<ArticleId>(visit.request.field("article"))};
}

Response back_to_list(const Visit& visit, StoryId done) {
  const auto next = read_number(visit.request.field("suivante")).value_or(0);
  std::string address = fmt::format("{}&fait={}", list_address(visit), done.value);
  if (next > 0) address += fmt::format("#h{}", next);
  return see_other(std::move(address));
}

Response refused_move(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      const Error& error) {
  if (error.code != Code::conflict) return error_page(layout, visit, error);
  const DeskState state = state_of_tab(visit.request.field("etat"));
  return desk_page(layout, visit, shelf, state, Notice{seen_item(visit).story, true}, 409);
}

Response post_decision(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const std::string_view word = visit.request.field("decision");
  if (word != "garder" && word != "ecarter") {
    return error_page(layout, visit, {Code::invalid_input, "decision"});
  }
  const app::SeenItem click = seen_item(visit);
  const auto decision = word == "garder" ? desk::Decision::keep : desk::Decision::discard;
  const auto done = app::decide(visit.db, visit.curator(), click, decision, visit.now);
  if (!done) return refused_move(layout, visit, shelf, done.error());
  return back_to_list(visit, click.story);
}

Response post_order(const Layout& layout, const Visit& visit) {
  const auto order =
      visit.request.field("ordre") == "probable" ? app::DeskOrder::likely : app::DeskOrder::date;
  const auto done = app::choose_desk_order(visit.db, visit.curator().id, order);
  if (!done) return error_page(layout, visit, done.error());
  return see_other(fmt::format("/pile?etat={}", tab_of(state_of_tab(visit.request.field("etat")))));
}

Response post_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const auto back = app::undo(visit.db, visit.curator(), click, visit.now);
  if (!back) return refused_move(layout, visit, shelf, back.error());
  return see_other(
      fmt::format("{}&fait={}#h{}", list_address(visit), click.story.value, click.story.value));
}

}  // namespace vigie::web
