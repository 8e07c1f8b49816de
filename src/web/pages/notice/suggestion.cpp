// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notice/suggestion.hpp"

#include "app/panorama/suggest.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::string_view kWho = "proposer-un-article";

struct SuggestionSaid {
  std::string_view problem = {};
  bool sent = false;
  int status = 200;
};

Response suggestion_page(const NoticePages& pages, const Visit& visit, const SuggestionSaid& said) {
  render::View view;
  view.set("sheet", render::View().set("url", asset_url("panorama.css")))
      .set("problem", said.problem)
      .set("sent", said.sent)
      .set("address", said.sent ? std::string_view() : visit.request.field("adresse"))
      .set("words", said.sent ? std::string_view() : visit.request.field("mots"));
  const PageMeta meta{.description = "Proposer un article au panorama de presse.",
                      .canonical = pages.config.web.public_url + "/proposer-un-article"};
  return pages.layout.page(visit, "notice/proposer", "Proposer un article", Section::none,
                           std::move(view), said.status, &meta);
}

}  // namespace

Response get_suggestion(const NoticePages& pages, const Visit& visit) {
  return suggestion_page(pages, visit, {});
}

Response post_suggestion(const NoticePages& pages, const Visit& visit) {
  const http::Request& request = visit.request;
  if (pages.throttle.closed_until(kWho, request.address, visit.now)) {
    return suggestion_page(pages, visit,
                           {.problem = "Vous en avez envoyé beaucoup\u00a0: "
                                       "attendez un quart d’heure. Ce que vous "
                                       "avez écrit est ci-dessous.",
                            .status = 429});
  }
  pages.throttle.failed(kWho, request.address, visit.now);
  if (!request.field("site").empty()) return suggestion_page(pages, visit, {.sent = true});
  const auto answer = app::suggest(
      visit.db, {std::string(request.field("adresse")), std::string(request.field("mots"))},
      visit.now);
  if (!answer) return error_page(pages.layout, visit, answer.error());
  switch (*answer) {
    case app::SuggestionAnswer::no_address:
      return suggestion_page(pages, visit,
                             {.problem = "Il faut l’adresse de l’article, qui commence par "
                                         "https://.",
                              .status = 422});
    case app::SuggestionAnswer::full:
      return suggestion_page(pages, visit,
                             {.problem = "Trop d’articles attendent déjà\u00a0: réessayez dans "
                                         "quelques jours.",
                              .status = 429});
    case app::SuggestionAnswer::kept:
      break;
  }
  return suggestion_page(pages, visit, {.sent = true});
}

}  // namespace vigie::web
