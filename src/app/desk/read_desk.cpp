// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/read_desk.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "app/story/lead.hpp"
#include "store/desk/draft_repo.hpp"

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

Result<void> add_offers(store::Reader& reader, const std::vector<StoryId>& ids, CentreId centre,
                        const ByStory& by_story) {
  auto offers = store::proposals_among(reader, centre, ids);
  if (!offers) return fail(offers.error());
  for (store::ProposalLine& each : *offers) {
    by_story.at(each.proposal.story)->offer = std::move(each);
  }
  return {};
}

std::int64_t skipped_by(std::string_view mark) {
  std::int64_t skip = 0;
  std::from_chars(mark.data(), mark.data() + mark.size(), skip);
  return std::max<std::int64_t>(skip, 0);
}

Cursor cursor_of(const store::DeskItem& item) { return {item.dated_at.seconds, item.story.value}; }

/// The lines of a page, without their stories.
struct Lines {
  std::vector<store::DeskItem> items;
  std::string next;
  bool paged = false;
  std::optional<std::int64_t> matching = {};
};

Result<Lines> window_lines(store::Reader& reader, const DeskQuery& query, CuratorId curator) {
  const std::int64_t skip = skipped_by(query.mark);
  auto page = store::desk_window(reader, {query.centre, query.state, curator}, query.filter,
                                 query.order, skip, query.limit);
  if (!page) return fail(page.error());
  Lines lines{std::move(page->items), "", skip > 0, page->matching};
  const std::int64_t end = skip + std::ssize(lines.items);
  if (end < page->matching) lines.next = std::to_string(end);
  return lines;
}

Result<Lines> dated_lines(store::Reader& reader, const DeskQuery& query, CuratorId curator) {
  const auto after = parse_cursor(query.mark);
  auto items =
      store::desk_page(reader, {query.centre, query.state, curator}, after, query.limit + 1);
  if (!items) return fail(items.error());
  auto page = page_of(std::move(*items), query.limit, cursor_of);
  return Lines{std::move(page.rows), page.next ? text_of(*page.next) : "", after.has_value()};
}

Result<void> add_reads(store::Reader& reader, const std::vector<StoryId>& ids, CuratorId curator,
                       const ByStory& by_story) {
  const auto reads = store::story_reads(reader, curator, ids);
  if (!reads) return fail(reads.error());
  for (const store::StoryRead& read : *reads) by_story.at(read.story)->read_at = read.read_at;
  return {};
}

Result<std::optional<store::Gesture>> last_gesture(store::Reader& reader, CuratorId curator,
                                                   Instant now) {
  auto gestures = store::standing_gestures(reader, curator, now - kMorningSeconds, 1);
  if (!gestures) return fail(gestures.error());
  if (gestures->empty()) return std::nullopt;
  return std::move(gestures->front());
}

}  // namespace

const store::StoryArticle* DeskStory::lead() const { return lead_of(articles, item.article); }

std::int64_t DeskStory::articles_since(Instant since) const {
  return std::ranges::count_if(
      articles, [&](const store::StoryArticle& each) { return each.first_seen_at > since; });
}

std::optional<double> DeskStory::likely() const {
  std::optional<double> most;
  for (const store::StoryArticle& each : articles) {
    if (each.likely && each.likely > most.value_or(-1)) most = each.likely;
  }
  return most;
}

std::int64_t DeskStory::media() const {
  std::set<std::string_view> media;
  for (const store::StoryArticle& each : articles) media.insert(each.media);
  return std::ssize(media);
}

Result<std::vector<DeskStory>> read_stories(store::Reader& reader,
                                            std::vector<store::DeskItem> items,
                                            const tag::TerritoryTagger* places, CuratorId curator) {
  std::vector<DeskStory> stories(items.size());
  if (items.empty()) return stories;
  const std::vector<StoryId> ids = ids_of(items);
  ByStory by_story;
  for (std::size_t at = 0; at < items.size(); ++at) {
    stories[at].read_at = items[at].read_at;
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
  const CentreId centre = stories.front().item.centre;
  // What is proposed is kept: a list to be read has none.
  const bool decided = std::ranges::any_of(
      stories, [](const DeskStory& each) { return each.item.state != DeskState::fresh; });
  if (done && centre && decided) done = add_offers(reader, ids, centre, by_story);
  if (done && curator) done = add_reads(reader, ids, curator, by_story);
  if (done && places != nullptr) done = add_reach(reader, ids, *places, stories);
  if (!done) return fail(done.error());
  return stories;
}

Result<DeskList> read_desk_list(store::Reader& reader, const DeskQuery& query, CuratorId curator,
                                const tag::TerritoryTagger* places) {
  const bool plain = query.order == store::ListOrder::date && !query.filter.any();
  auto lines = plain ? dated_lines(reader, query, curator) : window_lines(reader, query, curator);
  if (!lines) return fail(lines.error());
  auto stories = read_stories(reader, std::move(lines->items), places);
  if (!stories) return fail(stories.error());
  return DeskList{std::move(*stories), std::move(lines->next), lines->paged, lines->matching};
}

Result<DeskPage> read_desk(store::Reader& reader, DeskQuery query, CuratorId curator,
                           const tag::TerritoryTagger* places, Instant now) {
  const auto preferences = desk_preferences(reader, curator);
  if (!preferences) return fail(preferences.error());
  query.order = preferences->order;
  auto list = read_desk_list(reader, query, curator, places);
  if (!list) return fail(list.error());
  const auto counts = store::desk_counts(reader, query.centre);
  if (!counts) return fail(counts.error());
  auto last = last_gesture(reader, curator, now);
  if (!last) return fail(last.error());
  DeskPage page{std::move(query), *preferences, *counts, std::move(*list), std::move(*last)};
  if (page.query.state != DeskState::fresh || !page.list.stories.empty()) return page;
  const auto morning = store::morning_counts(reader, curator, now - kMorningSeconds);
  if (!morning) return fail(morning.error());
  page.morning = *morning;
  const auto sources = store::source_counts(reader, page.query.centre);
  if (!sources) return fail(sources.error());
  page.sources = *sources;
  return page;
}

Result<DeskPart> read_desk_part(store::Reader& reader, const store::Curator& curator,
                                const std::vector<StoryId>& stories,
                                const tag::TerritoryTagger* places, Instant now) {
  std::vector<store::DeskItem> items;
  for (const StoryId story : stories) {
    const auto item = store::desk_item(reader, story, curator.centre);
    if (!item) return fail(item.error());
    if (*item) items.push_back(**item);
  }
  auto lines = read_stories(reader, std::move(items), places, curator.id);
  if (!lines) return fail(lines.error());
  const auto counts = store::desk_counts(reader, curator.centre);
  if (!counts) return fail(counts.error());
  auto last = last_gesture(reader, curator.id, now);
  if (!last) return fail(last.error());
  return DeskPart{*counts, std::move(*last), std::move(*lines)};
}

}  // namespace vigie::app
