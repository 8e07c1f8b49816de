// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk.hpp"

#include "base/format.hpp"
#include "desk/wording.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/tag/tag_repo.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/filter_view.hpp"
#include "web/pages/desk/tags.hpp"
#include "web/site/erratum_words.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

/// Of a gesture on several lines that the address says was made, or taken back.
std::string said_of(const Visit& visit) {
  const auto count = [&](std::string_view name) {
    return read_number(visit.request.parameter(name)).value_or(0);
  };
  const auto back = read_number(visit.request.parameter("repris"));
  std::string said;
  if (back)
    said = fmt::format("{}.", text::plural(*back, "décision reprise", "décisions reprises"));
  if (const std::int64_t done = count("faites"); done > 0) {
    said = fmt::format("{}.", text::plural(done, "actualité traitée", "actualités traitées"));
  }
  return said.empty() ? said : said + left_words(count("laisse"));
}

Result<std::vector<store::Facet>> labels_of(store::Reader& reader,
                                            const store::DeskFilter& filter) {
  std::vector<store::Facet> labels;
  for (const auto& [kind, code] :
       {std::pair{"theme", &filter.theme}, std::pair{"territory", &filter.territory}}) {
    if (code->empty()) continue;
    const auto label = store::tag_label(reader, {kind, *code});
    if (!label) return fail(label.error());
    labels.push_back({kind, *code, label->value_or(*code), 0});
  }
  return labels;
}

/// Letters that had left with what was taken off the panorama a moment ago.
Result<std::string> letters_left_behind(store::Reader& reader, const Visit& visit, StoryId story) {
  constexpr std::int64_t kMomentSeconds = 60;
  const auto last = store::last_panorama_item(reader, story, visit.curator().centre);
  if (!last) return fail(last.error());
  if (!*last || !(*last)->withdrawn_at || visit.now - *(*last)->withdrawn_at > kMomentSeconds) {
    return std::string();
  }
  const auto errata = store::errata_of_articles(reader, {(*last)->article});
  if (!errata) return fail(errata.error());
  return erratum_words(*errata);
}

}  // namespace

Result<std::optional<DeskNotice>> read_notice(store::Reader& reader, const Visit& visit,
                                              const std::optional<Notice>& notice) {
  if (!notice) return std::nullopt;
  auto standing = app::read_standing(reader, notice->story, visit.curator().centre);
  if (!standing) return fail(standing.error());
  if (!*standing) return std::nullopt;
  auto letters = letters_left_behind(reader, visit, notice->story);
  if (!letters) return fail(letters.error());
  return DeskNotice{std::move(**standing), notice->conflict, std::move(*letters)};
}

bool wants_part(const Visit& visit) { return visit.request.header("x-vigie") == "partie"; }

Response desk_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   std::optional<Notice> notice, int status) {
  store::Reader reader = visit.db.reader();
  const ListQuery query = list_query(visit);
  const app::DeskQuery asked{.centre = visit.curator().centre,
                             .state = query.state,
                             .mark = query.mark,
                             .limit = kDeskPageItems,
                             .filter = query.filter};
  const auto page =
      app::read_desk(reader, asked, visit.curator().id, shelf.if_readable(), visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto told = read_notice(reader, visit, notice);
  if (!told) return error_page(layout, visit, told.error());
  auto labels = labels_of(reader, query.filter);
  if (!labels) return error_page(layout, visit, labels.error());
  DeskShown shown{.open = read_id<StoryId>(visit.request.parameter("ouverte")),
                  .unfolded = visit.request.parameter("depliee") == "oui",
                  .said = said_of(visit),
                  .today = paris_day(visit.now),
                  .labels = std::move(*labels)};
  View view = desk_view(*page, query, *told, shown);
  if (auto done = add_tag_notice(view, reader, visit, visit.request.parameter("etiquette"));
      !done) {
    return error_page(layout, visit, done.error());
  }
  const std::string title = fmt::format("{} ({})", desk::list_name(query.state),
                                        text::number(page->counts.of(query.state)));
  return layout.page(visit, "desk/pile", title, Section::desk, std::move(view), status);
}

Response part_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                   const std::vector<StoryId>& stories, std::optional<Notice> notice,
                   std::string_view said, int status) {
  store::Reader reader = visit.db.reader();
  const ListQuery query = list_query(visit);
  const auto part =
      app::read_desk_part(reader, visit.curator(), stories, shelf.if_readable(), visit.now);
  if (!part) return error_page(layout, visit, part.error());
  const auto told = read_notice(reader, visit, notice);
  if (!told) return error_page(layout, visit, told.error());
  const std::string title = query.search.empty()
                                ? fmt::format("{} ({})", desk::list_name(query.state),
                                              text::number(part->counts.of(query.state)))
                                : fmt::format("Chercher «\u00a0{}\u00a0»", query.search);
  return layout.page(visit, "desk/partie", title, Section::desk,
                     part_view(query, *part, *told, said), status);
}

Response get_desk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto done = read_id<StoryId>(visit.request.parameter("fait"));
  std::optional<Notice> notice;
  if (done) notice = Notice{done};
  return desk_page(layout, visit, shelf, notice);
}

Response get_filters(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const ListQuery query = list_query(visit);
  const auto facets = store::desk_facets(reader, visit.curator().centre, query.state);
  if (!facets) return error_page(layout, visit, facets.error());
  return layout.page(visit, "desk/filtrer", "Filtrer la pile", Section::desk,
                     filter_view(query, *facets, paris_day(visit.now)));
}

app::SeenItem seen_item(const Visit& visit) {
  return {read_id<StoryId>(visit.capture("story")),
          static_cast<int>(read_number(visit.request.field("version")).value_or(-1)),
          read_id<ArticleId>(visit.request.field("article"))};
}

Response back_to_list(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      StoryId done) {
  const ListQuery list = list_query(visit);
  if (wants_part(visit)) {  // what was found stays before one's eyes, with what became of it
    const std::vector<StoryId> stays =
        list.search.empty() ? std::vector<StoryId>() : std::vector{done};
    return part_page(layout, visit, shelf, stays, Notice{done}, "");
  }
  const auto next = read_number(visit.request.field("suivante")).value_or(0);
  std::string address = fmt::format("{}&fait={}", address_of(list), done.value);
  if (next > 0) address += fmt::format("&ouverte={}#h{}", next, next);
  return see_other(std::move(address));
}

Response refused_move(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                      const Error& error) {
  if (error.code != Code::conflict) return error_page(layout, visit, error);
  const StoryId story = seen_item(visit).story;
  if (wants_part(visit)) {
    return part_page(layout, visit, shelf, {story}, Notice{story, true}, "", 409);
  }
  return desk_page(layout, visit, shelf, Notice{story, true}, 409);
}

Response post_preference(const Layout& layout, const Visit& visit) {
  for (const std::string_view name : {"ordre", "densite"}) {
    const std::string_view value = visit.request.field(name);
    if (value.empty()) continue;
    const auto done = app::choose_preference(visit.db, visit.curator().id, name, value);
    if (!done) return error_page(layout, visit, done.error());
  }
  ListQuery query = list_query(visit);
  query.mark.clear();  // another order is cut elsewhere
  return see_other(address_of(query));
}

}  // namespace vigie::web
