// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk.hpp"

#include "app/triage.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/desk_view.hpp"
#include "web/pages/tags.hpp"
#include "web/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

std::optional<store::DeskMark> read_mark(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto arrived = read_number(text.substr(0, dash));
  const auto story = read_number(text.substr(dash + 1));
  if (!arrived || !story) return std::nullopt;
  return store::DeskMark{{*arrived}, {*story}};
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

/// The notice as a sentence, with what is needed to undo.
Result<View> notice_view(store::Reader& reader, const Visit& visit,
                         const std::optional<Notice>& notice) {
  View view;
  view.set("notice", "").set("notice_bad", false).set("undo", false);
  if (!notice) return view;
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
Result<std::vector<View>> story_views(store::Reader& reader,
                                      const std::vector<store::DeskItem>& items) {
  std::vector<View> views;
  for (std::size_t index = 0; index < items.size(); ++index) {
    auto view = story_view(reader, items[index]);
    if (!view) return fail(view.error());
    const bool last = index + 1 == items.size();
    const StoryId next =
        !last ? items[index + 1].story : (index > 0 ? items[index - 1].story : StoryId{});
    view->set("next", std::to_string(next.value));
    views.push_back(std::move(*view));
  }
  return views;
}

std::string mark_of(const store::DeskItem& item) {
  return fmt::format("{}-{}", item.arrived_at.seconds, item.story.value);
}

}  // namespace

Response desk_page(const Layout& layout, const Visit& visit, DeskState state,
                   std::optional<Notice> notice, int status) {
  store::Reader reader = visit.db.reader();
  const CentreId centre = visit.curator().centre;
  const auto after = read_mark(visit.request.parameter("apres"));
  auto items = store::desk_page(reader, centre, state, after, kDeskPageItems + 1);
  if (!items) return error_page(layout, visit, items.error());
  const bool more = items->size() > static_cast<std::size_t>(kDeskPageItems);
  if (more) items->pop_back();
  const auto counts = store::desk_counts(reader, centre);
  if (!counts) return error_page(layout, visit, counts.error());
  auto stories = story_views(reader, *items);
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
      .set("next_mark", more ? mark_of(items->back()) : std::string())
      .set("paged", after.has_value());
  return layout.page(visit, "pile", "Pile de lecture", Section::desk, std::move(*view), status);
}

Response get_desk(const Layout& layout, const Visit& visit) {
  const auto done = read_id<StoryId>(visit.request.parameter("fait"));
  std::optional<Notice> notice;
  if (done) notice = Notice{done};
  return desk_page(layout, visit, state_of_tab(visit.request.parameter("etat")), notice);
}

app::Click click_of(const Visit& visit) {
  return {read_id<StoryId>(visit.capture("story")),
          static_cast<int>(read_number(visit.request.field("version")).value_or(0)),
          read_id<ArticleId>(visit.request.field("article"))};
}

Response back_to_list(const Visit& visit, StoryId done) {
  const DeskState state = state_of_tab(visit.request.field("etat"));
  const auto next = read_number(visit.request.field("suivante")).value_or(0);
  std::string address = fmt::format("/pile?etat={}&fait={}", tab_of(state), done.value);
  if (next > 0) address += fmt::format("#h{}", next);
  return see_other(std::move(address));
}

Response refused_move(const Layout& layout, const Visit& visit, const Error& error) {
  if (error.code != Code::conflict) return error_page(layout, visit, error);
  const DeskState state = state_of_tab(visit.request.field("etat"));
  return desk_page(layout, visit, state, Notice{click_of(visit).story, true}, 409);
}

Response post_decision(const Layout& layout, const Visit& visit) {
  const std::string_view word = visit.request.field("decision");
  if (word != "garder" && word != "ecarter") {
    return error_page(layout, visit, {Code::invalid_input, "decision"});
  }
  const app::Click click = click_of(visit);
  const auto decision = word == "garder" ? desk::Decision::keep : desk::Decision::discard;
  const auto done = app::decide(visit.db, visit.curator(), click, decision, visit.now);
  if (!done) return refused_move(layout, visit, done.error());
  return back_to_list(visit, click.story);
}

Response post_undo(const Layout& layout, const Visit& visit) {
  const app::Click click = click_of(visit);
  const auto back = app::undo(visit.db, visit.curator(), click, visit.now);
  if (!back) return refused_move(layout, visit, back.error());
  const DeskState state = state_of_tab(visit.request.field("etat"));
  return see_other(fmt::format("/pile?etat={}&fait={}#h{}", tab_of(state), click.story.value,
                               click.story.value));
}

}  // namespace vigie::web
