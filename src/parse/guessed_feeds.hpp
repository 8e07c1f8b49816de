// SPDX-License-Identifier: EUPL-1.2
/// Where a site that announces no feed may keep one.
///
/// Shape   a page → at most kGuessesMax addresses on its site, likeliest first: what its own links
///         call a feed, then the places of the program that made the page, as far as it shows
///         (SPIP, WordPress, Drupal, Joomla, TYPO3, Dotclear…), then the usual ones.
/// Errors  none. A guess may be no feed: whoever offers it to a person has fetched and parsed it.
/// Pure    yes. At most kPageBytesMax of a page are read.
/// Source  the manuals of these programs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::parse {

inline constexpr std::size_t kGuessesMax = 5;

/// `bytes` as received, "" where there is no page.
std::vector<std::string> guessed_feeds(std::string_view bytes, const std::string& page_url);

}  // namespace vigie::parse
