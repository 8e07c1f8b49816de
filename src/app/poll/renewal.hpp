// SPDX-License-Identifier: EUPL-1.2
/// What stands now at an address that we know: the article we have, or another one?
///
/// Shape   of an item known by its key that says something else. `PageCheck` is made once for a
///         document: what habit its feed has of dates is read when the first item asks.
/// Errors  storage.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/poll/prepare_feed.hpp"
#include "app/poll/recognise.hpp"
#include "identify/renewed.hpp"
#include "store/article/article_repo.hpp"

namespace vigie::app {

/// What became of the page, and why, in French, where it is another article.
struct PageVerdict {
  identify::PageNews news = identify::PageNews::edit;
  std::string reason = {};
};

class PageCheck {
 public:
  PageCheck() = default;
  PageCheck(std::span<const PreparedItem> items, std::span<const Recognised> recognised)
      : items_(items), recognised_(recognised) {}

  Result<PageVerdict> look(store::Reader& reader, const FeedItem& item,
                           const PreparedItem& prepared, const store::KnownArticle& known);

 private:
  Result<bool> redates(store::Reader& reader);

  std::span<const PreparedItem> items_;
  std::span<const Recognised> recognised_;
  std::optional<bool> redates_;
};

}  // namespace vigie::app
