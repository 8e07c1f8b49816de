// SPDX-License-Identifier: EUPL-1.2
// How many bytes of feeds become items in a second, beside the floor: pugixml's DOM and the reading
// of a dozen elements, nothing else.
//
//   VIGIE_BENCH_FEEDS=DIR parse_bench          every *.xml of DIR, read before the clock starts
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse_feed.hpp"
#include "text/charset.hpp"
#include "text/html.hpp"
#include "text/xml_repair.hpp"

namespace {

using vigie::parse::Bodies;
using vigie::parse::FeedContext;

struct Feeds {
  std::vector<std::string> documents;
  std::int64_t bytes = 0;
};

const Feeds& feeds() {
  static const Feeds loaded = [] {
    Feeds all;
    const char* folder = std::getenv("VIGIE_BENCH_FEEDS");
    if (folder == nullptr) return all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".xml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.documents.emplace_back(std::istreambuf_iterator<char>(in),
                                 std::istreambuf_iterator<char>());
      all.bytes += static_cast<std::int64_t>(all.documents.back().size());
    }
    return all;
  }();
  return loaded;
}

template <class Work>
void over_all_feeds(benchmark::State& state, const Work& work) {
  if (feeds().documents.empty()) return state.SkipWithError("VIGIE_BENCH_FEEDS names no feeds");
  for (auto _ : state) {
    std::size_t found = 0;
    for (const std::string& document : feeds().documents) found += work(document);
    benchmark::DoNotOptimize(found);
  }
  state.SetBytesProcessed(state.iterations() * feeds().bytes);
}

std::size_t read_fields(pugi::xml_node item) {
  static constexpr const char* kRead[] = {
      "title",     "guid",        "id",      "pubDate", "dc:date",        "updated",
      "published", "description", "summary", "content", "content:encoded"};
  std::size_t sum = 0;
  for (const pugi::xml_node child : item.children()) {
    const char* given = child.name();
    if (std::ranges::any_of(kRead,
                            [&](const char* name) { return std::strcmp(given, name) == 0; })) {
      sum += std::strlen(child.child_value());
    } else if (std::strcmp(given, "link") == 0) {
      sum += std::strlen(child.child_value()) + std::strlen(child.attribute("href").value());
    }
  }
  return sum;
}

/// The floor: no charset, no repair, no addresses, no dates; values are looked at, not kept.
std::size_t read_with_pugixml(const std::string& document) {
  pugi::xml_document tree;
  tree.load_buffer(document.data(), document.size());
  const pugi::xml_node root = tree.document_element();
  std::size_t sum = 0;
  for (const pugi::xml_node parent : {root, root.child("channel")}) {
    for (const pugi::xml_node item : parent.children("item")) sum += read_fields(item);
    for (const pugi::xml_node entry : parent.children("entry")) sum += read_fields(entry);
  }
  return sum;
}

void floor_pugixml(benchmark::State& state) { over_all_feeds(state, read_with_pugixml); }

std::size_t parse_with(const std::string& document, Bodies bodies) {
  const auto feed =
      vigie::parse::parse_feed(document, {"https://journal.example/f", "", "", ""}, bodies);
  return feed ? feed->items.size() : 0;
}

void items_with_bodies_as_given(benchmark::State& state) {
  over_all_feeds(state, [](const std::string& one) { return parse_with(one, Bodies::as_given); });
}

void items_with_bodies_cleaned(benchmark::State& state) {
  over_all_feeds(state, [](const std::string& one) { return parse_with(one, Bodies::cleaned); });
}

void step_charset(benchmark::State& state) {
  over_all_feeds(state,
                 [](const std::string& one) { return vigie::text::to_utf8(one, "").utf8.size(); });
}

void step_prepare(benchmark::State& state) {
  over_all_feeds(state,
                 [](const std::string& one) { return vigie::text::prepare_xml(one).size(); });
}

BENCHMARK(floor_pugixml)->Unit(benchmark::kMillisecond);
BENCHMARK(items_with_bodies_as_given)->Unit(benchmark::kMillisecond);
BENCHMARK(items_with_bodies_cleaned)->Unit(benchmark::kMillisecond);
BENCHMARK(step_charset)->Unit(benchmark::kMillisecond);
BENCHMARK(step_prepare)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
