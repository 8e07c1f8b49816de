// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/panorama.hpp"

#include "app/panorama/read_panorama.hpp"
#include "panorama/atom.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

Response get_panorama(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const app::PanoramaQuery query{.theme = visit.request.parameter("theme"),
                                 .after = parse_cursor(visit.request.parameter("apres")),
                                 .limit = kPanoramaPageItems};
  const auto page = app::read_panorama(reader, query);
  if (!page) return error_page(layout, visit, page.error());
  Response response =
      layout.page(visit, "panorama/panorama", "Panorama de presse", Section::panorama,
                  panorama_view(*page, query.theme, query.after.has_value()));
  // The frame of a signed-in visitor holds a name and a token.
  if (!visit.visitor) response.cache = Cache::shared;
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

Response get_panorama_atom(const Layout& layout, const Visit& visit, std::string_view public_url) {
  store::Reader reader = visit.db.reader();
  const auto entries =
      app::read_entries(reader, {.theme = visit.request.parameter("theme"), .limit = kAtomItems});
  if (!entries) return error_page(layout, visit, entries.error());
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body = panorama::atom_feed(
      {"Panorama de presse de la politique de la ville", std::string(public_url), visit.now},
      entries->rows);
  response.cache = Cache::shared;
  return response;
}

}  // namespace vigie::web
