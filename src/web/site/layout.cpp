// SPDX-License-Identifier: EUPL-1.2
#include "web/site/layout.hpp"

#include <algorithm>
#include <map>

#include "base/assert.hpp"
#include "base/embedded.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"

VIGIE_EMBEDDED(templates);
VIGIE_EMBEDDED(assets);

namespace vigie::web {
namespace {

constexpr std::size_t kVersionBytes = 16;

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".woff2")) return "font/woff2";
  if (name.ends_with(".txt")) return "text/plain; charset=utf-8";
  return "application/octet-stream";
}

/// Templates stand beside their page: "pages/desk/pile.mustache" is "desk/pile".
std::string template_name(std::string_view path) {
  constexpr std::string_view kPages = "pages/";
  if (path.starts_with(kPages)) path.remove_prefix(kPages.size());
  return std::string(path.substr(0, path.find('.')));
}

std::vector<render::View> menu_view(const Frame& frame, Section section) {
  std::vector<render::View> entries;
  for (const MenuEntry& entry : frame.menu) {
    entries.push_back(render::View()
                          .set("label", entry.label)
                          .set("url", entry.url)
                          .set("current", entry.section == section));
  }
  return entries;
}

/// What the page says of itself; for pages that say nothing, that they are not to be indexed.
void add_meta(render::View& view, const PageMeta* meta) {
  if (meta == nullptr) {
    view.set("meta", false);
    return;
  }
  std::vector<render::View> feeds;
  for (const FeedLink& feed : meta->feeds) {
    feeds.push_back(render::View()
                        .set("feed_type", feed.type)
                        .set("feed_title", feed.title)
                        .set("feed_path", feed.path.substr(1)));
  }
  view.set("meta", render::View()
                       .set("description", meta->description)
                       .set("url", meta->canonical)
                       .set("kind", meta->kind)
                       .set("data_path", meta->data.empty() ? meta->data : meta->data.substr(1))
                       .set("hidden", !meta->indexed)
                       .set("feeds", std::move(feeds)));
}

/// A page that lays itself out over the whole width.
bool full_width(std::string_view name) { return name == "desk/pile" || name == "search/recherche"; }

}  // namespace

std::optional<Asset> asset(std::string_view name) {
  const auto files = embedded::assets_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [name](const EmbeddedFile& file) { return file.name() == name; });
  if (found == files.end()) return std::nullopt;
  return Asset{found->bytes(), type_of(name)};
}

std::string asset_url(std::string_view name) {
  VIGIE_ASSERT(asset(name).has_value());
  // One digest of all: the style names the fonts beside it.
  static const std::string kVersion = [] {
    std::string bytes;
    for (const EmbeddedFile& file : embedded::assets_files()) bytes += file.bytes();
    return hex(digest(bytes, kVersionBytes)).substr(0, 12);
  }();
  return fmt::format("/ressources/{}/{}", kVersion, name);
}

Result<Layout> Layout::make() {
  std::vector<render::NamedTemplate> sources;
  for (const EmbeddedFile& file : embedded::templates_files()) {
    sources.push_back({template_name(file.name()), std::string(file.bytes())});
  }
  auto templates = render::TemplateSet::compile(std::move(sources));
  if (!templates) return fail(templates.error());
  return Layout(std::move(*templates));
}

Response Layout::page(const Visit& visit, std::string_view name, std::string_view title,
                      Section section, render::View view, int status, const PageMeta* meta) const {
  const Frame& frame = visit.frame;
  view.set("page_title", title)
      .set("css_url", asset_url("vigie.css"))
      .set("js_url", asset_url("vigie.js"))
      .set("icon_url", asset_url("vigie.svg"))
      .set("sans_url", asset_url("vigie-sans.woff2"))
      .set("serif_url", asset_url("vigie-serif.woff2"))
      .set("full", full_width(name))
      .set("signed_in", frame.signed_in)
      .set("curator_name", frame.curator_name)
      .set("centre_name", frame.centre_name)
      .set("keys_off", frame.keys_off)
      .set("duty", frame.duty)
      .set("on_duty", frame.on_duty)
      .set("clock_waits", frame.clock_waits)
      .set("token", frame.token)
      .set("menu", menu_view(frame, section));
  add_meta(view, meta);
  auto body = templates_.render(name, view);
  if (body) return html_page(std::move(*body), status);
  log(Level::error, "page", {{"name", std::string(name)}, {"error", body.error().detail}});
  return plain_text("Cette page n’a pas pu être préparée. L’incident est noté.\n", 500);
}

}  // namespace vigie::web
