// SPDX-License-Identifier: EUPL-1.2
/// What the links of the public panorama answered, and what sites let us ask.
///
/// Shape   a row for each published item, kept by the schema; who answered nothing twice is dead until
///         its link is mended or answers again.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct PublicLink {
  PanoramaItemId item;
  std::string url;
  std::optional<Instant> gone_since = {};
  std::optional<Instant> dead_at = {};
  Instant next_check_at = {};
};
/// To be asked by now, the longest waiting first.
Result<std::vector<PublicLink>> links_to_ask(Reader& reader, Instant now, int limit);
/// When the next is to be asked.
Result<std::optional<Instant>> next_link_check(Reader& reader);
Result<void> put_link(Transaction& tx, const PublicLink& link);
/// Its address changed: it is asked anew.
Result<void> ask_link_anew(Transaction& tx, PanoramaItemId item, Instant now);

struct DeadLink {
  PanoramaItemId item;
  int version = 0;
  std::string key;
  std::string title;
  std::string media;
  std::string url;
  std::string centre_name;
  Instant gone_since;
  Instant dead_at;  ///< when it was gone for the second time
};
inline constexpr int kDeadLinksMax = 200;
/// Of a centre's items, or of all where there is none; the oldest first.
Result<std::vector<DeadLink>> dead_links(Reader& reader, CentreId centre);

/// robots.txt as it was, and when; none where it was never asked.
struct RobotsAnswer {
  std::string text;     ///< "": nothing is forbidden
  bool closed = false;  ///< the site could not say: nothing is asked meanwhile
  Instant fetched_at;
};
Result<std::optional<RobotsAnswer>> robots_of(Reader& reader, std::string_view origin);
Result<void> put_robots(Transaction& tx, std::string_view origin, const RobotsAnswer& answer);

}  // namespace vigie::store
