// SPDX-License-Identifier: EUPL-1.2
/// What the readers of RSS and Atom share: where they stand, and what is filled in at the end.
///
/// Pure    yes.
/// Source  XML Base.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/feed.hpp"
#include "parse/limits.hpp"
#include "parse/xml_tree.hpp"

namespace vigie::parse {

struct Reading {
  std::string base;      ///< of the document: Content-Location on the address fetched
  std::string language;  ///< of Content-Language
  std::string zone;      ///< of dates that name none
  Bodies bodies = Bodies::cleaned;
  bool has_bases = true;                         ///< some element of the document carries xml:base
  bool has_languages = true;                     ///< some element carries xml:lang
  std::optional<Instant> latest = std::nullopt;  ///< no date written short lies behind it
};

/// Zone of dates without one: Paris for what is written in French or served from .fr.
std::string zone_for(std::string_view language, std::string_view host);

/// The address made absolute; "" when it is none of http or https.
std::string resolve(std::string_view url, const std::string& base);

/// The xml:base that holds at an element, each resolved on the one around it.
std::string base_at(Element element, const Reading& reading);

/// The xml:lang that holds at an element; "" when none does.
std::string language_at(Element element, const Reading& reading);

std::optional<Instant> read_date(std::string_view text, const Reading& reading);
std::optional<Instant> child_date(Element parent, std::initializer_list<std::string_view> names,
                                  const Reading& reading);

void add_category(std::vector<std::string>& categories, std::string_view text);
/// Categories and keywords of the modules that RSS and Atom share: Dublin Core, Media RSS, iTunes.
void add_module_categories(std::vector<std::string>& categories, Element child);
/// Its address stands in url, href or uri.
void add_enclosure(std::vector<Enclosure>& enclosures, Element node, const Reading& reading);

/// What a channel says of its rhythm: ttl, skipHours, skipDays and RSS 1.0's syndication module.
PollHints poll_hints(Element channel, const Reading& reading);

/// What Media RSS says of what the item shows, in the item, in its group or in one of its media.
Element media_text(Element node, std::string_view name);

/// media:* and itunes:* pictures of an item or a channel, best first.
std::string picture_of(Element node, const std::string& base);

/// The first picture of cleaned markup; "" when it shows none.
std::string first_picture(std::string_view html);
/// What the first picture that says something shows, plain; "" when none does.
std::string picture_words(std::string_view html);

/// Where relative addresses of items start: at the document, but for a feed that another host
/// serves for the site (FeedBurner, a bridge, a host of podcasts): its writer meant the site.
std::string base_for_items(const std::string& document_base, const std::string& site);

ParsedFeed read_rss(Element root, const Reading& reading);
ParsedFeed read_atom(Element root, const Reading& reading);

/// Fall-backs that need the whole item: title from the text, link from an enclosure, excerpt,
/// author and language from the feed.
void finish(ParsedFeed& feed, Bodies bodies);

/// An id that is an address is made whole: some feeds write "/2026/04/article".
std::string whole_id(std::string id, const std::string& base);

}  // namespace vigie::parse
