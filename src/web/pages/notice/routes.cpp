// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notice/routes.hpp"

#include "web/pages/notice/suggestion.hpp"
#include "web/pages/notice/texts.hpp"

namespace vigie::web {

void NoticePages::add_to(Routes& routes) const {
  for (const SiteText& text : kSiteTexts) {
    routes.get("/" + std::string(text.name), everyone(),
               [pages = *this, text](const Visit& visit) { return get_text(pages, visit, text); });
  }
  routes.get("/proposer-un-article", everyone(),
             [pages = *this](const Visit& visit) { return get_suggestion(pages, visit); });
  routes.post("/proposer-un-article", everyone(),
              [pages = *this](const Visit& visit) { return post_suggestion(pages, visit); });
}

}  // namespace vigie::web
