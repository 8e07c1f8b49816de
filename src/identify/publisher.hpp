// SPDX-License-Identifier: EUPL-1.2
/// Who published an item, whichever source linked to it.
///
/// Shape   the address of a page tells its publisher: a media of the list by its host, else, on the
///         source's own site, the source; else what the feed or the page names as its publisher;
///         else the host itself. On a platform, or without an address of its own, an item is of
///         whom the feed names, else of its source.
/// Errors  none.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ids.hpp"
#include "model/media.hpp"

namespace vigie::identify {

/// The media of the list, found by what addresses and feeds call them.
class MediaBook {
 public:
  struct Entry {
    MediaId id;
    Media media;
  };

  MediaBook() = default;
  explicit MediaBook(std::vector<Entry> entries);

  /// By the longest listed host that `host` is or lies below; null: of none.
  const Entry* at_host(std::string_view host) const;
  /// By its name or an alias, whatever the case and the accents; null: of none.
  const Entry* named(std::string_view name) const;

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_host_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

/// What is known of an item and of who showed it; every text may be "".
struct PublisherWitness {
  std::string_view url;                         ///< of the page
  std::string_view named, named_url;            ///< as the feed or the page names its publisher
  std::string_view source_title;                ///< of who showed it
  std::vector<std::string_view> source_urls{};  ///< its feed, its site, what its document links to
};

struct Publisher {
  MediaId media;                 ///< none: not in the list
  std::string name;              ///< as shown
  bool of_source = false;        ///< who showed it publishes it
  Access access = Access::free;  ///< as the list has it
};

Publisher publisher_of(const PublisherWitness& witness, const MediaBook& book);

}  // namespace vigie::identify
