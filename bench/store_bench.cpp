// SPDX-License-Identifier: EUPL-1.2
// Storing and searching at scale: `store_bench`. VIGIE_BENCH_ROWS (default 50,000) says how many
// articles are stored first; the file lies in VIGIE_BENCH_DIR (default: the temporary folder).
// Timed are the writer's steps, from recognising to the merging of the index; what a poll's
// preparing does beside the writer (reading words, naming, sketching) is done before the clock
// starts.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs/housekeeping.hpp"
#include "app/poll/ingest_item.hpp"
#include "press.hpp"
#include "store/source/poll_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kFeedItems = 40;
constexpr std::size_t kFeedsOfBatch = 25;
constexpr std::size_t kSources = 500;          ///< polled in turn; a new round after the last
constexpr std::int64_t kSecondsOfAFeed = 518;  ///< so that a month has 200,000 articles

/// What the preparing of one feed hands to the writer.
struct Prepared {
  const store::PollTarget& source;
  ParsedFeed feed;
  std::vector<PreparedItem> items;
};

/// A database that is filled through the very steps of a poll's writer.
class Archive {
 public:
  Archive() : file_(folder() / "vigie_store_bench.sqlite"), db_(opened(file_)) {
    auto tx = db_.begin();
    for (std::size_t i = 0; i < kSources; ++i) {
      const std::string url = "https://" + std::to_string(i) + ".fr/rss";
      store::PollTarget& source = sources_.emplace_back();
      source.url = url;
      source.source = *store::put_source(*tx, {url, url, "A", "", Access::free, {}, {}}, now_);
      source.state.succeeded_at = now_;
    }
    (void)tx->commit();
    grow(wanted_rows());
  }
  ~Archive() { remove(file_); }

  std::vector<Prepared> prepare_batch() {
    std::vector<Prepared> prepared_feeds;
    for (std::size_t feed = 0; feed < kFeedsOfBatch; ++feed)
      prepared_feeds.push_back(prepare_one_feed());
    return prepared_feeds;
  }

  void store_batch(const std::vector<Prepared>& prepared_feeds) {
    if (&prepared_feeds.front().source == &sources_.front()) grouping_.emplace(now_);
    WriteBatch batch(db_);
    for (const Prepared& prepared : prepared_feeds) store_feed(batch, prepared);
    if (!batch.commit() || !tidy_index(db_)) std::abort();
  }

  store::Database& db() { return db_; }
  bench::Press& press() { return press_; }
  std::int64_t stored() const { return stored_; }
  /// Articles a second over the whole filling.
  double filled_at() const { return filled_at_; }

