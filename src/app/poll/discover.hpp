// SPDX-License-Identifier: EUPL-1.2
/// From the address that a person pastes, a site's or a feed's, to the feeds behind it.
///
/// Shape   the address is asked; where it is no feed, the feeds that its page announces are asked,
///         at most parse::kAnnouncedMax; where it announces none and guesses are wanted, the
///         parse::kGuessesMax places where such a site keeps one. Only what was fetched and parsed is
///         offered, each feed once (by its key); the rest is told with its reason.
/// Units   times are UTC seconds.
/// Errors  none: what cannot be had is an outcome with a French sentence. Nothing is stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/feed.hpp"
#include "net/http_getter.hpp"

namespace vigie::app {

inline constexpr std::size_t kPreviewItems = 10;

struct PreviewItem {
  std::string title;
  std::string url;
  std::optional<Instant> at;
};

struct OfferedFeed {
  std::string url;
  std::string title{};
  std::string site{};
  FeedFormat format = FeedFormat::rss;
  std::string version{};
  std::size_t items = 0;
  std::optional<Instant> newest_at{};
  std::vector<std::string> languages{};  ///< of the feed and its items, each once
  bool malformed = false;
  std::vector<PreviewItem> preview = {};  ///< the first kPreviewItems, as the feed has them
};

struct RefusedFeed {
  std::string url;
  std::string sentence;  ///< French, without full stop
};

struct Discovery {
  std::string asked;  ///< the address as it was understood; "" when it is none
  bool is_feed = false;
  std::size_t announced = 0;
  bool guessed = false;
  std::vector<OfferedFeed> feeds;
  std::vector<RefusedFeed> refused;
};

/// "journal.fr" is read as "https://journal.fr".
Discovery discover(net::HttpGetter& getter, const std::string& address, bool guess);

}  // namespace vigie::app
