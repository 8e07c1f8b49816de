// SPDX-License-Identifier: EUPL-1.2
/// Who publishes: papers, institutions, platforms; and what says in an address how a reader came.
///
/// Shape   a media is named by its key ("la-gazette-des-communes"). Its hosts are those of the
///         addresses of its pages, without "www.": a host stands for all below it. A platform is a
///         host where a page belongs to whoever posted it: it is never the publisher.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rota.hpp"

namespace vigie {
inline namespace model {

enum class MediaRhythm { none, day, week, month, review };

inline constexpr MediaRhythm kMediaRhythms[] = {MediaRhythm::none, MediaRhythm::day,
                                                MediaRhythm::week, MediaRhythm::month,
                                                MediaRhythm::review};

/// The word the database holds.
constexpr std::string_view name_of(MediaRhythm rhythm) {
  switch (rhythm) {
    case MediaRhythm::none:
      return "none";
    case MediaRhythm::day:
      return "day";
    case MediaRhythm::week:
      return "week";
    case MediaRhythm::month:
      return "month";
    case MediaRhythm::review:
      return "review";
  }
  return "none";
}

constexpr MediaRhythm media_rhythm_named(std::string_view name) {
  for (const MediaRhythm rhythm : kMediaRhythms) {
    if (name_of(rhythm) == name) return rhythm;
  }
  return MediaRhythm::none;
}

struct Media {
  std::string key = {};
  std::string name = {};  ///< as shown
  std::vector<std::string> aliases = {};
  std::vector<std::string> hosts = {};
  std::vector<std::string> former_hosts = {};
  std::string issn = {};
  MediaRhythm rhythm = MediaRhythm::none;
  Access access = Access::free;
  std::string catalogue_title = {};  ///< as the network's catalogue writes it
  std::string catalogue_issn = {};
  bool platform = false;

  bool operator==(const Media&) const = default;
};

using MediaList = std::vector<Media>;

/// Parameters of addresses that name no page, of one host or of all.
struct TrackerSite {
  std::string site;                     ///< a host and all below it, or kEverySite
  std::vector<std::string> parameters;  ///< "fbclid", or a family: "utm_*"

  bool operator==(const TrackerSite&) const = default;
};
inline constexpr std::string_view kEverySite = "partout";

using TrackerSites = std::vector<TrackerSite>;

}  // namespace model
}  // namespace vigie
