// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/read_story.hpp"

#include "app/story/find_story.hpp"
#include "app/story/lead.hpp"
#include "base/format.hpp"
#include "store/story/grouping_repo.hpp"

namespace vigie::app {
namespace {

Result<std::vector<StoryCandidate>> candidates_for(store::Reader& reader, const StoryQuery& query) {
  std::vector<StoryCandidate> candidates;
  if (query.asked.empty()) return candidates;
  const auto meant = stories_meant(reader, query.asked, query.story);
  if (!meant) return fail(meant.error());
  auto articles = store::articles_of(reader, *meant);
  if (!articles) return fail(articles.error());
  for (store::StoryArticle& each : *articles) {
    if (candidates.empty() || candidates.back().story != each.story) {
      candidates.push_back({each.story, {}});
    }
    candidates.back().articles.push_back(std::move(each));
  }
  return candidates;
}

Result<void> add_line(store::Reader& reader, const StoryQuery& query,
                      const tag::TerritoryTagger* places, StoryPage& page) {
  auto line = store::desk_item(reader, query.story, query.centre);
  if (!line) return fail(line.error());
  page.on_desk = line->has_value();
  store::DeskItem item = page.on_desk ? std::move(**line) : store::DeskItem{};
  item.story = query.story;
  item.centre = query.centre;
  auto stories = read_stories(reader, {std::move(item)}, places);
  if (!stories) return fail(stories.error());
  page.story = std::move(stories->front());
  if (!page.story.articles.empty()) return {};
  return fail(Code::not_found, fmt::format("story {}", query.story.value));
}

}  // namespace

Result<StoryPage> read_story(store::Reader& reader, const StoryQuery& query,
                             const tag::TerritoryTagger* places) {
  StoryPage page;
  if (auto done = add_line(reader, query, places, page); !done) return fail(done.error());
  auto reasons = store::reasons_of(reader, query.story);
  if (!reasons) return fail(reasons.error());
  page.reasons = std::move(*reasons);
  const auto mark = store::regroup_mark(reader, query.story);
  if (!mark) return fail(mark.error());
  page.mark = *mark;
  auto candidates = candidates_for(reader, query);
  if (!candidates) return fail(candidates.error());
  page.candidates = std::move(*candidates);
  if (!query.made) return page;
  auto change = change_by(reader, *query.made, query.story);
  if (!change) return fail(change.error());
  page.change = std::move(*change);
  return page;
}

Result<std::optional<StoryStanding>> read_standing(store::Reader& reader, StoryId story,
                                                   CentreId centre) {
  const auto redirect = store::redirect_of(reader, story);
  if (!redirect && redirect.error().code == Code::not_found) return std::nullopt;
  if (!redirect) return fail(redirect.error());
  StoryStanding standing;
  standing.merged = redirect->has_value();
  if (standing.merged) {
    auto change = last_change(reader, story);
    if (!change) return fail(change.error());
    standing.change = std::move(*change);
  }
  auto item = store::desk_item(reader, story, centre);
  if (!item) return fail(item.error());
  if (!*item && !standing.merged) return std::nullopt;
  if (*item) standing.item = std::move(**item);
  const auto articles = store::story_articles(reader, story);
  if (!articles) return fail(articles.error());
  const store::StoryArticle* lead = lead_of(*articles, standing.item.article);
  if (lead != nullptr) standing.title = lead->title;
  return standing;
}

}  // namespace vigie::app
