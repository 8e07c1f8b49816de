// SPDX-License-Identifier: EUPL-1.2
#include "panorama/panorama.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace vigie::panorama {

Relay may_relay(const PublicArticle& article, bool story_already_there) {
  if (story_already_there) return Relay::already_there;
  if (article.title.empty()) return Relay::no_title;
  return article.url.empty() ? Relay::no_link : Relay::allowed;
}

void order(std::vector<Entry>& entries) {
  const auto rank = [](const Entry& entry) {
    const int position = entry.position > 0 ? entry.position : std::numeric_limits<int>::max();
    return std::tuple(-paris_day(entry.relayed_at).days, position, -entry.relayed_at.seconds,
                      -entry.id.value);
  };
  std::sort(entries.begin(), entries.end(),
            [&rank](const Entry& a, const Entry& b) { return rank(a) < rank(b); });
}

}  // namespace vigie::panorama
