// SPDX-License-Identifier: EUPL-1.2
// What grouping costs: `cluster_bench`. See bench/stories.md.
#include <benchmark/benchmark.h>
#include <jemalloc/jemalloc.h>

#include "cluster/bounds.hpp"
#include "cluster/window.hpp"
#include "press.hpp"

// Sanitizers bring an allocator of their own: there is none then.
#pragma weak mallctl

namespace vigie::cluster {
namespace {

constexpr std::int64_t kStart = 1'770'000'000;
/// 200,000 articles a month: the window of a very large network.
constexpr std::int64_t kArticlesOfAMonth = 200'000;

struct Told {
  std::string title;
  std::string text;
};

/// One article in five is told again with a word less.
std::vector<Told> press_of(std::size_t count) {
  bench::Press press;
  std::vector<Told> told;
  told.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 5 == 4) {
      const Told& before = told[i - 1 - i % 37 % (i - 1)];
      told.push_back({before.title, before.text.substr(before.text.find(' ') + 1)});
    } else {
      told.push_back({press.title(), press.text().substr(0, 700)});
    }
  }
  return told;
}

Piece piece_of(const Told& told, std::size_t number) {
  const auto at = static_cast<std::int64_t>(number) * kWindowDays * kDaySeconds / kArticlesOfAMonth;
  return {sketch_of(told.title, told.text), 0, Instant{kStart + at}};
}

/// Places an article and takes it in, as ingestion does.
void group(Window& window, const Piece& piece, std::int64_t& id) {
  const Placement found = place_in(window, piece);
  Place place{ArticleId{++id}, found.like.reprint, found.like.story};
  if (found.join != Join::reprint) place.reprint = ReprintId{id};
  if (found.join == Join::alone) place.story = StoryId{id};
  window.admit(piece, place, found.join == Join::reprint);
}

/// What the program holds of the heap, as its allocator counts.
double allocated_bytes() {
  if (mallctl == nullptr) return 0;
  std::uint64_t epoch = 1;
  std::size_t held = 0;
  std::size_t size = sizeof held;
  (void)mallctl("epoch", nullptr, nullptr, &epoch, sizeof epoch);  // counts anew
  (void)mallctl("stats.allocated", &held, &size, nullptr, 0);
  return static_cast<double>(held);
}

void Bulk(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::vector<Told> told = press_of(std::min<std::size_t>(count, 100'000));
  double bytes = 0;
  double allocated = 0;
  for (auto _ : state) {
    const double before = allocated_bytes();
    Window window;
    std::int64_t id = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Piece piece = piece_of(told[i % told.size()], i);
      window.expire(piece.published_at);
      group(window, piece, id);
    }
    bytes = static_cast<double>(window.bytes()) / static_cast<double>(window.size());
    allocated = (allocated_bytes() - before) / static_cast<double>(window.size());
    state.counters["window"] = static_cast<double>(window.size());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
  state.counters["bytes/article"] = bytes;
  state.counters["allocated/article"] = allocated;
}
BENCHMARK(Bulk)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

/// A month, laid out once: the library calls a benchmark several times to see how long it takes.
struct Month {
  std::vector<Told> told = press_of(100'000);
  Window window;
  std::int64_t id = 0;

  Month() {
    for (std::size_t i = 0; i < static_cast<std::size_t>(kArticlesOfAMonth); ++i) {
      group(window, piece_of(told[i % told.size()], i), id);
    }
  }
};

void OneAgainstAMonth(benchmark::State& state) {
  static Month month;
  std::size_t next = 0;
  for (auto _ : state) {
    const Window::Mark mark = month.window.mark();
    const Told& told = month.told[next++ * 977 % month.told.size()];
    group(month.window, piece_of(told, kArticlesOfAMonth), month.id);
    month.window.rewind(mark);
  }
  state.counters["window"] = static_cast<double>(month.window.size());
}
BENCHMARK(OneAgainstAMonth)->Unit(benchmark::kMicrosecond);

void Sketching(benchmark::State& state) {
  const std::vector<Told> told = press_of(1'000);
  std::size_t next = 0;
  for (auto _ : state) {
    const Told& one = told[next++ % told.size()];
    benchmark::DoNotOptimize(sketch_of(one.title, one.text));
  }
}
BENCHMARK(Sketching)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vigie::cluster
