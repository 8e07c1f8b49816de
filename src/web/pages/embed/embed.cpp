// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/embed/embed.hpp"

#include <algorithm>

#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using panorama::Embed;
using panorama::EmbedLayout;
using panorama::Shelf;
using render::View;

View entry_view(const panorama::Entry& entry, EmbedLayout layout) {
  const PublicArticle& article = entry.article;
  return View()
      .set("url", article.url)
      .set("title", article.title)
      .set("media", article.media)
      .set("date", day_of(article.published_at ? article.published_at : entry.relayed_at))
      .set("date_code", day_code_of(article.published_at ? article.published_at : entry.relayed_at))
      .set("access", access_words(article.access))
      .set("note", layout == EmbedLayout::titles ? std::string() : article.note);
}

/// The fragment's view; not_found for a shelf on which nothing ever stood.
Result<View> fragment_view(const EmbedPages& pages, const Visit& visit, Embed& embed) {
  store::Reader reader = visit.db.reader();
  if (embed.shelf.kind != Shelf::Kind::all) {
    const auto shelf =
        store::panorama_shelf(reader, panorama::name_of(embed.shelf.kind), embed.shelf.code);
    if (!shelf) return fail(shelf.error());
    if (!*shelf) return fail(Code::not_found, visit.request.path);
    embed.heading = (*shelf)->label;
  }
  const auto entries = app::read_entries(reader, {.shelf = embed.shelf, .limit = embed.items});
  if (!entries) return fail(entries.error());
  std::vector<View> views;
  for (const panorama::Entry& entry : entries->rows) {
    if (static_cast<int>(views.size()) == embed.items) break;
    views.push_back(entry_view(entry, embed.layout));
  }
  const std::string title = panorama::embed_title(embed.heading);
  View view;
  view.set("heading", title)
      .set("columns", embed.layout == EmbedLayout::columns)
      .set("empty", views.empty())
      .set("foot", View()
                       .set("heading", title)
                       .set("url", pages.config.web.public_url + panorama::path_of(embed.shelf)))
      .set("entries", std::move(views));
  return view;
}

/// Whose page may show this: an origin of the settings, or ours; none else.
std::optional<std::string> host_asked(const EmbedPages& pages, const Visit& visit) {
  const std::string_view site = visit.request.parameter("site");
  if (site == pages.config.web.public_url || site == "apercu") return "'self'";
  if (!panorama::may_embed(site, pages.config.embed.sites)) return std::nullopt;
  return std::string(site);
}

Response refused_host() {
  Response response = plain_text(
      "Ce site n’est pas de ceux qui peuvent afficher le panorama. Demandez à son réseau de "
      "l’ajouter.\n",
      403);
  response.policy = Policy::picture;
  return response;
}

}  // namespace

Embed embed_asked(const Visit& visit) {
  const auto items = read_number(visit.request.parameter("nombre"));
  Embed embed;
  if (items) {
    embed.items = static_cast<int>(std::clamp<std::int64_t>(*items, 1, panorama::kEmbedItemsMax));
  }
  embed.layout = panorama::embed_layout_named(visit.request.parameter("forme"));
  embed.site = visit.request.parameter("site");
  return embed;
}

Response get_embed_script() {
  static const std::string kScript = [] {
    constexpr std::string_view kPlace = "@STYLES@";
    std::string script(asset("encart.js")->bytes);
    return script.replace(script.find(kPlace), kPlace.size(), asset("encart.css")->bytes);
  }();
  Response response;
  response.content_type = "text/javascript; charset=utf-8";
  response.body = kScript;
  response.cache = Cache::shared;
  response.policy = Policy::picture;  // any page may run it; what it asks for is refused or not
  return response;
}

Response get_embed_fragment(const EmbedPages& pages, const Visit& visit, const Shelf& shelf) {
  const auto host = host_asked(pages, visit);
  if (!host) return refused_host();
  Embed embed = embed_asked(visit);
  embed.shelf = shelf;
  auto view = fragment_view(pages, visit, embed);
  if (!view) return plain_text("", status_of(view.error().code));
  Response response = pages.layout.page(visit, "embed/encart", panorama::embed_title(embed.heading),
                                        Section::none, std::move(*view));
  response.cache = Cache::shared;
  response.policy = Policy::picture;
  if (*host != "'self'") response.headers.emplace_back("Access-Control-Allow-Origin", *host);
  return response;
}

Response get_embed_frame(const EmbedPages& pages, const Visit& visit, const Shelf& shelf) {
  const auto host = host_asked(pages, visit);
  if (!host) return refused_host();
  Embed embed = embed_asked(visit);
  embed.shelf = shelf;
  auto view = fragment_view(pages, visit, embed);
  if (!view) return error_page(pages.layout, visit, view.error());
  std::vector<View> sheets;
  for (const std::string_view name : {"encart.css", "cadre.css"}) {
    sheets.push_back(View().set("url", asset_url(name)));
  }
  view->set("sheets", std::move(sheets)).set("script_url", asset_url("cadre.js"));
  Response response = pages.layout.page(visit, "embed/cadre", panorama::embed_title(embed.heading),
                                        Section::none, std::move(*view));
  response.cache = Cache::shared;
  response.policy = Policy::picture;
  response.headers.emplace_back(
      "Content-Security-Policy",
      fmt::format("default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; "
                  "form-action 'none'; frame-ancestors {}",
                  *host));
  return response;
}

}  // namespace vigie::web
