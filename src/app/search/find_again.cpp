// SPDX-License-Identifier: EUPL-1.2
#include "app/search/find_again.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "app/search/relevance.hpp"
#include "store/search/saved_search_repo.hpp"
#include "text/fold.hpp"

namespace vigie::app {
namespace {

using store::Match;

constexpr int kSavedDepthMax = 3;  // a saved search inside another inside another

std::int64_t number_in(std::string_view mark) {
  std::int64_t value = 0;
  std::from_chars(mark.data(), mark.data() + mark.size(), value);
  return std::max<std::int64_t>(value, 0);
}

std::vector<ArticleId> articles_in(const std::vector<Match>& matches) {
  std::vector<ArticleId> ids;
  for (const Match& each : matches) ids.push_back(each.article);
  return ids;
}

/// Stories of which a note has all these words.
Result<std::vector<StoryId>> noted(store::Reader& reader, std::string_view words) {
  const auto notes = store::latest_notes(reader);
  if (!notes) return fail(notes.error());
  const std::vector<std::string> asked = text::words(words);
  std::vector<StoryId> stories;
  for (const store::NoteWords& each : *notes) {
    const std::vector<std::string> there = text::words(each.note);
    const std::set<std::string_view> known(there.begin(), there.end());
    const bool all =
        std::ranges::all_of(asked, [&](const std::string& word) { return known.contains(word); });
    if (all && !asked.empty()) stories.push_back(each.story);
  }
  return stories;
}

/// Nearest first; what is as near, in the order given.
Result<void> order_by_nearness(store::Reader& reader, const std::vector<std::string>& words,
                               std::vector<Match>& matches) {
  const auto titles = store::title_words(reader, articles_in(matches));
  if (!titles) return fail(titles.error());
  std::unordered_map<ArticleId, int> scores;
  for (const store::TitleWords& each : *titles) {
    scores[each.article] = relevance(words, each.title);
  }
  std::ranges::stable_sort(matches, [&](const Match& a, const Match& b) {
    return scores[a.article] > scores[b.article];
  });
  return {};
}

/// Stories of a page, in the order of their first match, and how many matches each has.
struct PageStories {
  std::vector<Match> first;
  std::unordered_map<StoryId, int> matches;
  std::size_t used = 0;  ///< matches that were looked at
};
PageStories stories_of(const std::vector<Match>& matches, std::size_t from) {
  PageStories page;
  for (page.used = from; page.used < matches.size(); ++page.used) {
    const Match& match = matches[page.used];
    if (++page.matches[match.story] > 1) continue;
    if (std::ssize(page.first) == kSearchPageStories) {
      page.matches.erase(match.story);
      break;
    }
    page.first.push_back(match);
  }
  return page;
}

/// Lines of the desk where there are any, else what stands for them.
Result<std::vector<store::DeskItem>> items_of(store::Reader& reader, const PageStories& page,
                                              CentreId centre) {
  std::vector<StoryId> ids;
  for (const Match& each : page.first) ids.push_back(each.story);
  auto lines = store::lines_of(reader, ids, centre);
  if (!lines) return fail(lines.error());
  std::unordered_map<StoryId, store::DeskItem> known;
  for (store::DeskItem& line : *lines) known.emplace(line.story, std::move(line));
  std::vector<store::DeskItem> items;
  for (const Match& each : page.first) {
    const auto found = known.find(each.story);
    store::DeskItem item;
    item.version = 0;
    if (found != known.end()) item = found->second;
    item.story = each.story;
    item.centre = centre;
    item.article = each.article;
    items.push_back(std::move(item));
  }
  return items;
}

Result<std::vector<FoundStory>> read_found(store::Reader& reader, const store::Curator& curator,
                                           const PageStories& page,
                                           const tag::TerritoryTagger* places) {
  auto items = items_of(reader, page, curator.centre);
  if (!items) return fail(items.error());
  auto stories = read_stories(reader, std::move(*items), places, curator.id);
  if (!stories) return fail(stories.error());
  std::vector<StoryId> ids;
  for (const Match& each : page.first) ids.push_back(each.story);
  const auto kept = store::kept_elsewhere(reader, ids, curator.centre);
  if (!kept) return fail(kept.error());
  std::vector<FoundStory> found;
  for (DeskStory& story : *stories) {
    FoundStory one;
    one.matches = page.matches.at(story.item.story);
    for (const store::KeptElsewhere& each : *kept) {
      if (each.story == story.item.story) one.kept_by = each.centre_name;
    }
    if (const auto* lead = story.lead()) {
      story.item.dated_at = lead->published_at.value_or(lead->first_seen_at);
    }
    one.story = std::move(story);
    found.push_back(std::move(one));
  }
  return found;
}

/// What a saved search of that name looks for, the centre's before the network's.
Result<std::optional<std::string>> saved_query(store::Reader& reader, CentreId centre,
                                               std::string_view name) {
  auto all = store::saved_searches(reader, centre, {});
  if (!all) return fail(all.error());
  std::optional<std::string> found;
  for (store::SeenSearch& each : *all) {
    if (text::fold(each.search.name) != text::fold(name)) continue;
    if (!found || each.search.centre) found = std::move(each.search.query);
  }
  return found;
}

Result<std::vector<std::string>> settle(store::Reader& reader, CentreId centre, SearchAsked& asked,
                                        int depth) {
  std::vector<std::string> unknown;
  const std::vector<std::string> names = std::move(asked.saved);
  asked.saved.clear();
  for (const std::string& name : names) {
    const auto query = saved_query(reader, centre, name);
    if (!query) return fail(query.error());
    if (!*query || depth == 0) {
      unknown.push_back(name);
      continue;
    }
    SearchAsked inner = parse_search(**query);
    auto more = settle(reader, centre, inner, depth - 1);
    if (!more) return more;
    unknown.insert(unknown.end(), more->begin(), more->end());
    narrow(asked, inner);
  }
  if (!asked.note.empty()) {
    auto stories = noted(reader, asked.note);
    if (!stories) return fail(stories.error());
    asked.question.among = std::move(*stories);
  }
  return unknown;
}

}  // namespace

Result<std::vector<std::string>> settle_search(store::Reader& reader, CentreId centre,
                                               SearchAsked& asked) {
  asked.question.centre = centre;
  return settle(reader, centre, asked, kSavedDepthMax);
}

Result<SearchPage> find_again(store::Reader& reader, const store::Curator& curator,
                              SearchQuery query, const tag::TerritoryTagger* places) {
  SearchPage page;
  auto unknown = settle_search(reader, curator.centre, query.asked);
  if (!unknown) return fail(unknown.error());
  page.unknown_saved = std::move(*unknown);
  const auto last = store::last_article(reader);
  if (!last) return fail(last.error());
  page.looked_in = last->value;
  store::ArticleQuestion question = query.asked.question;
  question.limit = kSearchWindow + 1;
  auto top = store::matching_articles(reader, question);
  if (!top) return fail(top.error());
  std::vector<Match>& matches = top->found;
  page.more_than_shown = std::ssize(matches) > kSearchWindow || top->walked_to.has_value();
  if (std::ssize(matches) > kSearchWindow) matches.resize(kSearchWindow);
  page.articles = std::ssize(matches);
  auto facets = store::search_facets(reader, articles_in(matches), curator.centre);
  if (!facets) return fail(facets.error());
  page.facets = std::move(*facets);

  std::size_t from = 0;
  ArticleId walked_to = top->walked_to.value_or(ArticleId{});
  const std::int64_t mark = number_in(query.mark);
  if (query.order == SearchOrder::nearest) {
    if (auto done = order_by_nearness(reader, query.asked.words, matches); !done) {
      return fail(done.error());
    }
    from = std::min<std::size_t>(static_cast<std::size_t>(mark), matches.size());
    walked_to = ArticleId{};
  } else if (mark > 0) {
    question.before = ArticleId{mark};
    auto rest = store::matching_articles(reader, question);
    if (!rest) return fail(rest.error());
    matches = std::move(rest->found);
    walked_to = rest->walked_to.value_or(ArticleId{});
  }
  const PageStories stories = stories_of(matches, from);
  if (stories.used < matches.size()) {
    page.next = std::to_string(query.order == SearchOrder::nearest
                                   ? static_cast<std::int64_t>(stories.used)
                                   : matches[stories.used - 1].article.value);
  } else if (walked_to) {
    page.next = std::to_string(walked_to.value);
    page.walked = true;
  }
  auto found = read_found(reader, curator, stories, places);
  if (!found) return fail(found.error());
  page.found = std::move(*found);
  return page;
}

}  // namespace vigie::app
