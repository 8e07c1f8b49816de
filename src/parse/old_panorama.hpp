// SPDX-License-Identifier: EUPL-1.2
/// What can be had of the panorama that the network kept at Scoop.it, in four shapes -> items.
///
/// Shape   the JSON of its API, an RSS 2.0 of old, a saved page of the topic, or a table made by hand
///         (CSV) -> items in the order of the file. The shape is told by the bytes. Of an item only
///         what is the network's own is read: title, address, media, tags, dates and its note; the
///         paper's words and pictures are not.
/// Units   texts are plain UTF-8 on one line but for notes; at most kOldItemsMax items.
/// Errors  unsupported (none of the four), too_large. An item without title is dropped and counted.
/// Pure    but for the system's tzdata, where a date names a zone.
/// Source  scoop.it/dev/api (topic), public pages of topics; what a French documentalist could save.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::parse {

inline constexpr std::size_t kOldBytesMax = 64 << 20;
inline constexpr std::size_t kOldItemsMax = 50'000;
inline constexpr std::size_t kOldNoteBytesMax = 8'000;

struct OldItem {
  std::string url = {};    ///< of the paper; "" where only the old page is known
  std::string there = {};  ///< its address, or number, at Scoop.it
  std::string title = {};
  std::string note = {};
  std::string media = {};
  std::vector<std::string> tags = {};
  std::optional<Instant> relayed_at = {};
  std::optional<Instant> published_at = {};
  bool subscribers = false;
  std::int64_t views = 0;
};

struct OldPanorama {
  std::string_view shape;  ///< "API", "RSS", "page", "tableau"
  std::vector<OldItem> items;
  int dropped = 0;
  std::vector<std::string> columns = {};  ///< of a table: "Titre → titre"
};

Result<OldPanorama> read_old_panorama(std::string_view bytes);

}  // namespace vigie::parse
