// SPDX-License-Identifier: EUPL-1.2
/// Texts that the network writes itself, in Markdown files of its configuration.
///
/// Shape   GET /mentions-legales, /vie-privee, /accessibilite, /contact, each from <name>.md
/// Errors  a file that is not there is said to be missing: 404.
#pragma once

#include <array>

#include "web/pages/notice/routes.hpp"

namespace vigie::web {

struct SiteText {
  std::string_view name;
  std::string_view title;
};
inline constexpr std::array kSiteTexts{
    SiteText{"mentions-legales", "Mentions légales"}, SiteText{"vie-privee", "Vie privée"},
    SiteText{"accessibilite", "Accessibilité"}, SiteText{"contact", "Contact"}};

Response get_text(const NoticePages& pages, const Visit& visit, const SiteText& text);

}  // namespace vigie::web
