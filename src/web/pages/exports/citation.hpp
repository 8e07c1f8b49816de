// SPDX-License-Identifier: EUPL-1.2
/// The public ways to cite the panorama, without account.
///
/// Shape   GET /citation/{item}/article.ris, .bib, .csl.json, .txt, .pmb.xml, .mrc: one record;
///         GET /unapi?id=…&format=ris: the same for browsers that ask so, RIS and BibTeX alone,
///         for of UNIMARC they make a book; GET /flux/pmb.rss?theme=… or ?media=…: the feed in
///         the dialect of PMB's watch.
/// Errors  404 for an item that is not published, and for a coat that is not known.
#pragma once

#include "exports/record.hpp"
#include "render/view.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr int kPmbFeedItems = 50;

Response get_citation(const Layout& layout, const Visit& visit, std::string_view public_url);
Response get_unapi(const Layout& layout, const Visit& visit, std::string_view public_url);
Response get_pmb_feed(const Layout& layout, const Visit& visit, std::string_view public_url);

}  // namespace vigie::web
