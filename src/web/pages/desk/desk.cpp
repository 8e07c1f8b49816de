// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk.hpp"

#include "app/desk/desk_order.hpp"
#include "app/desk/triage.hpp"
#include "app/desk/undo.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/tags.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

/// What a page says at its top of the story that was done, or that somebody else was faster with.
Result<std::optional<DeskNotice>> read_notice(store::Reader& reader, const Visit& visit,
                                              const std::optional<Notice>& notice) {
  if (!notice) return std::nullopt;
  auto standing = app::read_standing(reader, notice->story, visit.curator().centre);
  if (!standing) return fail(standing.error());
  if (!*standing) return std::nullopt;
  return DeskNotice{std::move(**standing), notice->conflict};
}

}  // namespace

std::string_view cursor_parameter(const Visit& visit) {
  const Request& request = visit.request;
  return request.reads_only() ? request.parameter("apres") : request.field("apres");
}

std::string list_address(const Visit& visit) {
  const DeskState state = desk::list_of_code(visit.request.field("etat"));
  const std::string_view mark = cursor_parameter(visit);
  return fmt::format("/pile?etat={}{}{}", desk::list_code(state),
                     mark.empty() ? "" : "&apres=", http::escape_query(mark));
}

Response desk_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   DeskState state, std::optional<Notice> notice, int status) {
  store::Reader reader = visit.db.reader();
  const app::DeskQuery query{.centre = visit.curator().centre,
                             .state = state,
                             .mark = cursor_parameter(visit),
                             .limit = kDeskPageItems};
  const auto page =
      app::read_desk(reader, query, visit.curator().id, shelf.if_readable(), visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto told = read_notice(reader, visit, notice);
  if (!told) return error_page(layout, visit, told.error());
  View view = desk_view(*page, *told);
  if (auto done = add_tag_notice(view, reader, visit); !done) {
    return error_page(layout, visit, done.error());
  }
  return layout.page(visit, "desk/pile", "Pile de lecture", Section::desk, std::move(view), status);
}

Response get_desk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto done = read_id<StoryId>(visit.request.parameter("fait"));
  std::optional<Notice> notice;
  if (done) notice = Notice{done};
  return desk_page(layout, visit, shelf, desk::list_of_code(visit.request.parameter("etat")),
                   notice);
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
  const DeskState state = desk::list_of_code(visit.request.field("etat"));
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
  return see_other(fmt::format("/pile?etat={}",
                               desk::list_code(desk::list_of_code(visit.request.field("etat")))));
}

Response post_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const auto back = app::undo(visit.db, visit.curator(), click, visit.now);
  if (!back) return refused_move(layout, visit, shelf, back.error());
  return see_other(
      fmt::format("{}&fait={}#h{}", list_address(visit), click.story.value, click.story.value));
}

}  // namespace vigie::web
