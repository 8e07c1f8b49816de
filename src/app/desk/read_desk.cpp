// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/read_desk.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "app/story/lead.hpp"

namespace vigie::app {
namespace {

using Places = std::unordered_map<StoryId, std::vector<store::StoryPlace>>;
using ByStory = std::unordered_map<StoryId, DeskStory*>;

std::vector<StoryId> ids_of(const std::vector<store::DeskItem>& items) {
  std::vector<StoryId> ids;
  ids.reserve(items.size());
  for (const store::DeskItem& item : items) ids.push_back(item.story);
  return ids;
}

Result<void> add_reach(store::Reader& reader, const std::vector<StoryId>& ids,
                       const tag::TerritoryTagger& territories, std::vector<DeskStory>& stories) {
  auto named = store::places_of(reader, ids);
  if (!named) return fail(named.error());
  Places places;
  for (store::StoryPlace& each : *named) places[each.story].push_back(std::move(each));
  for (DeskStory& story : stories) {
    story.reach = reach_of(territories, places[story.item.story]);
  }
  return {};
}

Result<void> add_relays(store::Reader& reader, const std::vector<StoryId>& ids,
                        const ByStory& by_story) {
  auto relayed = store::relayed_among(reader, ids);
  if (!relayed) return fail(relayed.error());
  for (store::RelayedStory& each : *relayed) by_story.at(each.story)->relayed = std::move(each);
  return {};
}

std::int64_t skipped_by(std::string_view mark) {
  std::int64_t skip = 0;
  std::from_chars(mark.data(), mark.data() + mark.size(), skip);
  return std::max<std::int64_t>(skip, 0);
}

Cursor cursor_of(const store::DeskItem& item) {
  return {item.arrived_at.seconds, item.story.value};
}

/// The lines of a page, without their stories.
struct Lines {
  std::vector<store::DeskItem> items;
  std::string next;
  bool paged = false;
};

Result<Lines> likely_lines(store::Reader& reader, const DeskQuery& query) {
  const std::int64_t skip = skipped_by(query.mark);
  auto items = store::likely_desk_page(reader, query.centre, query.state, skip, query.limit + 1);
  if (!items) return fail(items.error());
  Lines lines{std::move(*items), "", skip > 0};
  if (lines.items.size() <= static_cast<std::size_t>(query.limit)) return lines;
  lines.items.pop_back();
  lines.next = std::to_string(skip + query.limit);
  return lines;
}

Result<Lines> dated_lines(store::Reader& reader, const DeskQuery& query) {
  const auto after = parse_cursor(query.mark);
  auto items = store::desk_page(reader, query.centre, query.state, after, query.limit + 1);
  if (!items) return fail(items.error());
  auto page = page_of(std::move(*items), query.limit, cursor_of);
  return Lines{std::move(page.rows), page.next ? text_of(*page.next) : "", after.has_value()};
}

}  // namespace

const store::StoryArticle* DeskStory::lead() const { return lead_of(articles, item.article); }

std::int64_t DeskStory::articles_since(Instant since) const {
  return std::ranges::count_if(
      articles, [&](const store::StoryArticle& each) { return each.first_seen_at > since; });
}

Result<std::vector<DeskStory>> read_stories(store::Reader& reader,
                                            std::vector<store::DeskItem> items,
                                            const tag::TerritoryTagger* places) {
  std::vector<DeskStory> stories(items.size());
  if (items.empty()) return stories;
  const std::vector<StoryId> ids = ids_of(items);
  ByStory by_story;
  for (std::size_t at = 0; at < items.size(); ++at) {
    stories[at].item = std::move(items[at]);
    by_story[ids[at]] = &stories[at];
  }
  auto articles = store::articles_of(reader, ids, stories.front().item.centre);
  if (!articles) return fail(articles.error());
  for (store::StoryArticle& each : *articles) {
    by_story.at(each.story)->articles.push_back(std::move(each));
  }
  auto tags = store::shown_tags(reader, ids);
  if (!tags) return fail(tags.error());
  for (store::ShownTag& each : *tags) by_story.at(each.story)->tags.push_back(std::move(each));
  auto done = add_relays(reader, ids, by_story);
  if (done && places != nullptr) done = add_reach(reader, ids, *places, stories);
  if (!done) return fail(done.error());
  return stories;
}

Result<DeskList> read_desk_list(store::Reader& reader, const DeskQuery& query,
                                const tag::TerritoryTagger* places) {
  auto lines =
      query.order == DeskOrder::likely ? likely_lines(reader, query) : dated_lines(reader, query);
  if (!lines) return fail(lines.error());
  auto stories = read_stories(reader, std::move(lines->items), places);
  if (!stories) return fail(stories.error());
  return DeskList{std::move(*stories), std::move(lines->next), lines->paged};
}

Result<DeskPage> read_desk(store::Reader& reader, DeskQuery query, CuratorId curator,
                           const tag::TerritoryTagger* places, Instant now) {
  const auto ordering = desk_ordering(reader, curator);
  if (!ordering) return fail(ordering.error());
  query.order = ordering->order;
  auto list = read_desk_list(reader, query, places);
  if (!list) return fail(list.error());
  const auto counts = store::desk_counts(reader, query.centre);
  if (!counts) return fail(counts.error());
  auto themes = store::themes_on(reader, paris_day(now));
  if (!themes) return fail(themes.error());
  return DeskPage{query, *ordering, *counts, std::move(*list), std::move(*themes)};
}

}  // namespace vigie::app
