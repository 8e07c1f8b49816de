// SPDX-License-Identifier: EUPL-1.2
/// What is heard or watched: kind and length of podcasts and videos.
///
/// Units   seconds, at most kDurationMax; what is longer or unreadable is absent.
/// Pure    yes.
/// Source  itunes:duration (Apple Podcasts), Media RSS 1.5.1, JSON Feed 1.1 attachments.
#pragma once

#include <optional>
#include <string_view>

#include "model/feed.hpp"
#include "parse/xml_tree.hpp"

namespace vigie::parse {

inline constexpr int kDurationMax = 7 * 24 * 3600;

/// "3725", "62:05", "1:02:05", "PT1H2M5S".
std::optional<int> read_duration(std::string_view text);
/// Whole seconds; none where there is not one.
std::optional<int> bounded_duration(double seconds);

/// The length that an item of XML gives, and the kind that its media elements name.
void read_media(FeedItem& item, Element node);

/// The kind that the enclosures tell where nothing named it.
void finish_media(FeedItem& item);

}  // namespace vigie::parse
