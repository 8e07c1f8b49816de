// SPDX-License-Identifier: EUPL-1.2
/// What makes an item of a feed the one we know, in its feed and among all papers.
///
/// Shape   one document → its facts; one item and these facts → keys:
///           item_key      inside the feed: the guid, else the link, else title and date. A guid
///                         that one document gives to different items is worth nothing in it.
///           url_key       the page, whoever links to it. A link that several different items share
///                         (a home page) names none of them; each gets a key of its own under it.
///           content_hash  changes when a reader would see a change: not with white space, trackers
///                         in markup, or the dates that some feeds renew at every poll.
///           text_key      see "identify/text_key.hpp"; "" for short texts.
///           title_key     the title's words, folded.
///         All but url_key are raw bytes.
/// Pure    same document, same keys, on every machine.
/// Source  FreshRSS and Miniflux joined: ingest behaviours D1, D2, D5.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/feed.hpp"

namespace vigie::identify {

inline constexpr std::size_t kKeyBytes = 16;

struct DocumentFacts {
  std::string feed_url;
  std::string site_url;
  std::set<std::string> worn_ids;    ///< guids that name different items
  std::set<std::string> worn_links;  ///< url keys that name different items
};

struct ItemIdentity {
  std::string item_key;
  std::string url_key;
  std::string content_hash;
  std::string text_key;
  std::string title_key;
};

DocumentFacts facts_of(const ParsedFeed& feed, std::string_view feed_url);
ItemIdentity identify(const FeedItem& item, const DocumentFacts& facts);

}  // namespace vigie::identify
