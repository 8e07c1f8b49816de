// SPDX-License-Identifier: EUPL-1.2
#include "cluster/window.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <functional>
#include <utility>

#include "base/assert.hpp"
#include "cluster/postings.hpp"
#include "cluster/votes.hpp"

namespace vigie::cluster {
namespace {

constexpr std::uint32_t kBlockItems = 1024;
/// The newest block takes room for so many at a time; one that will be filled, for all.
constexpr std::uint32_t kBlockStep = kBlockItems / 8;
constexpr std::size_t kHeadsMin = 1U << 15U;
/// How many postings may share a head before there are twice as many heads; a stranger in a chain
/// costs a vote that nothing joins.
constexpr std::size_t kPostingsOfAHead = 4;

/// What a query reads of the index at most.
constexpr std::size_t kWordsAsked = 12;
constexpr int kWordSteps = 40;
constexpr int kPairSteps = 24;
/// Less in common says nothing.
constexpr double kSharedMin = 0.8;
constexpr double kMassUnit = 1000.0;
constexpr std::size_t kTermsOfALine = 64 / sizeof(Term);

std::uint16_t thousandths(double mass) {
  return static_cast<std::uint16_t>(std::min(65'535.0, mass * kMassUnit));
}

std::uint32_t short_id(std::int64_t id) {
  VIGIE_ASSERT(id >= 0 && id <= 0xffffffffLL);
  return static_cast<std::uint32_t>(id);
}

}  // namespace

Window::Window() : heads_(kHeadsMin) {}

const Window::Record& Window::record(std::uint32_t item) const {
  return blocks_[(item - first_) / kBlockItems].records[item % kBlockItems];
}

Held Window::held(std::uint32_t item) const {
  const Block& block = blocks_[(item - first_) / kBlockItems];
  const Record& found = block.records[item % kBlockItems];
  return {std::span(block.terms).subspan(found.first_term, found.terms),
          found.title_terms,
          {found.weight.all / kMassUnit, found.weight.title / kMassUnit,
           found.weight.pairs / kMassUnit}};
}

const std::uint32_t* Window::older(std::uint32_t posting) const {
  const std::uint32_t item = posting / kPostings;
  if (item < first_ || item >= next_) return nullptr;
  return &blocks_[(item - first_) / kBlockItems]
              .older[posting - (item - item % kBlockItems) * kPostings];
}

/// The memory of all is asked for before the first is read.
void Window::expect(std::span<const std::uint32_t> items) const {
  for (const std::uint32_t item : items) __builtin_prefetch(&record(item));
  for (const std::uint32_t item : items) {
    const std::span<const Term> terms = held(item).terms;
    for (std::size_t i = 0; i < terms.size(); i += kTermsOfALine) __builtin_prefetch(&terms[i]);
    if (!terms.empty()) __builtin_prefetch(&terms.back());
  }
}

StoryId Window::living(StoryId story) const { return StoryId{living(short_id(story.value))}; }

std::uint32_t Window::living(std::uint32_t story) const {
  if (merged_into_.empty()) return story;
  auto next = merged_into_.find(story);
  while (next != merged_into_.end()) {
    story = next->second;
    next = merged_into_.find(story);
  }
  return story;
}

std::optional<Window::Start> Window::start_of(StoryId story, const Piece& piece) const {
  const std::uint32_t living_story = living(short_id(story.value));
  const std::uint32_t item = firsts_.of(living_story) - 1;  // 0: past the last
  if (item < first_ || item >= next_) return std::nullopt;
  const Record& known = record(item);
  if (living(known.story) != living_story) return std::nullopt;
  const std::int64_t before = piece.published_at.seconds - std::int64_t{known.published_at};
  return Start{static_cast<double>(before) / kDaySeconds,
               Probe(piece.sketch, lexicon_).compare(held(item))};
}

/// Of two that are both there the older; where what was noted has left, what comes next.
void Window::begin_story(std::uint32_t story, std::uint32_t item) {
  const std::uint32_t known = firsts_.of(story);
  const bool there = known > first_ && known - 1 < item;
  if (!there) firsts_.set(story, item + 1);
}

std::uint32_t Window::size_of(StoryId story) const {
  return std::max(sizes_.of(short_id(story.value)), 1U);
}

std::vector<std::uint32_t> Window::candidates(const Sketch& sketch, const Probe& probe) const {
  const auto& terms = sketch.terms;
  Votes votes;
  std::array<Walk, kWordsAsked + kTitleTerms + kTextTerms> walks{};
  std::size_t walking = 0;
  const auto begin = [&](std::uint32_t key, int steps, float vote) {
    const std::uint32_t& head = heads_[key & (heads_.size() - 1)];
    __builtin_prefetch(&head);
    walks[walking++] = {&head, steps, vote};
  };
  std::array<std::uint64_t, kTitleTerms + kTextTerms> ranks{};
  for (std::uint32_t i = 0; i < terms.size(); ++i) ranks[i] = ranked(probe.weight(i), ~i);
  const auto words = std::span(ranks).first(terms.size());
  const auto asked = words.first(std::min(words.size(), kWordsAsked));
  std::ranges::partial_sort(words, asked.end(), std::greater{});
  for (const std::uint64_t rank : asked) {
    const std::uint32_t i = ~static_cast<std::uint32_t>(rank);
    begin(word_key(terms[i]), kWordSteps, probe.weight(i));
  }
  for (std::size_t i = 1; i < terms.size(); ++i) {
    if (i == sketch.title_terms) continue;
    const double weight = double{probe.weight(i - 1)} + probe.weight(i);
    begin(pair_key(terms[i - 1], terms[i]), kPairSteps, static_cast<float>(weight));
  }
  read(std::span(walks).first(walking), votes,
       [this](std::uint32_t posting) { return older(posting); });
  return votes.best(kCandidates);
}

std::vector<Match> Window::matches(const Piece& piece) {
  link_new();
  const Probe probe(piece.sketch, lexicon_);
  const std::vector<std::uint32_t> promising = candidates(piece.sketch, probe);
  expect(promising);
  asked_ = {piece.sketch.terms, piece.sketch.title_terms, lexicon_.changes(), probe.mass()};
  std::vector<Match> found;
  found.reserve(promising.size());
  for (const std::uint32_t item : promising) {
    const Record& known = record(item);
    Match match;
    const std::int64_t apart =
        std::abs(piece.published_at.seconds - std::int64_t{known.published_at});
    match.days_apart = static_cast<double>(apart) / kDaySeconds;
    if (match.days_apart > kWindowDays) continue;
    match.place = {ArticleId{known.article}, ReprintId{known.reprint},
                   StoryId{living(known.story)}};
    match.likeness = probe.compare(held(item));
    if (match.likeness.shared < kSharedMin) continue;
    match.score = match.likeness.text_score();
    match.story_size = size_of(match.place.story);
    match.same_paper = piece.paper != 0 && piece.paper == known.paper;
    match.generic = known.generic != 0;
    match.live = known.live != 0;
    match.part = known.part != 0;
    match.spelled = known.spelled != 0;
    match.stage = static_cast<Stage>(known.stage);
    found.push_back(match);
  }
  std::ranges::sort(found, [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.place.article < b.place.article;
  });
  return found;
}

std::span<std::uint32_t> Window::postings(std::uint32_t item) {
  Block& block = blocks_[(item - first_) / kBlockItems];
  return std::span(block.older)
      .subspan(item % kBlockItems * kPostings, block.records[item % kBlockItems].keys);
}

void Window::link(std::uint32_t item) {
  const auto postings = this->postings(item);
  const std::size_t mask = heads_.size() - 1;
  for (const std::uint32_t key : postings) __builtin_prefetch(&heads_[key & mask]);
  std::uint32_t posting = item * kPostings;
  for (std::uint32_t& key : postings) key = std::exchange(heads_[key & mask], ++posting);
}

/// Its keys again, where the index had taken their place.
void Window::choose_keys(std::uint32_t item) {
  const Held text = held(item);
  const Keys keys(text.terms, text.title_terms);
  Block& block = blocks_[(item - first_) / kBlockItems];
  block.records[item % kBlockItems].keys = static_cast<std::uint8_t>(keys.all().size());
  std::ranges::copy(keys.all(), postings(item).begin());
}

/// What was admitted since the last question. A month laid out anew is linked once it is there,
/// with as many heads as it needs.
void Window::link_new() {
  count_back();
  const std::size_t heads =
      std::max(kHeadsMin, std::bit_ceil(most_ * kPostings) / kPostingsOfAHead);
  if (heads > heads_.size()) {
    heads_.assign(heads, 0);
    while (linked_ > first_) choose_keys(--linked_);
  }
  for (; linked_ < next_; ++linked_) link(linked_);
}

/// What is kept was mostly looked for just before.
Kept Window::keep(const Piece& piece, bool copy) const {
  const Sketch& sketch = piece.sketch;
  const bool same = asked_.changes == lexicon_.changes() && asked_.terms == sketch.terms &&
                    asked_.title_terms == sketch.title_terms;
  const Mass mass = same ? asked_.mass : Probe(sketch, lexicon_).mass();
  return {piece,
          copy,
          {thousandths(mass.all), thousandths(mass.title), thousandths(mass.pairs)},
          Keys(sketch.terms, sketch.title_terms).places()};
}

Window::Block& Window::block_with_room() {
  if (next_ % kBlockItems == 0) {
    if (!blocks_.empty()) blocks_.back().terms.shrink_to_fit();
    blocks_.emplace_back();
  }
  Block& block = blocks_.back();
  const std::size_t had = block.records.size();
  if (had * kPostings < block.older.size()) return block;
  const std::size_t more = next_ + kBlockItems <= expected_ ? kBlockItems : kBlockStep;
  block.records.reserve(had + more);
  block.terms.reserve(block.terms.size() + more * (kTitleTerms + kTextTerms));
  block.older.reserve((had + more) * kPostings);
  block.older.resize((had + more) * kPostings);
  return block;
}

void Window::admit(const Kept& kept, const Place& place) {
  const Sketch& sketch = kept.piece.sketch;
  Block& block = block_with_room();
  Record made{};
  made.article = short_id(place.article.value);
  made.reprint = short_id(place.reprint.value);
  made.story = short_id(place.story.value);
  made.paper = kept.piece.paper;
  made.published_at = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(kept.piece.published_at.seconds, 0, 0xffffffffLL));
  made.first_term = static_cast<std::uint16_t>(block.terms.size());
  made.weight = kept.weight;
  made.keys = kept.keys.count;
  made.terms = static_cast<std::uint8_t>(sketch.terms.size());
  made.title_terms = static_cast<std::uint8_t>(sketch.title_terms & 31U);
  made.live = sketch.live ? 1 : 0;
  made.generic = sketch.generic ? 1 : 0;
  made.copy = kept.copy ? 1 : 0;
  made.part = sketch.part ? 1 : 0;
  made.spelled = sketch.spelled ? 1 : 0;
  made.stage = static_cast<std::uint8_t>(sketch.stage) & 7U;
  block.records.push_back(made);
  block.terms.insert(block.terms.end(), sketch.terms.begin(), sketch.terms.end());
  const std::span<std::uint32_t> keys = postings(next_++);
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_at(sketch.terms, kept.keys.at[i]);
  most_ = std::max(most_, size());
  sizes_.add(living(made.story), 1);
  begin_story(living(made.story), next_ - 1);
  if (next_ > counted_ && !kept.copy) lexicon_.add(sketch.terms);
  if (next_ > counted_ + kTextsCounted) forget_words(counted_++);
  if (size() > kWindowItemsMax) drop_first_block();
}

void Window::expect_articles(std::size_t count) {
  VIGIE_ASSERT(next_ == 0);
  expected_ = std::min(count, kWindowItemsMax);
  sizes_.make_room(expected_);
  firsts_.make_room(expected_);
  if (count > kTextsCounted) counted_ = static_cast<std::uint32_t>(count - kTextsCounted);
}

/// Where articles left again, or fewer came than were expected.
void Window::count_back() {
  while (counted_ > first_ && next_ < counted_ + kTextsCounted) {
    if (--counted_ < next_ && record(counted_).copy == 0) lexicon_.add(held(counted_).terms);
  }
}

void Window::forget_words(std::uint32_t item) {
  if (record(item).copy == 0) lexicon_.remove(held(item).terms);
}

void Window::merge(StoryId from, StoryId into) {
  const std::uint32_t gone = living(short_id(from.value));
  const std::uint32_t kept = living(short_id(into.value));
  if (gone == kept) return;
  const std::uint32_t moved = sizes_.of(gone);
  sizes_.take(gone, moved);
  sizes_.add(kept, moved);
  merged_into_[gone] = kept;
  merges_.push_back({gone, kept, moved, firsts_.of(kept)});
  const std::uint32_t began = firsts_.of(gone);
  if (began > first_ && began < firsts_.of(kept)) firsts_.set(kept, began);
}

void Window::drop_first_block() {
  const auto count = static_cast<std::uint32_t>(blocks_.front().records.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    sizes_.take(living(record(first_ + i).story), 1);
    if (first_ + i >= counted_) forget_words(first_ + i);
  }
  blocks_.pop_front();
  first_ += count;
  counted_ = std::max(counted_, first_);
  linked_ = std::max(linked_, first_);
}

void Window::expire(Instant now) {
  const std::int64_t oldest = now.seconds - kWindowDays * kDaySeconds;
  while (blocks_.size() > 1 && std::int64_t{blocks_.front().records.back().published_at} < oldest) {
    drop_first_block();
  }
}

void Window::unlink_last() {
  const std::uint32_t item = next_ - 1;
  Block& block = blocks_.back();
  const Held text = held(item);
  if (item < linked_) {
    const Keys keys(text.terms, text.title_terms);
    for (std::size_t slot = keys.all().size(); slot > 0; --slot) {
      heads_[keys.all()[slot - 1] & (heads_.size() - 1)] = postings(item)[slot - 1];
    }
    linked_ = item;
  }
  if (item >= counted_) forget_words(item);
  sizes_.take(living(block.records.back().story), 1);
  block.terms.resize(block.records.back().first_term);
  block.records.pop_back();
  --next_;
  if (block.records.empty()) blocks_.pop_back();
  count_back();
}

void Window::rewind(const Mark& mark) {
  while (next_ > mark.next) unlink_last();
  while (merges_.size() > mark.merges) {
    const Merge& last = merges_.back();
    merged_into_.erase(last.from);
    firsts_.set(last.into, last.first);
    // What left the story since was counted under the story it was merged into.
    const auto back = std::min(last.moved, sizes_.of(last.into));
    sizes_.take(last.into, back);
    sizes_.add(last.from, back);
    merges_.pop_back();
  }
}

std::size_t Window::bytes() const {
  std::size_t total =
      lexicon_.bytes() + sizes_.bytes() + firsts_.bytes() + heads_.capacity() * sizeof(heads_[0]);
  for (const Block& block : blocks_) {
    total += block.records.capacity() * sizeof(Record) + block.terms.capacity() * sizeof(Term) +
             block.older.capacity() * sizeof(block.older[0]);
  }
  return total;
}

}  // namespace vigie::cluster
