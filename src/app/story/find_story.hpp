// SPDX-License-Identifier: EUPL-1.2
/// The other story that a curator has in mind: by its words, its number or an address.
///
/// Shape   what was typed -> living stories, the likeliest first, `except` left out. A number or an
///         address of vigie names one story, the address of an article its story; anything else is
///         looked for as words, in the titles and texts of all desks.
/// Units   kCandidatesMax stories, out of the kArticlesLookedAt latest articles found.
/// Errors  storage. What names nothing is an empty answer.
#pragma once

#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::size_t kCandidatesMax = 10;
inline constexpr int kArticlesLookedAt = 100;

Result<std::vector<StoryId>> stories_meant(store::Reader& reader, std::string_view asked,
                                           StoryId except);

}  // namespace vigie::app
