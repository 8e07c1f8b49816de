// SPDX-License-Identifier: EUPL-1.2
/// The panorama as an Atom feed, and what all its feeds say alike.
///
/// Shape   entries in page order -> one document. An entry holds what the page shows and no more:
///         title, media, author, link, themes, note, extract. `updated` of an entry moves only with
///         a correction that readers are told of; that of the feed with a withdrawal too.
/// Units   UTF-8, times in RFC 3339. What XML 1.0 forbids (C0 controls) is left out.
/// Pure    yes; ids are made of permanent keys and paths alone, so that they outlast the site's
///         address.
/// Source  RFC 4287; RFC 9562 section 5.8 for the ids.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "panorama/panorama.hpp"

namespace vigie::panorama {

struct FeedFacts {
  std::string title = {};
  std::string public_url;  ///< "https://vigie.example", without a slash at the end
  Instant now;             ///< told as `updated` when there is no entry
  std::string page_path = "/panorama";
  std::string feed_path = "/panorama.atom";
  std::string description = {};
  std::optional<Instant> changed_at = {};  ///< something left it then
};

std::string atom_feed(const FeedFacts& facts, std::span<const Entry> entries);

/// "urn:uuid:…": the entry's id in every feed, for ever.
std::string entry_urn(std::string_view key);
/// Its page with us.
std::string entry_address(const FeedFacts& facts, const Entry& entry);
/// When it appeared, or a correction was announced.
Instant entry_updated(const Entry& entry);
Instant feed_updated(const FeedFacts& facts, std::span<const Entry> entries);
/// Note, extract, media, access, correction: one text.
std::string entry_words(const Entry& entry);

}  // namespace vigie::panorama
