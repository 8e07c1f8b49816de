// SPDX-License-Identifier: EUPL-1.2
#include "app/story/story_reach.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigie::app {

Reach reach_of(const tag::TerritoryTagger& territories, std::span<const store::StoryPlace> places) {
  std::map<std::string, std::set<ArticleId>> articles;
  for (const store::StoryPlace& each : places) {
    const tag::Place* place = territories.by_code(each.code);
    if (place == nullptr) continue;
    const bool itself = place->level == tag::Level::region;
    const std::string region(itself ? place->code : place->region);
    if (!region.empty()) articles[region].insert(each.article);
  }
  Reach reach;
  for (const auto& [code, of_region] : articles) {
    reach.regions.push_back({code, territories.name_of(code), std::ssize(of_region)});
  }
  std::ranges::sort(reach.regions, [](const RegionShare& a, const RegionShare& b) {
    return std::pair(-a.articles, std::string_view(a.name)) <
           std::pair(-b.articles, std::string_view(b.name));
  });
  return reach;
}

}  // namespace vigie::app
