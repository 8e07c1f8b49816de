// SPDX-License-Identifier: EUPL-1.2
/// The page behind the address of a go-between.
///
/// Shape   "https://www.google.com/url?…&url=https%3A%2F%2Fjournal.fr%2Fa" → "https://journal.fr/a":
///         aggregators (Google Alerts and News, Bing, Yahoo), networks and mail filters that send
///         their readers on, caches of AMP pages. "" where the address is no such one, or does not
///         hold its target (t.co, FeedBurner, the shorter ones of Google News): asking would tell
///         the go-between who reads.
/// Pure    yes: nothing is asked.
/// Source  the addresses that these services write in feeds.
#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// A target that is a redirect itself is followed as well, kRedirectsMax times.
inline constexpr int kRedirectsMax = 3;

std::string redirect_target(std::string_view url);

}  // namespace vigie::text
