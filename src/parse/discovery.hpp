// SPDX-License-Identifier: EUPL-1.2
/// The feeds that a web page announces.
///
/// Shape   a page -> addresses in its order, each once, at most kAnnouncedMax. A `<link>` whose rel
///         holds `alternate` and whose type is one of feeds, or whose rel holds `feed`; its address
///         is decoded, trimmed, and resolved on the first `<base>` that stands before it; "feed:"
///         is taken off. Feeds in the page's own language come first, those in another last.
/// Errors  none: a page that announces nothing answers nothing. An announced address may be no
///         feed: whoever offers it to a person has fetched and parsed it first.
/// Pure    yes. At most kPageBytesMax of a page are read.
/// Source  RSS Autodiscovery 2.0 (rssboard.org), Atom autodiscovery, microformats rel=feed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_tags.hpp"

namespace vigie::parse {

inline constexpr std::size_t kPageBytesMax = 2 * 1024 * 1024;
inline constexpr std::size_t kAnnouncedMax = 20;

struct AnnouncedFeed {
  std::string url;
  std::string title;  ///< plain; "" when absent

  friend bool operator==(const AnnouncedFeed&, const AnnouncedFeed&) = default;
};

/// Collects what the tags of one page announce, in the order they come.
class FeedFinder {
 public:
  explicit FeedFinder(std::string page_url) : base_(std::move(page_url)) {}
  void see(const text::HtmlTag& tag);
  std::vector<AnnouncedFeed> found() const;

 private:
  struct Seen {
    AnnouncedFeed feed;
    std::string language;  ///< two letters; "" where neither the link nor its address says
  };

  std::string base_;
  std::string language_;  ///< of the page
  bool based_ = false;
  std::vector<Seen> seen_;
};

/// `bytes` as received, `content_type` as HTTP gave it, `url` where the page was found.
std::vector<AnnouncedFeed> announced_feeds(std::string_view bytes, std::string_view content_type,
                                           const std::string& url);

/// "feed://a.fr/rss" and "feed:https://a.fr/rss", as browsers once wrote them, are addresses of the
/// web; any other is given back.
std::string without_feed_scheme(std::string_view address);

}  // namespace vigie::parse
