// SPDX-License-Identifier: EUPL-1.2
/// One feed document -> plain values.
///
/// Shape   the bytes received and what HTTP said of them -> ParsedFeed, items in document order.
///         RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, CDF; any version number, with or without
///         its namespace, items inside or outside the channel; also gzipped by a server that does
///         not say so. An item's link is the page's own where an aggregator's redirect holds it.
/// Units   times are UTC seconds; texts are UTF-8; titles, authors and categories are plain text;
///         excerpts have at most kExcerptBytes and are cut between two words.
/// Errors  too_large (over kFeedBytesMax or kMarkupMax), unsupported (the root is no feed: an HTML
///         page), parse (no XML at all). A cut or broken document is read as far as it goes and
///         flagged `malformed`. Items past kItemsMax are dropped and counted.
/// Pure    no clock, network, database or log: same bytes, same value.
/// Source  RSS 2.0 (rssboard.org), RSS 1.0, RFC 4287 (Atom), RFC 7303 §3 (order of charsets).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "model/feed.hpp"
#include "parse/limits.hpp"

namespace vigie::parse {

/// What HTTP said; every member may be "".
struct FeedContext {
  std::string url;
  std::string content_type;
  std::string content_location;
  std::string content_language;
  std::optional<Instant> now = std::nullopt;  ///< a year of two digits is none of the future
};

Result<ParsedFeed> parse_feed(std::string_view bytes, const FeedContext& context,
                              Bodies bodies = Bodies::cleaned);

/// Neither title, link nor text: the document names an item, but there is nothing to show of it.
bool says_nothing(const FeedItem& item);

}  // namespace vigie::parse
