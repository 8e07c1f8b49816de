// SPDX-License-Identifier: EUPL-1.2
#include "app/story/find_story.hpp"

#include <algorithm>
#include <charconv>

#include "store/article/article_repo.hpp"
#include "store/article/search_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// A whole text of figures.
std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, wrong] = std::from_chars(text.data(), end, number);
  return wrong == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

/// The figures behind `mark`: of "…/pile/12?fait=3", behind "/pile/", 12.
std::optional<std::int64_t> number_behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + mark.size());
  return read_number(rest.substr(0, rest.find_first_not_of("0123456789")));
}

std::optional<StoryId> story_named(std::string_view asked) {
  auto number = read_number(asked);
  if (!number) number = number_behind(asked, "/pile/");
  if (!number && asked.find("/pile") != std::string_view::npos) number = number_behind(asked, "#h");
  return number ? std::optional(StoryId{*number}) : std::nullopt;
}

/// Where that story is now; none when it has no articles.
Result<std::vector<StoryId>> if_it_lives(store::Reader& reader, StoryId story) {
  const auto living = store::living_story(reader, story);
  if (!living) return fail(living.error());
  const auto articles = store::story_articles(reader, *living);
  if (!articles) return fail(articles.error());
  return articles->empty() ? std::vector<StoryId>() : std::vector{*living};
}

Result<std::vector<StoryId>> stories_with_words(store::Reader& reader, std::string_view asked) {
  const auto found = store::search_articles(reader, asked, {}, std::nullopt, kArticlesLookedAt);
  if (!found && found.error().code == Code::invalid_input) return std::vector<StoryId>();
  if (!found) return fail(found.error());
  std::vector<StoryId> stories;
  for (const store::FoundArticle& each : *found) {
    if (std::ranges::find(stories, each.story) == stories.end()) stories.push_back(each.story);
  }
  return stories;
}

Result<std::vector<StoryId>> stories_asked(store::Reader& reader, std::string_view asked) {
  if (const auto named = story_named(asked)) {
    auto story = if_it_lives(reader, *named);
    if (!story || !story->empty()) return story;
  }
  if (asked.starts_with("http://") || asked.starts_with("https://")) {
    const auto article = store::article_by_url_key(reader, text::canonical_url(asked));
    if (!article) return fail(article.error());
    return *article ? std::vector{(*article)->story} : std::vector<StoryId>();
  }
  return stories_with_words(reader, asked);
}

}  // namespace

Result<std::vector<StoryId>> stories_meant(store::Reader& reader, std::string_view asked,
                                           StoryId except) {
  auto stories = stories_asked(reader, text::trimmed(asked));
  if (!stories) return stories;
  std::erase(*stories, except);
  if (stories->size() > kCandidatesMax) stories->resize(kCandidatesMax);
  return stories;
}

}  // namespace vigie::app
