// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/search.hpp"

#include <array>

#include "app/panorama/read_panorama.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/panorama/panorama.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kFacetsShown = 8;

struct FacetKind {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kFacets{FacetKind{"theme", "Thème"}, FacetKind{"annee", "Année"},
                             FacetKind{"centre", "Centre"}, FacetKind{"media", "Média"}};

std::string asked_words(const Visit& visit) {
  return text::showable(
      text::utf8_prefix(text::trimmed(visit.request.parameter("q")), kAskedBytesMax));
}

/// The same search, with one facet chosen or left out.
std::string search_path(const Visit& visit, const std::string& words, std::string_view facet,
                        std::string_view value) {
  std::string path = "panorama/recherche?q=" + http::escape_query(words);
  for (const FacetKind& kind : kFacets) {
    const std::string_view kept = kind.name == facet ? value : visit.request.parameter(kind.name);
    if (!kept.empty()) path += fmt::format("&{}={}", kind.name, http::escape_query(kept));
  }
  return path;
}

std::vector<View> facets_view(const Visit& visit, const app::FoundEntries& page,
                              const std::string& words) {
  std::vector<View> groups;
  for (const FacetKind& kind : kFacets) {
    const std::string_view chosen = visit.request.parameter(kind.name);
    std::vector<View> lines;
    for (const store::SearchFacet& facet : page.facets) {
      if (facet.kind != kind.name || lines.size() >= kFacetsShown) continue;
      const bool current = facet.code == chosen;
      lines.push_back(View()
                          .set("label", facet.label)
                          .set("items", text::number(facet.items))
                          .set("current", current)
                          .set("path", search_path(visit, words, kind.name,
                                                   current ? std::string_view() : facet.code)));
    }
    if (lines.empty()) continue;
    groups.push_back(View().set("title", kind.title).set("lines", std::move(lines)));
  }
  return groups;
}

bool narrowed(const Visit& visit) {
  for (const FacetKind& kind : kFacets) {
    if (!visit.request.parameter(kind.name).empty()) return true;
  }
  return false;
}

}  // namespace

Response get_search(const PanoramaPages& pages, const Visit& visit) {
  const std::string words = asked_words(visit);
  const http::Request& request = visit.request;
  const app::EntryQuestion query{
      .words = words,
      .within = {.theme = std::string(request.parameter("theme")),
                 .year = std::string(request.parameter("annee")),
                 .centre = std::string(request.parameter("centre")),
                 .media = std::string(request.parameter("media")),
                 .before = read_number(request.parameter("avant")).value_or(0)}};
  store::Reader reader = visit.db.reader();
  const auto page = app::search_entries(reader, query, kSearchItems);
  if (!page) return error_page(pages.layout, visit, page.error());
  std::vector<View> entries;
  for (const panorama::Entry& entry : page->entries) {
    entries.push_back(entry_view(entry, visit.now));
  }
  View view;
  view.set("asked", words)
      .set("nothing", page->asked && entries.empty())
      .set("unasked", !page->asked)
      .set("has_entries", !entries.empty())
      .set("all_path", "panorama/recherche?q=" + http::escape_query(words))
      .set("narrowed", narrowed(visit))
      .set("facets", facets_view(visit, *page, words))
      .set("next_path",
           page->next == 0
               ? std::string()
               : fmt::format("{}&avant={}", search_path(visit, words, "", ""), page->next));
  view.set("entries", std::move(entries));
  const PageMeta meta{.description = "Chercher dans tout le panorama de presse.",
                      .canonical = pages.public_url + "/panorama/recherche",
                      .indexed = false};
  return public_page(pages, visit, "panorama/recherche", "Chercher dans le panorama",
                     Section::panorama, std::move(view), meta);
}

}  // namespace vigie::web
