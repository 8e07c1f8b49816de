// SPDX-License-Identifier: EUPL-1.2
/// One web page -> what it says of itself, in its head and its structured data.
///
/// Shape   bytes and what HTTP said of them -> WebPage; og:*, meta names, JSON-LD (Article and its
///         kinds), rel=canonical, the title element; the feeds it announces; what its publisher
///         allows. Fields are "" or absent where the page says nothing.
/// Units   plain UTF-8 of one line; UTC seconds.
/// Errors  unsupported where there is no HTML at all.
/// Pure    yes. At most kPageBytesMax are read, kLinkedDataMax blocks of JSON-LD.
/// Source  ogp.me, schema.org, HTML Living Standard.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/publisher.hpp"
#include "parse/discovery.hpp"
#include "parse/parse_feed.hpp"

namespace vigie::parse {

inline constexpr std::size_t kLinkedDataMax = 8;

struct WebPage {
  std::string title;
  std::string description;
  std::string author;
  std::string site_name;
  std::string publisher;  ///< of the article, as its structured data names it
  std::string language;
  std::string link;  ///< rel=canonical or og:url, on the host of the page; else the page's address
  std::string image;
  std::optional<Instant> published_at;
  std::optional<Instant> updated_at;
  std::vector<AnnouncedFeed> feeds;
  PublisherSignals signals;
};

Result<WebPage> read_page(std::string_view bytes, const FeedContext& context);

/// Fills what `page` does not say yet from one block of application/ld+json.
void read_linked_data(WebPage& page, std::string_view json);

}  // namespace vigie::parse
