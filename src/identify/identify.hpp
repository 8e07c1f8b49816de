// SPDX-License-Identifier: EUPL-1.2
/// What makes an item of a feed the one we know, in its feed and among all papers.
///
/// Shape   one document, and what its feed's names proved to be worth before → its items' keys:
///           item_key      inside the feed: the guid, else the link, else title and date. A guid
///                         that names different items is ambiguous: the link takes its place; where
///                         ambiguous guids cover more than kAmbiguousShare of a document, so do all
///                         links. A ambiguous link is joined to the date, and to the title where
///                         that is not enough. What is ambiguous stays so: the caller remembers it
///                         for the feed.
///           url_key       the page, whoever links to it. A ambiguous link (a home page) is no
///           page:
///                         each of its items gets a key of its own under it.
///           content_hash  changes when a reader would see a change: not with white space,
///                         punctuation, pictures, trackers in markup, or the dates that some feeds
///                         renew at every poll.
///           title_key     see "identify/title_key.hpp".
///         All but url_key are raw bytes.
/// Pure    same document, same keys, on every machine.
/// Source  FreshRSS and Miniflux joined: ingest behaviours D1, D2, D5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "identify/item_words.hpp"
#include "model/ambiguous_names.hpp"
#include "model/feed.hpp"

namespace vigie::identify {

/// Two of a feed's ten thousand items have one key by chance in one feed of 10^11; two of a million
/// items without a page of their own in one base of 10^7. Shorter keys make fewer pages to write.
inline constexpr std::size_t kKeyBytes = 8;
/// Of the items of one document.
inline constexpr double kAmbiguousShare = 0.05;
/// Ambiguous names remembered of one document; a feed with more has guids worth nothing.
inline constexpr std::size_t kAmbiguousNamesMax = 100;

struct ItemIdentity {
  std::string item_key;
  std::string url_key;
  std::string content_hash;
  std::string title_key;
};

/// What holds for every item of a document.
struct DocumentFacts {
  std::string feed_url;
  std::string site_url;
  AmbiguousNames ambiguous;        ///< of this document and of those before
  std::vector<std::string> links;  ///< canonical, by item
};

DocumentFacts facts_of(const ParsedFeed& feed, std::string_view feed_url,
                       const AmbiguousNames& remembered = {});

/// The key of a message: the same for the same bytes.
std::string key_of(std::string_view message);

/// `link` is the item's of `facts.links`.
ItemIdentity identify(const FeedItem& item, const ItemWords& words, const std::string& link,
                      const DocumentFacts& facts);

}  // namespace vigie::identify
