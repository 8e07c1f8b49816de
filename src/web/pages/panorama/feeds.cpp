// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/feeds.hpp"

#include <algorithm>

#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "panorama/feeds.hpp"
#include "store/panorama/dossier_repo.hpp"
#include "text/html.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using panorama::Shelf;

std::string feed_body(std::string_view format, const panorama::FeedFacts& facts,
                      const std::vector<panorama::Entry>& entries) {
  if (format == "rss") return panorama::rss_feed(facts, entries);
  if (format == "json") return panorama::json_feed(facts, entries);
  return panorama::atom_feed(facts, entries);
}

Response shared(std::string content_type, std::string body) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  response.cache = Cache::shared;
  return response;
}

/// One line of a site map.
std::string map_line(const PanoramaPages& pages, std::string_view path,
                     std::optional<Instant> changed_at) {
  std::string line = fmt::format("<url><loc>{}</loc>",
                                 text::escape_xml(fmt::format("{}{}", pages.public_url, path)));
  if (changed_at) line += fmt::format("<lastmod>{}</lastmod>", iso(*changed_at));
  return line + "</url>\n";
}

}  // namespace

Response get_feed(const PanoramaPages& pages, const Visit& visit, const Shelf& asked,
                  std::string_view format) {
  store::Reader reader = visit.db.reader();
  Shelf shelf = asked;
  const std::string_view theme = visit.request.parameter("theme");  // an older address
  if (shelf.kind == Shelf::Kind::all && !theme.empty()) {
    shelf = {Shelf::Kind::theme, std::string(theme)};
  }
  const auto entries = app::read_entries(reader, {.shelf = shelf, .limit = kFeedItems});
  if (!entries) return error_page(pages.layout, visit, entries.error());
  app::PanoramaPage page;
  if (shelf.kind != Shelf::Kind::all) {
    const auto found = store::panorama_shelf(reader, panorama::name_of(shelf.kind), shelf.code);
    if (!found) return error_page(pages.layout, visit, found.error());
    if (!*found) return error_page(pages.layout, visit, {Code::not_found, visit.request.path});
    page.label = (*found)->label;
    page.items = (*found)->items;
  }
  const auto left_at = store::last_withdrawal(reader);
  if (!left_at) return error_page(pages.layout, visit, left_at.error());
  const ShelfWords words = shelf_words(page, shelf, visit.now);
  const panorama::FeedFacts facts{.title = words.title,
                                  .public_url = pages.public_url,
                                  .now = visit.now,
                                  .page_path = panorama::path_of(shelf),
                                  .feed_path = panorama::feed_path_of(shelf, format),
                                  .description = words.description,
                                  .changed_at = *left_at};
  const auto kind = std::ranges::find(kFeedKinds, format, &FeedKind::format);
  return shared(fmt::format("{}; charset=utf-8", kind->type),
                feed_body(format, facts, entries->rows));
}

Response get_shelf_feed(const PanoramaPages& pages, const Visit& visit, const Shelf& shelf) {
  constexpr std::string_view kName = "fil.";
  const std::string_view asked = visit.capture("feed");
  const auto known = std::ranges::find_if(kFeedFormats, [&](std::string_view format) {
    return asked.starts_with(kName) && asked.substr(kName.size()) == format;
  });
  if (known == std::end(kFeedFormats)) {
    return error_page(pages.layout, visit, {Code::not_found, visit.request.path});
  }
  return get_feed(pages, visit, shelf, *known);
}

Response get_sitemap(const PanoramaPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  std::string body =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  body += map_line(pages, "/panorama", std::nullopt);
  for (const Shelf::Kind kind : panorama::kNamedShelves) {
    const auto shelves = store::panorama_shelves(reader, panorama::name_of(kind));
    if (!shelves) return error_page(pages.layout, visit, shelves.error());
    for (const store::ThemeCount& each : *shelves) {
      body += map_line(pages, panorama::path_of({kind, each.code}), std::nullopt);
    }
  }
  const auto months = store::panorama_shelves(reader, "month");
  if (!months) return error_page(pages.layout, visit, months.error());
  for (const store::ThemeCount& each : *months) {
    body += map_line(pages, panorama::path_of({Shelf::Kind::days, each.code}), std::nullopt);
  }
  const auto dossiers = store::dossiers(reader, {}, store::kDossiersMax);
  if (!dossiers) return error_page(pages.layout, visit, dossiers.error());
  for (const store::DossierLine& each : *dossiers) {
    body += map_line(pages, "/panorama/dossiers/" + each.dossier.key, each.dossier.changed_at);
  }
  const auto items = store::panorama_map(reader, 0, kMapItemsMax);
  if (!items) return error_page(pages.layout, visit, items.error());
  for (const store::MapLine& each : *items) {
    body += map_line(pages, "/panorama/article/" + each.key, each.changed_at);
  }
  return shared("application/xml; charset=utf-8", body + "</urlset>\n");
}

Response get_robots(const PanoramaPages& pages, const Visit&) {
  return shared("text/plain; charset=utf-8",
                fmt::format("User-agent: *\n"
                            "Disallow: /pile\nDisallow: /service\nDisallow: /tour\n"
                            "Disallow: /connexion\nDisallow: /panorama/recherche\n"
                            "Sitemap: {}/sitemap.xml\n",
                            pages.public_url));
}

}  // namespace vigie::web
