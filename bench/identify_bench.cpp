// SPDX-License-Identifier: EUPL-1.2
// What an item costs before it is looked up: `identify_bench`.
#include <benchmark/benchmark.h>

#include "identify/identify.hpp"
#include "identify/title_key.hpp"
#include "press.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

namespace vigie::identify {
namespace {

constexpr std::size_t kFeedItems = 40;

ParsedFeed document() {
  bench::Press press;
  ParsedFeed feed;
  feed.link = "https://www.journal.example/";
  for (std::size_t i = 0; i < kFeedItems; ++i) {
    FeedItem item;
    item.id = "https://www.journal.example/?p=" + std::to_string(i);
    item.link = "https://www.journal.example/ville/article-" + std::to_string(i) +
                ".html?utm_source=rss&utm_medium=feed";
    item.title = press.title();
    item.summary_html = "<p>" + press.text() + "</p>";
    item.published_at = Instant{1'800'000'000};
    feed.items.push_back(std::move(item));
  }
  return feed;
}

void IdentifyDocument(benchmark::State& state) {
  const ParsedFeed feed = document();
  ItemWords words;
  for (auto _ : state) {
    const auto facts = facts_of(feed, "https://www.journal.example/rss");
    for (std::size_t i = 0; i < kFeedItems; ++i) {
      const FeedItem& item = feed.items[i];
      words.read(item);
      benchmark::DoNotOptimize(identify(item, words, facts.links[i], facts));
    }
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t(kFeedItems));
}
BENCHMARK(IdentifyDocument)->Unit(benchmark::kMicrosecond);

void CanonicalUrl(benchmark::State& state) {
  const ParsedFeed feed = document();
  for (auto _ : state) benchmark::DoNotOptimize(text::canonical_url(feed.items.front().link));
}
BENCHMARK(CanonicalUrl);

void TitleKey(benchmark::State& state) {
  bench::Press press;
  const std::string title = press.title();
  for (auto _ : state) benchmark::DoNotOptimize(title_key(title));
}
BENCHMARK(TitleKey);

void Words(benchmark::State& state) {
  bench::Press press;
  const std::string text = press.text();
  for (auto _ : state) benchmark::DoNotOptimize(text::words(text));
  state.SetBytesProcessed(state.iterations() * std::int64_t(text.size()));
}
BENCHMARK(Words);

}  // namespace
}  // namespace vigie::identify
