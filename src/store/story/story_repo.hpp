// SPDX-License-Identifier: EUPL-1.2
/// What the desk shows of stories: their articles, who showed them, their tags.
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
#include "store/sql/database.hpp"

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
  std::int64_t sightings = 0;         ///< how many sources showed it
  bool held = false;                  ///< one of them is held by the centre that asks
  std::optional<Instant> revised_at;  ///< its paper edited it since it was first seen
  StoryId story;
  std::optional<double> likely;  ///< how much it resembles what centres relay, 0 to 1
};

struct StoryTag {
  std::string kind;  ///< 'theme' or 'territory'
  std::string code;
  std::string label;  ///< the code where nobody named it
  std::string rule;   ///< why it is there
};

/// What names an article in a sentence.
struct ArticleCard {
  std::string title;
  std::string media;
  Instant published_at;  ///< when it was first seen, where the feed does not say
};

/// Those of the first story, then those of the next. `centre`: whose desk it is for; none:
/// nobody's.
Result<std::vector<StoryArticle>> articles_of(Reader& reader, const std::vector<StoryId>& stories,
                                              CentreId centre = {});
Result<std::vector<StoryArticle>> story_articles(Reader& reader, StoryId story,
                                                 CentreId centre = {});
/// not_found, as a person is told of it.
Failure unknown_story(StoryId story);
/// Tags of all its articles, each once, strongest first.
Result<std::vector<StoryTag>> story_tags(Reader& reader, StoryId story);
/// not_found for an article that does not exist.
Result<ArticleCard> article_card(Reader& reader, ArticleId article);
/// Every reprint of it, those without articles too.
Result<std::vector<ReprintId>> reprints_of(Reader& reader, StoryId story);

/// Why an article is where it is: a machine's join or a curator's word that stands.
struct ArticleReason {
  ArticleId article;
  std::string sentence;
  bool by_curator = false;
  Instant at;
};
/// Oldest first: the last of an article is the one that holds. None for one that was alone.
Result<std::vector<ArticleReason>> reasons_of(Reader& reader, StoryId story);

/// A place that an article of the story names, or that a source showing it covers.
struct StoryPlace {
  ArticleId article;
  std::string code;
  bool of_source = false;
  StoryId story;
};
Result<std::vector<StoryPlace>> places_of(Reader& reader, const std::vector<StoryId>& stories);

/// The story that a reprint is in; not_found for a reprint that does not exist.
Result<StoryId> story_of_reprint(Reader& reader, ReprintId reprint);
/// Where a merged story went; itself otherwise.
Result<StoryId> living_story(Reader& reader, StoryId story);

}  // namespace vigie::store
