// SPDX-License-Identifier: EUPL-1.2
/// Names that a feed gave to different items: they name none of them.
///
/// Shape   `identify` finds them in a document, `store` remembers them for the feed.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace vigie {
inline namespace model {

struct AmbiguousNames {
  std::set<std::string, std::less<>> guids;  ///< as given; "" stands for every guid of the feed
  std::set<std::string, std::less<>> links;  ///< canonical
  std::set<std::string, std::less<>> dates;  ///< links that name different items of one date too

  bool all_guids() const { return guids.contains(std::string_view()); }
  bool operator==(const AmbiguousNames&) const = default;
};

}  // namespace model
}  // namespace vigie
