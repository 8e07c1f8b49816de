// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notice/texts.hpp"

#include "base/files.hpp"
#include "base/format.hpp"
#include "letter/markdown.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using letter::Part;
using render::View;

View run_view(const letter::Run& run) {
  return View()
      .set("text", run.text)
      .set("url", run.url)
      .set("strong", run.strong && run.url.empty())
      .set("emphasis", run.emphasis && !run.strong && run.url.empty())
      .set("plain", !run.strong && !run.emphasis && run.url.empty())
      .set("break", run.line_break);
}

View part_view(const Part& part) {
  std::vector<View> lines;
  for (const letter::Line& line : part.lines) {
    std::vector<View> runs;
    for (const letter::Run& run : line) runs.push_back(run_view(run));
    lines.push_back(View().set("runs", std::move(runs)));
  }
  View view;
  view.set("heading", part.kind == Part::Kind::heading)
      .set("paragraph", part.kind == Part::Kind::paragraph)
      .set("quote", part.kind == Part::Kind::quote)
      .set("list", part.kind == Part::Kind::list)
      .set("numbered", part.kind == Part::Kind::numbered);
  return view.set("lines", std::move(lines));
}

}  // namespace

Response get_text(const NoticePages& pages, const Visit& visit, const SiteText& text) {
  const auto markdown =
      read_file(pages.config.texts / fmt::format("{}.md", text.name), letter::kMarkdownBytesMax);
  if (!markdown) {
    return error_page(
        pages.layout, visit,
        {Code::not_found, std::string(text.name), "le réseau n’a pas encore écrit cette page"});
  }
  std::vector<View> parts;
  for (const Part& part : letter::read_markdown(*markdown)) parts.push_back(part_view(part));
  View view;
  view.set("sheet", View().set("url", asset_url("panorama.css")))
      .set("heading", text.title)
      .set("parts", std::move(parts));
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
