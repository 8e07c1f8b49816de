// SPDX-License-Identifier: EUPL-1.2
/// The words of an item, folded once for all who read them: its keys, the index, its sketch, tags.
///
/// Shape   an item → its title, its excerpt and all of its text with their words. An excerpt that
///         the text begins with has the text's first words.
/// Pure    yes. What is shown stands until the next item is read, and no longer than the item.
#pragma once

#include <string>

#include "model/feed.hpp"
#include "text/fold.hpp"

namespace vigie::identify {

class ItemWords {
 public:
  ItemWords() = default;
  explicit ItemWords(const FeedItem& item) { read(item); }
  ItemWords(const ItemWords&) = delete;
  ItemWords& operator=(const ItemWords&) = delete;

  void read(const FeedItem& item);

  const text::Folded& title() const { return title_; }  ///< as the feed gives it, so maybe empty
  const text::Folded& excerpt() const { return excerpt_; }
  /// The text that an item is known by: of its content or its summary, whichever says more.
  const text::Folded& plain() const { return plain_; }

 private:
  struct Room {
    text::FoldedText title, excerpt, plain;
  };
  Room room_;
  std::string plain_text_;
  text::Folded title_;
  text::Folded excerpt_;
  text::Folded plain_;
};

}  // namespace vigie::identify
