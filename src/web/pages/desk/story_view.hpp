// SPDX-License-Identifier: EUPL-1.2
/// What the page of a story shows, piece by piece, for the template `sujet`.
///
/// Shape   rows of the database -> views.
/// Errors  storage; those of the gazetteer.
#pragma once

#include <optional>
#include <string>

#include "app/story/story_reach.hpp"
#include "app/tag/tagging.hpp"
#include "render/view.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/story/grouping_repo.hpp"
#include "store/story/story_repo.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

/// A story in front of a person: `line` is that of their centre's desk, where it lies there.
struct StoryInHand {
  StoryId id;
  std::vector<store::StoryArticle> articles;
  std::optional<store::DeskItem> line;
};

/// Its texts with their articles, each with why it is here.
Result<void> add_texts(render::View& view, store::Reader& reader, const StoryInHand& story);
/// Empty where the gazetteer cannot be read: a desk is read without it.
Result<app::Reach> reach_shown(store::Reader& reader, const app::TerritoryShelf& shelf,
                               StoryId story);
/// "2 régions (Bretagne, Grand Est)"; "" below kNationalRegions.
std::string regions_line(const app::Reach& reach);
/// "Portée nationale possible : 3 régions." and these régions.
void add_reach(render::View& view, const app::Reach& reach);
/// What was just done or taken back, by the address (fait=ID, annule=ID).
Result<void> add_regroup_notice(render::View& view, store::Reader& reader, const Visit& visit,
                                StoryId story);
inline constexpr std::string_view kNothingLost =
    " Votre choix n’a pas été enregistré\u202F; rien n’est perdu.";
/// "Entre-temps, Bruno Petit a mis 2 articles à part le 2 avril 2026 à 9 h 30."
Result<std::string> what_changed(store::Reader& reader, StoryId story);

}  // namespace vigie::web
