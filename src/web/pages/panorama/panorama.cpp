// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/panorama.hpp"

#include "app/panorama/read_panorama.hpp"
#include "app/people/first_account.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using panorama::Shelf;

constexpr std::string_view kWhat =
    "La presse de la politique de la ville, lue "
    "et annotée par les centres de ressources.";

Section section_of(Shelf::Kind kind) {
  switch (kind) {
    case Shelf::Kind::theme:
      return Section::themes;
    case Shelf::Kind::territory:
      return Section::places;
    case Shelf::Kind::days:
      return Section::archives;
    case Shelf::Kind::all:
    case Shelf::Kind::centre:
    case Shelf::Kind::media:
    case Shelf::Kind::author:
      break;
  }
  return Section::panorama;
}

PageMeta meta_of(const PanoramaPages& pages, const Shelf& shelf, const ShelfWords& words) {
  PageMeta meta{.description = words.description.empty() ? std::string(kWhat) : words.description,
                .canonical = pages.public_url + panorama::path_of(shelf)};
  const std::string& title = words.title;
  for (const auto& [format, type, name] : kFeedKinds) {
    const std::string path = panorama::feed_path_of(shelf, format);
    if (!path.empty()) {
      meta.feeds.push_back({std::string(type), fmt::format("{} ({})", title, name), path});
    }
  }
  return meta;
}

/// "2026/11" of an address; "" where a part is too long or short.
std::string days_asked(const Visit& visit) {
  std::string code(visit.capture("year"));
  for (const std::string_view part : {visit.capture("month"), visit.capture("day")}) {
    if (part.empty()) continue;
    if (part.size() != 2) return "";
    code += fmt::format("-{}", part);
  }
  return code;
}

}  // namespace

std::string list_word(Shelf::Kind kind) { return std::string(panorama::word_of(kind)) + "s"; }

Response public_page(const PanoramaPages& pages, const Visit& visit, std::string_view name,
                     std::string_view title, Section section, render::View view,
                     const PageMeta& meta, int status) {
  view.set("sheet", render::View().set("url", asset_url("panorama.css")));
  Response response =
      pages.layout.page(visit, name, title, section, std::move(view), status, &meta);
  // The frame of a signed-in visitor holds a name and a token.
  if (!visit.visitor) response.cache = Cache::shared;
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

Response get_shelf(const PanoramaPages& pages, const Visit& visit, const Shelf& shelf) {
  store::Reader reader = visit.db.reader();
  const app::PanoramaQuery query{.shelf = shelf,
                                 .after = parse_cursor(visit.request.parameter("apres")),
                                 .limit = kPanoramaPageItems,
                                 .with_holder = !visit.visitor};
  const auto page = app::read_panorama(reader, query, visit.now);
  if (!page) return error_page(pages.layout, visit, page.error());
  const ShelfWords words = shelf_words(*page, shelf, visit.now);
  return public_page(pages, visit, "panorama/panorama", words.title, section_of(shelf.kind),
                     panorama_view(*page, shelf, query.after.has_value(), visit.now),
                     meta_of(pages, shelf, words));
}

Response get_home(const PanoramaPages& pages, const Visit& visit) {
  if (visit.visitor && visit.may(people::Permission::read, Where::anywhere)) {
    return see_other("/pile");
  }
  store::Reader reader = visit.db.reader();
  const auto first = app::is_first_run(reader);
  if (!first) return error_page(pages.layout, visit, first.error());
  if (*first) return see_other("/connexion");
  return get_shelf(pages, visit, {});
}

Response get_panorama(const PanoramaPages& pages, const Visit& visit) {
  const std::string_view theme = visit.request.parameter("theme");
  if (theme.empty()) return get_shelf(pages, visit, {});
  return get_shelf(pages, visit, {Shelf::Kind::theme, std::string(theme)});
}

Response get_days(const PanoramaPages& pages, const Visit& visit) {
  const std::string code = days_asked(visit);
  if (!panorama::span_of(code)) {
    return error_page(pages.layout, visit, {Code::not_found, visit.request.path});
  }
  return get_shelf(pages, visit, {Shelf::Kind::days, code});
}

Response get_list(const PanoramaPages& pages, const Visit& visit, Shelf::Kind kind) {
  store::Reader reader = visit.db.reader();
  const auto shelves = store::panorama_shelves(reader, panorama::name_of(kind));
  if (!shelves) return error_page(pages.layout, visit, shelves.error());
  const std::string title(list_title(kind));
  const PageMeta meta{
      .description = fmt::format("{} du panorama de presse de la politique de la ville.", title),
      .canonical = fmt::format("{}/panorama/{}", pages.public_url, list_word(kind))};
  return public_page(pages, visit, "panorama/liste", title, section_of(kind),
                     list_view(*shelves, kind), meta);
}

Response get_archives(const PanoramaPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto months = store::panorama_shelves(reader, "month");
  if (!months) return error_page(pages.layout, visit, months.error());
  const PageMeta meta{.description = "Tout le panorama de presse, mois par mois.",
                      .canonical = pages.public_url + "/panorama/archives"};
  return public_page(pages, visit, "panorama/archives", "Archives du panorama", Section::archives,
                     archives_view(*months), meta);
}

}  // namespace vigie::web
