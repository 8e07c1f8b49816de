// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/prepare_feed.hpp"

#include <exception>
#include <utility>

#include "app/story/grouping.hpp"
#include "parse/discovery.hpp"
#include "parse/parse_feed.hpp"
#include "store/article/search_repo.hpp"
#include "text/html.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

/// A date further ahead than this is a mistake of the feed; the article has none then.
constexpr std::int64_t kFutureMaxSeconds = 2 * kDaySeconds;
constexpr std::size_t kTitleFromTextBytes = 100;

std::string title_of(const FeedItem& item) {
  if (!item.title.empty()) return item.title;
  const std::string start = text::excerpt(item.excerpt, kTitleFromTextBytes);
  return start.empty() ? item.link : start;
}

std::string link_of(const FeedItem& item, const ParsedFeed& feed, const store::PollTarget& source) {
  if (!item.link.empty()) return item.link;
  if (!item.enclosures.empty()) return item.enclosures.front().url;
  return feed.link.empty() ? source.url : feed.link;
}

std::optional<Instant> date_of(const FeedItem& item, Instant now) {
  const auto at = item.published_at ? item.published_at : item.updated_at;
  if (!at || *at - now > kFutureMaxSeconds) return std::nullopt;
  return at;
}

identify::Publisher publisher_of(const FeedItem& item, const ParsedFeed& feed,
                                 const store::PollTarget& source, const Publishing& publishing) {
  return identify::publisher_of({.url = item.link,
                                 .named = item.publisher,
                                 .named_url = item.publisher_url,
                                 .source_title = source.title,
                                 .source_urls = {source.url, source.site_url, feed.link}},
                                publishing.media);
}

/// What holds for all items of a document.
struct Document {
  const ParsedFeed& feed;
  const store::PollTarget& source;
  const identify::DocumentFacts& facts;
  const Publishing& publishing;
};

PreparedItem prepare_item(const Document& document, std::size_t index,
                          const identify::ItemWords& words, Instant now) {
  const auto& [feed, source, facts, publishing] = document;
  const FeedItem& item = feed.items[index];
  PreparedItem prepared;
  prepared.index = index;
  prepared.identity = identify::identify(item, words, facts.links[index], facts);
  prepared.title = title_of(item);
  prepared.url = publishing.trackers.clean(link_of(item, feed, source));
  prepared.publisher = publisher_of(item, feed, source, publishing);
  prepared.kind = name_of(item.kind);
  prepared.published_at = date_of(item, now);
  prepared.searched_title = item.title.empty() ? store::words_to_find(prepared.title)
                                               : store::words_to_find(words.title());
  prepared.searched = store::words_to_find(words.plain());
  return prepared;
}

/// Step 3, sketch and tag, where the source was never read: all its items are news. Of the others
/// the writer looks at the few that are.
void study(const FeedItem& item, const identify::ItemWords& words, const store::PollTarget& target,
           const PrepareRules& rules, PreparedItem& prepared) {
  prepared.piece =
      piece_of(words, prepared.identity, prepared.title, prepared.published_at, rules.now);
  auto tags = tags_of(item, words, target, rules.taggers);
  if (tags) prepared.tags = std::move(*tags);  // the writer will meet the same error, and tell it
}

/// What a page that answers in place of a feed names as feeds, the address asked aside.
std::vector<std::string> named_by(const HttpAnswer& page, const store::PollTarget& target) {
  std::vector<std::string> urls;
  const std::string asked = text::canonical_url(target.url);
  for (auto& feed : parse::announced_feeds(page.body, page.content_type, page.url)) {
    if (text::canonical_url(feed.url) != asked) urls.push_back(std::move(feed.url));
  }
  return urls;
}

/// Step 1, parse. From here on a document is a feed, or the reading says why not.
void read_document(const store::PollTarget& target, Instant now, PreparedFeed& found) {
  HttpAnswer& answer = found.answer;
  found.reading = fetch::read_answer(answer, target.state);
  found.detail = answer.detail;
  if (found.reading.outcome != PollOutcome::new_body) return;
  auto feed = parse::parse_feed(answer.body, {answer.url, answer.content_type, "", "", now});
  if (feed) {
    found.feed = std::move(*feed);
  } else {
    found.reading = fetch::not_a_feed(answer, feed.error());
    found.detail = feed.error().detail;
    if (found.reading.trouble == Trouble::web_page) {
      found.reading.announced = named_by(answer, target);
    }
  }
}

/// Steps 2 and 3, identify and study. From here on each item has the keys by which it is known.
void prepare_items(const store::PollTarget& target, const PrepareRules& rules,
                   PreparedFeed& found) {
  const ParsedFeed& feed = *found.feed;
  identify::DocumentFacts facts = identify::facts_of(feed, target.url, target.ambiguous);
  // The writer will meet the error of these; where it is to study the news it finds them laid out.
  (void)rules.taggers.territories->get();
  const Document document{feed, target, facts, rules.publishing};
  identify::ItemWords words;
  found.items.reserve(feed.items.size());
  for (std::size_t i = feed.items.size(); i-- > 0;) {
    const FeedItem& item = feed.items[i];
    if (parse::says_nothing(item)) continue;
    words.read(item);
    found.items.push_back(prepare_item(document, i, words, rules.now));
    if (!target.state.succeeded_at) study(item, words, target, rules, found.items.back());
  }
  found.ambiguous = std::move(facts.ambiguous);
}

}  // namespace

PreparedFeed prepare_feed(const store::PollTarget& target, HttpAnswer answer,
                          const PrepareRules& rules) {
  PreparedFeed found;
  found.answer = std::move(answer);
  try {
    read_document(target, rules.now, found);
    if (found.feed) found.document_bytes = found.answer.body.size();
    std::string().swap(found.answer.body);
    if (found.feed) prepare_items(target, rules, found);
  } catch (const std::exception& error) {  // a library's
    found.broken = error.what();
  }
  return found;
}

PreparedItem prepare_alone(const ParsedFeed& feed, const store::PollTarget& target,
                           const Publishing& publishing, Instant now) {
  const identify::ItemWords words(feed.items.front());
  const identify::DocumentFacts facts = identify::facts_of(feed, target.url, target.ambiguous);
  return prepare_item({feed, target, facts, publishing}, 0, words, now);
}

}  // namespace vigie::app
