// SPDX-License-Identifier: EUPL-1.2
/// What one feed document says, whatever its format.
///
/// Shape   values; `parse` makes them, `identify`, `fetch` and `app` read them.
/// Units   times are UTC seconds and absent when the feed gave none that is readable; texts are
///         UTF-8. Titles, authors and categories are plain text; `*_html` is cleaned by the strict
///         allowlist of `text`; excerpts are plain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie {
inline namespace model {

struct Enclosure {
  std::string url;
  std::string type;
  std::optional<std::int64_t> length;
};

/// What an item is for: to read, to hear, to watch.
enum class MediaKind { text, audio, video };

inline constexpr MediaKind kMediaKinds[] = {MediaKind::text, MediaKind::audio, MediaKind::video};

/// The word the database holds.
constexpr std::string_view name_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::text:
      return "text";
    case MediaKind::audio:
      return "audio";
    case MediaKind::video:
      return "video";
  }
  return "text";
}

struct FeedItem {
  std::string id;           ///< guid or atom:id as given; the link where there is none
  bool id_is_link = false;  ///< the feed gave no id
  std::string link;         ///< absolute; "" when absent
  std::string title;        ///< plain
  std::string author;
  std::optional<Instant> published_at;
  std::optional<Instant> updated_at;
  std::string summary_html;
  std::string content_html;
  std::string excerpt;  ///< plain, of summary else content, cut between two words
  std::vector<std::string> categories;
  std::vector<Enclosure> enclosures;
  std::string language;
  std::string image;
  std::string comments;
  std::string publisher;      ///< who published it, where the feed says so: the name as given
  std::string publisher_url;  ///< of its site or its feed
  MediaKind kind = MediaKind::text;
  std::optional<int> duration_seconds;  ///< of what is heard or watched
};

/// What a document says of when to come back. Days and hours are GMT.
struct PollHints {
  std::optional<int> ttl_minutes;
  std::optional<std::int64_t> period_s;  ///< sy:updatePeriod over sy:updateFrequency
  std::optional<Instant> base_at;        ///< sy:updateBase: an instant of that rhythm
  std::uint32_t skip_hours = 0;          ///< bit h: nothing comes from h:00 to h:59
  std::uint32_t skip_days = 0;           ///< bit d: nothing comes on day d, 1 Monday … 7 Sunday

  bool operator==(const PollHints&) const = default;
};

enum class FeedFormat { rss, rdf, atom, json, cdf };

struct ParsedFeed {
  FeedFormat format = FeedFormat::rss;
  std::string version;     ///< "2.0", "1.0", "0.3"…
  std::string encoding;    ///< what the bytes were read as, lower case ("utf-8", "windows-1252")
  bool malformed = false;  ///< repaired, cut, or mixed bytes: what was readable was kept
  std::string title;
  std::string link;
  std::string language;
  std::string description_html;
  std::string id;
  std::string author;
  std::string image;
  std::vector<std::string> categories;
  std::optional<Instant> published_at;
  std::optional<Instant> updated_at;
  PollHints hints;
  std::vector<FeedItem> items;  ///< in document order
  int dropped = 0;              ///< items past the maximum
};

}  // namespace model
}  // namespace vigie
