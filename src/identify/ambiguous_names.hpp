// SPDX-License-Identifier: EUPL-1.2
/// Which guids and links of a document name different items.
///
/// Shape   items are different when their links or their titles are; a link is ambiguous when it
///         leads home and bears two titles, or bears three anywhere: two titles of one page are one
///         article told twice.
/// Pure    yes. Only for src/identify.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ambiguous_names.hpp"
#include "model/feed.hpp"

namespace vigie::identify {

/// `links` are canonical, by item; what was ambiguous stays so.
AmbiguousNames ambiguous_names_of(const ParsedFeed& feed, const std::vector<std::string>& links,
                                  const AmbiguousNames& remembered);

/// The guid; "" where the feed gave none.
std::string_view guid_of(const FeedItem& item);

/// The day and hour an item gives itself; "" for none.
std::string date_key(const FeedItem& item);

}  // namespace vigie::identify
