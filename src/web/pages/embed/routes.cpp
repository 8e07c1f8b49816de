// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/embed/routes.hpp"

#include "web/pages/embed/configure.hpp"
#include "web/pages/embed/embed.hpp"

namespace vigie::web {

using panorama::Shelf;

void EmbedPages::add_to(Routes& routes) const {
  routes.get("/panorama/encart.js", everyone(), [](const Visit&) { return get_embed_script(); });
  routes.get("/panorama/integrer", everyone(),
             [pages = *this](const Visit& visit) { return get_embed_code(pages, visit); });
  const auto add = [&](const std::string& path, Shelf::Kind kind) {
    routes.get(path + "/encart", everyone(), [pages = *this, kind](const Visit& visit) {
      return get_embed_fragment(pages, visit, {kind, std::string(visit.capture("code"))});
    });
    routes.get(path + "/cadre", everyone(), [pages = *this, kind](const Visit& visit) {
      return get_embed_frame(pages, visit, {kind, std::string(visit.capture("code"))});
    });
  };
  add("/panorama", Shelf::Kind::all);
  for (const Shelf::Kind kind : kEmbedShelves) {
    add(fmt::format("/panorama/{}/{{code}}", panorama::word_of(kind)), kind);
  }
}

}  // namespace vigie::web
