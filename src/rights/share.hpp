// SPDX-License-Identifier: EUPL-1.2
/// What may be shared of a press article.
///
/// Shape   an article as vigie knows it -> PublicArticle: title, media, author, date, link, access,
///         theme, territory, the curator's note, and the extract that "rights/extract.hpp" allows.
///         No picture, no feed text: there is no field for them.
/// Pure    yes.
/// Source  docs/guide.fr.md for curators; CPI L. 211-3-1, 1° (links) and CJEU Svensson (a link that
///         gets round a paywall is not covered: gift and session tokens go).
#pragma once

#include <string>
#include <string_view>

#include "model/public_article.hpp"

namespace vigie::rights {

/// The link without user names, session numbers and gift tokens; "" for what is no http(s) address.
std::string public_link(std::string_view url);

/// The same article with nothing in it that may not be shown: its link cleaned, texts on one line.
PublicArticle shareable(PublicArticle article);

}  // namespace vigie::rights
