// SPDX-License-Identifier: EUPL-1.2
/// What the desk shows of a story: its articles, who showed them, their tags.
///
/// Shape   reads only; articles in the order they were published, bounded by kStoryArticlesMax.
///         The excerpt is the feed's text, for the curator's eyes: "" once it was purged.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/database.hpp"

namespace vigie::store {

inline constexpr int kStoryArticlesMax = 200;

struct StoryArticle {
  ArticleId id;
  ReprintId reprint;
  std::string url;
  std::string title;
  std::string author;
  std::string media;
  Access access = Access::free;
  std::string kind;  ///< 'text', 'audio' or 'video'
  std::optional<Instant> published_at;
  Instant first_seen_at;
  std::string excerpt;
  std::int64_t sightings = 0;  ///< how many sources showed it
};

struct StoryTag {
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
  std::string label;  ///< the code where nobody named it
  std::string rule;   ///< why it is there
};

Result<std::vector<StoryArticle>> story_articles(Reader& reader, StoryId story);
/// Tags of all its articles, each once, strongest first.
Result<std::vector<StoryTag>> story_tags(Reader& reader, StoryId story);
/// Where a merged story went; itself otherwise.
Result<StoryId> living_story(Reader& reader, StoryId story);

}  // namespace vigie::store
