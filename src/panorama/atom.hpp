// SPDX-License-Identifier: EUPL-1.2
/// The panorama as an Atom feed.
///
/// Shape   entries in page order -> one document. An entry holds what the page shows and no more:
///         title, media, author, link, themes, note, extract.
/// Units   UTF-8, times in RFC 3339. What XML 1.0 forbids (C0 controls) is left out.
/// Pure    yes; ids are made of the item's permanent key alone, so that they outlast the site's
///         address.
/// Source  RFC 4287; RFC 9562 section 5.8 for the ids.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "panorama/panorama.hpp"

namespace vigie::panorama {

struct FeedFacts {
  std::string title;
  std::string public_url;  ///< "https://vigie.example", without a slash at the end
  Instant now;             ///< told as `updated` when there is no entry
};

std::string atom_feed(const FeedFacts& facts, std::span<const Entry> entries);

/// "urn:uuid:…": the entry's id in every feed, for ever.
std::string entry_urn(std::string_view key);

}  // namespace vigie::panorama
