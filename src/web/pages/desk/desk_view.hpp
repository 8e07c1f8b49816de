// SPDX-License-Identifier: EUPL-1.2
/// One story as the desk shows it.
///
/// Shape   a desk item and what the database knows of its story -> the view of templates
///         `actualite` and `relais_formulaire`.
/// Errors  storage.
#pragma once

#include <string_view>

#include "render/view.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/story/story_repo.hpp"

namespace vigie::web {

/// The word of an address for a state, and back: "lire", "gardees", "ecartees", "relayees".
std::string_view tab_of(DeskState state);
DeskState state_of_tab(std::string_view tab);

/// The article that speaks for the story; none when it has none.
const store::StoryArticle* lead_article(const std::vector<store::StoryArticle>& articles,
                                        ArticleId chosen);

/// One article: its link, media, date, access; `chosen` where it speaks for its story.
render::View article_view(const store::StoryArticle& article, bool chosen);
/// "reprise par 3 titres, 2 autres articles sur le même sujet"; "" for a lone article.
std::string spread_of(const store::StoryArticle& lead,
                      const std::vector<store::StoryArticle>& articles);
/// "Déjà au panorama, relayée par l’ORIV ; 3 articles depuis"; "" where it is not, or by us.
Result<std::string> relayed_elsewhere(store::Reader& reader, const store::DeskItem& item);

Result<render::View> story_view(store::Reader& reader, const store::DeskItem& item);

/// "a été gardée par Aïcha Benali le 2 avril 2026 à 9 h 30".
std::string what_happened(const store::DeskItem& item);

}  // namespace vigie::web
