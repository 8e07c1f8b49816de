// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notice/texts.hpp"

#include "base/files.hpp"
#include "base/format.hpp"
#include "letter/block_view.hpp"
#include "letter/markdown.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {

using render::View;

Response get_text(const NoticePages& pages, const Visit& visit, const SiteText& text) {
  const auto markdown =
      read_file(pages.config.texts / fmt::format("{}.md", text.name), letter::kMarkdownBytesMax);
  if (!markdown) {
    return error_page(
        pages.layout, visit,
        {Code::not_found, std::string(text.name), "le réseau n’a pas encore écrit cette page"});
  }
  View view;
  view.set("sheet", View().set("url", asset_url("panorama.css")))
      .set("heading", text.title)
      .set("parts", letter::part_views(letter::read_markdown(*markdown)));
  const PageMeta meta{.description = fmt::format(
                          "{} du panorama de presse de la politique de la ville.", text.title),
                      .canonical = fmt::format("{}/{}", pages.config.web.public_url, text.name)};
  Response response = pages.layout.page(visit, "notice/texte", text.title, Section::none,
                                        std::move(view), 200, &meta);
  if (!visit.visitor) response.cache = Cache::shared;
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

}  // namespace vigie::web
