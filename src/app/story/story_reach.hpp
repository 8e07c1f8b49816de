// SPDX-License-Identifier: EUPL-1.2
/// Which régions a story spans: the panorama's test of national reach.
///
/// Shape   a région counts the articles that name a place of it, or that a source covering a place
///         of it showed. Départements, communes, intercommunalities and neighbourhoods are taken to
///         their région; codes that the gazetteer does not know are left out.
/// Units   régions with most articles first, then by name.
/// Pure    yes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/story/story_repo.hpp"
#include "tag/territory_tagger.hpp"

namespace vigie::app {

inline constexpr std::size_t kNationalRegions = 2;

struct RegionShare {
  std::string code;
  std::string name;
  std::int64_t articles = 0;
};

struct Reach {
  std::vector<RegionShare> regions;
  bool national() const { return regions.size() >= kNationalRegions; }
};

/// Of the places of one story.
Reach reach_of(const tag::TerritoryTagger& territories, std::span<const store::StoryPlace> places);

}  // namespace vigie::app
