// SPDX-License-Identifier: EUPL-1.2
/// A whole stream of articles grouped in memory, without a database: what evaluations, benches and
/// tests run.
///
/// Shape   items in order of arrival; each gets an article, a reprint and a story, numbered from 1.
///         Items of one page (url_key) are one article. Items that arrive at the same instant are
///         placed in the order of their contents, so that it does not matter in which order they
///         came; groups are therefore told by `finish` alone.
/// Units   see window.hpp; items of one instant are held until the next, at most kInstantItemsMax.
/// Errors  none.
/// Pure    no clock, no database.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/instant.hpp"
#include "cluster/window.hpp"

namespace vigie::cluster {

inline constexpr std::size_t kInstantItemsMax = 100'000;

struct StreamItem {
  std::string url_key;  ///< "" where there is no page to tell
  std::string paper;    ///< domain, or the source's name
  std::string title;
  std::string text;
  Instant published_at;
};

class Stream {
 public:
  void take(StreamItem item);
  /// The groups of every item, in the order they were taken.
  std::vector<Place> finish();

  const Window& window() const { return window_; }

 private:
  struct Waiting {
    StreamItem item;
    std::size_t number = 0;
  };

  struct Placed {
    Piece piece;
    Place place;
  };

  void place_waiting();
  Place place(const StreamItem& item, std::vector<Placed>& fresh);
  /// Small stories that came before what they belong to.
  void settle(const std::vector<Placed>& fresh);

  Window window_;
  std::vector<Waiting> waiting_;
  std::vector<Place> places_;
  std::unordered_map<std::string, Place> pages_;
  std::int64_t articles_ = 0;
  std::int64_t reprints_ = 0;
  std::int64_t stories_ = 0;
  Instant now_;
};

}  // namespace vigie::cluster
