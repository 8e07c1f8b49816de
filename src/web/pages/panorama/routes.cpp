// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/routes.hpp"

#include "base/format.hpp"
#include "web/pages/panorama/article.hpp"
#include "web/pages/panorama/feeds.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/panorama/search.hpp"

namespace vigie::web {

using panorama::Shelf;

void PanoramaPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const PanoramaPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  routes.get("/", everyone(), page(get_home));
  routes.get("/panorama", everyone(), page(get_panorama));
  for (const std::string_view format : kFeedFormats) {
    routes.get(
        fmt::format("/panorama.{}", format), everyone(),
        [pages = *this, format](const Visit& visit) { return get_feed(pages, visit, {}, format); });
  }
  routes.get("/panorama/recherche", everyone(), page(get_search));
  routes.get("/panorama/archives", everyone(), page(get_archives));
  for (const Shelf::Kind kind : panorama::kNamedShelves) {
    const std::string word(panorama::word_of(kind));
    routes.get("/panorama/" + list_word(kind), everyone(),
               [pages = *this, kind](const Visit& visit) { return get_list(pages, visit, kind); });
    routes.get("/panorama/" + word + "/{code}", everyone(),
               [pages = *this, kind](const Visit& visit) {
                 return get_shelf(pages, visit, {kind, std::string(visit.capture("code"))});
               });
    routes.get("/panorama/" + word + "/{code}/{feed}", everyone(),
               [pages = *this, kind](const Visit& visit) {
                 return get_shelf_feed(pages, visit, {kind, std::string(visit.capture("code"))});
               });
  }
  routes.get("/panorama/article/{key}", everyone(), page(get_article));
  routes.get("/panorama/article/{key}/donnees.jsonld", everyone(), page(get_article_data));
  routes.get("/panorama/{year}", everyone(), page(get_days));
  routes.get("/panorama/{year}/{month}", everyone(), page(get_days));
  routes.get("/panorama/{year}/{month}/{day}", everyone(), page(get_days));
  routes.get("/sitemap.xml", everyone(), page(get_sitemap));
  routes.get("/robots.txt", everyone(), page(get_robots));
}

}  // namespace vigie::web
