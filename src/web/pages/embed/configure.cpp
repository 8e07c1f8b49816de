// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/embed/configure.hpp"

#include "base/format.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "web/pages/embed/embed.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using panorama::Embed;
using panorama::EmbedLayout;
using panorama::EmbedWay;
using panorama::Shelf;
using render::View;

std::string_view layout_words(EmbedLayout layout) {
  switch (layout) {
    case EmbedLayout::list:
      return "Une liste, avec les notes";
    case EmbedLayout::titles:
      return "Les titres seuls";
    case EmbedLayout::columns:
      return "Des colonnes, avec les notes";
  }
  return "";
}

struct WayWords {
  std::string_view label;
  std::string_view how;
};
WayWords way_words(EmbedWay way) {
  switch (way) {
    case EmbedWay::script:
      return {"Un script (le mieux)",
              "Le panorama s’insère quand votre page est finie, dans sa police. Sans script, ou si "
              "vigie ne répond pas, il reste le lien."};
    case EmbedWay::frame:
      return {"Un cadre, là où les scripts sont interdits",
              "Le cadre montre autant d’articles entiers que sa hauteur en permet\u00a0; changez "
              "la valeur de height au besoin. Si votre page a aussi le script, la hauteur suit."};
    case EmbedWay::link:
      return {"Un simple lien", "Il fonctionne partout, sans rien demander à votre site."};
  }
  return {};
}

View option_view(std::string_view value, std::string_view label, bool chosen) {
  return View().set("value", value).set("label", label).set("chosen", chosen);
}

/// The shelves to choose among; finds the one asked, and its name.
Result<std::vector<View>> shelves_view(store::Reader& reader, std::string_view asked,
                                       Embed& embed) {
  std::vector<View> groups;
  for (const Shelf::Kind kind : kEmbedShelves) {
    const auto shelves = store::panorama_shelves(reader, panorama::name_of(kind));
    if (!shelves) return fail(shelves.error());
    std::vector<View> options;
    for (const store::ThemeCount& each : *shelves) {
      const std::string value = fmt::format("{}/{}", panorama::word_of(kind), each.code);
      const bool chosen = value == asked;
      if (chosen) {
        embed.shelf = {kind, each.code};
        embed.heading = each.label;
      }
      if (options.size() < kEmbedShelfOptions || chosen) {
        options.push_back(option_view(value, each.label, chosen));
      }
    }
    if (options.empty()) continue;
    groups.push_back(View().set("label", list_title(kind)).set("options", std::move(options)));
  }
  return groups;
}

std::vector<View> layouts_view(EmbedLayout chosen) {
  std::vector<View> views;
  for (const EmbedLayout each : panorama::kEmbedLayouts) {
    views.push_back(option_view(panorama::word_of(each), layout_words(each), each == chosen));
  }
  return views;
}

std::vector<View> ways_view(EmbedWay chosen) {
  std::vector<View> views;
  for (const EmbedWay each : panorama::kEmbedWays) {
    views.push_back(option_view(panorama::word_of(each), way_words(each).label, each == chosen));
  }
  return views;
}

/// Picks one that is allowed: what the address says is not put into code as it stands.
std::vector<View> sites_view(const std::vector<std::string>& sites, Embed& embed) {
  const bool known = panorama::may_embed(embed.site, sites);
  if (!known) embed.site = sites.empty() ? std::string() : sites.front();
  std::vector<View> views;
  for (const std::string& site : sites) {
    views.push_back(option_view(site, site, site == embed.site));
  }
  return views;
}

}  // namespace

Response get_embed_code(const EmbedPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  Embed embed = embed_asked(visit);
  const EmbedWay way = panorama::embed_way_named(visit.request.parameter("maniere"));
  auto shelves = shelves_view(reader, visit.request.parameter("rayon"), embed);
  if (!shelves) return error_page(pages.layout, visit, shelves.error());
  const std::string& public_url = pages.config.web.public_url;
  View view;
  view.set("sites", sites_view(pages.config.embed.sites, embed))
      .set("any_site", !pages.config.embed.sites.empty())
      .set("shelves", std::move(*shelves))
      .set("items", std::to_string(embed.items))
      .set("layouts", layouts_view(embed.layout))
      .set("ways", ways_view(way))
      .set("way_words", way_words(way).how)
      .set("code", panorama::embed_code(embed, way, public_url))
      .set("privacy", panorama::privacy_sentence(public_url));
  Embed preview = embed;
  preview.site = "apercu";
  view.set("preview_path", panorama::frame_path_of(preview).substr(1))
      .set("script_url", asset_url("copier.js"));
  std::vector<View> sheets;
  for (const std::string_view name : {"panorama.css", "integrer.css"}) {
    sheets.push_back(View().set("url", asset_url(name)));
  }
  view.set("sheets", std::move(sheets));
  const PageMeta meta{.description =
                          "Afficher le panorama de presse des centres de ressources "
                          "politique de la ville sur un autre site.",
                      .canonical = public_url + "/panorama/integrer"};
  Response response = pages.layout.page(visit, "embed/integrer", "Le panorama sur votre site",
                                        Section::panorama, std::move(view), 200, &meta);
  if (!visit.visitor) response.cache = Cache::shared;
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

}  // namespace vigie::web
