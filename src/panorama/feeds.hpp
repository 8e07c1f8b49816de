// SPDX-License-Identifier: EUPL-1.2
/// The panorama as feeds: RSS 2.0 and JSON Feed, beside "panorama/atom.hpp".
///
/// Shape   entries in page order -> one document, with what the page shows and no more. Every
///         format names an entry alike, for ever; each item of RSS has one dc:date and one
///         dc:subject, which some readers take by rank.
/// Units   UTF-8; what XML 1.0 forbids is left out. Times of RSS are those of Paris, with offset.
/// Pure    yes, but for the zone of Paris.
/// Source  RSS 2.0 (rssboard.org), Dublin Core elements, JSON Feed 1.1 (jsonfeed.org).
#pragma once

#include <span>
#include <string>

#include "panorama/atom.hpp"

namespace vigie::panorama {

std::string rss_feed(const FeedFacts& facts, std::span<const Entry> entries);
std::string json_feed(const FeedFacts& facts, std::span<const Entry> entries);

/// One entry as schema.org has it, in JSON-LD.
std::string entry_ld(const FeedFacts& facts, const Entry& entry);

/// A JSON string with its quotes.
std::string json_text(std::string_view plain);

}  // namespace vigie::panorama
