// SPDX-License-Identifier: EUPL-1.2
/// One story as a line of the desk shows it, and sentences on what became of it.
///
/// Shape   plain structs of app/desk -> views.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>

#include "app/desk/read_desk.hpp"
#include "app/desk/read_story.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// One article: its link, media, date, access; `chosen` where it speaks for its story.
render::View article_view(const store::StoryArticle& article, bool chosen);
/// "reprise par 3 titres, 2 autres articles sur le même sujet"; "" for a lone article.
std::string spread_of(const store::StoryArticle& lead,
                      const std::vector<store::StoryArticle>& articles);
/// The line, closed, without the story that follows it.
render::View story_view(const app::DeskStory& story);

/// "gardée", "à lire": the badge of a line among answers, where lists do not say it; "" off the
/// desk.
std::string_view state_badge(const store::DeskItem& item);

/// "gardée par Aïcha Benali le 2 avril 2026 à 9 h 30".
std::string what_happened(const store::DeskItem& item);
/// "Entre-temps, Bruno Petit a mis 2 articles à part le 2 avril 2026 à 9 h 30."
std::string what_changed(const std::optional<app::StoryChange>& change);
inline constexpr std::string_view kNothingLost =
    " Votre choix n’a pas été enregistré\u202F; rien n’est perdu.";

}  // namespace vigie::web