 private:
  static std::filesystem::path folder() {
    const char* named = std::getenv("VIGIE_BENCH_DIR");
    return named != nullptr ? std::filesystem::path(named) : std::filesystem::temp_directory_path();
  }
  static std::size_t wanted_rows() {
    const char* rows = std::getenv("VIGIE_BENCH_ROWS");
    return rows != nullptr ? std::strtoull(rows, nullptr, 10) : 50'000;
  }
  static void remove(const std::filesystem::path& file) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  }
  static store::Database opened(const std::filesystem::path& file) {
    remove(file);
    auto db = store::Database::open(file);
    if (!db || !store::migrate(*db)) std::abort();
    return std::move(*db);
  }

  void grow(std::size_t rows) {
    std::chrono::steady_clock::duration writing{};
    while (static_cast<std::size_t>(stored_) < rows) {
      const auto prepared_feeds = prepare_batch();
      const auto began = std::chrono::steady_clock::now();
      store_batch(prepared_feeds);
      writing += std::chrono::steady_clock::now() - began;
    }
    filled_at_ = static_cast<double>(stored_) / std::chrono::duration<double>(writing).count();
  }

  Prepared prepare_one_feed() {
    Prepared out{sources_[prepared_ / kFeedItems % kSources], {}, {}};
    for (std::size_t i = 0; i < kFeedItems; ++i) {
      FeedItem item;
      item.link = out.source.url + "/article/" + std::to_string(prepared_++);
      item.title = press_.title();
      item.summary_html = press_.text();
      item.excerpt = item.summary_html.substr(0, 400);
      item.published_at = now_;
      out.feed.items.push_back(std::move(item));
    }
    const auto facts = identify::facts_of(out.feed, out.source.url);
    identify::ItemWords words;
    for (std::size_t i = 0; i < kFeedItems; ++i) {
      const FeedItem& item = out.feed.items[i];
      PreparedItem prepared;
      prepared.index = i;
      words.read(item);
      prepared.identity = identify::identify(item, words, facts.links[i], facts);
      prepared.title = item.title;
      prepared.url = item.link;
      prepared.published_at = now_;
      prepared.searched_title = store::words_to_find(words.title());
      prepared.searched = store::words_to_find(words.plain());
      prepared.piece =
          piece_of(words, prepared.identity, prepared.title, prepared.published_at, now_);
      prepared.tags.emplace();
      out.items.push_back(std::move(prepared));
    }
    now_ = now_ + kSecondsOfAFeed;
    return out;
  }

  void store_feed(WriteBatch& batch, const Prepared& prepared) {
    const auto& [source, feed, items] = prepared;
    const auto done = batch.write([&](store::Transaction& tx, SearchNews& search) -> Result<void> {
      FeedIntake intake{source, feed, nobody_, taggers_, *grouping_, search, now_, {}, {}, {}};
      auto reader = tx.reader();
      const auto recognised = recognise(reader, source, items);
      if (!recognised) return fail(recognised.error());
      for (std::size_t i = 0; i < items.size(); ++i) {
        const auto news = take_item(tx, intake, items[i], (*recognised)[i]);
        if (!news) return fail(news.error());
      }
      return {};
    });
    if (!done) std::abort();
    stored_ += std::int64_t(items.size());
  }

  std::filesystem::path file_;
  store::Database db_;
  bench::Press press_;
  Instant now_{1'800'000'000};
  std::vector<store::PollTarget> sources_;
  std::vector<CentreId> nobody_;
  Taggers taggers_{tag::ThemeTagger({}), std::make_unique<TerritoryShelf>("", "")};
  std::optional<Grouping> grouping_;  ///< of the round
  std::size_t prepared_ = 0;
  std::int64_t stored_ = 0;
  double filled_at_ = 0;
};

Archive& archive() {
  static Archive filled;
  return filled;
}

void StoreThousandArticles(benchmark::State& state) {
  Archive& all = archive();
  for (auto _ : state) {
    state.PauseTiming();
    const auto prepared_feeds = all.prepare_batch();
    state.ResumeTiming();
    all.store_batch(prepared_feeds);
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t(kFeedItems * kFeedsOfBatch));
  state.counters["stored"] = static_cast<double>(all.stored());
  state.counters["filled_per_second"] = all.filled_at();
}
BENCHMARK(StoreThousandArticles)->Unit(benchmark::kMillisecond);

/// Twenty latest articles with words of a band of frequency; microseconds at the median and at the
/// 99th percentile.
void SearchLatest(benchmark::State& state) {
  Archive& all = archive();
  const auto from = static_cast<std::size_t>(state.range(0));
  const auto words = state.range(1);
  std::vector<double> took_us;
  for (auto _ : state) {
    std::string question;
    for (std::int64_t i = 0; i < words; ++i)
      question += all.press().word_ranked(from, from * 4) + " ";
    auto reader = all.db().reader();
    const auto began = std::chrono::steady_clock::now();
    const auto found = store::search_articles(reader, question, {}, {}, 20);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    if (!found) std::abort();
    took_us.push_back(took.count());
  }
  std::ranges::sort(took_us);
  state.counters["p50_us"] = took_us[took_us.size() / 2];
  state.counters["p99_us"] = took_us[took_us.size() * 99 / 100];
  state.counters["stored"] = static_cast<double>(all.stored());
}
BENCHMARK(SearchLatest)
    ->ArgNames({"rank", "words"})
    ->Args({20, 1})
    ->Args({1000, 1})
    ->Args({7000, 1})
    ->Args({20, 2})
    ->Args({1000, 2})
    ->Iterations(500)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vigie::app
