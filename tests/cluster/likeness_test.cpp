// SPDX-License-Identifier: EUPL-1.2
// The comparison reads all words of a candidate in a few runs of bits; here it is told word by
// word.
#include "cluster/likeness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace vigie::cluster {
namespace {

/// Texts of a small language, so that words, pairs and figures come again within and between them.
class Babble {
 public:
  Sketch sketch() {
    Sketch made;
    const std::size_t words = at_most(kTitleTerms + kTextTerms);
    for (std::size_t i = 0; i < words; ++i) made.terms.push_back(term());
    made.title_terms = std::min(at_most(kTitleTerms), words);
    return made;
  }

 private:
  std::size_t at_most(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(chance_);
  }
  /// Some share all bits by which a filter knows them. A figure is never anything else.
  Term term() {
    const auto word = static_cast<std::uint32_t>(at_most(40) + (at_most(3) << 12U));
    const auto kind = word % 5 == 0 ? 2 + word / 5 % 2 : static_cast<std::uint32_t>(at_most(1));
    return {(word << kKindBits) | kind};
  }

  std::mt19937 chance_{11};
};

bool is_figure(Term term) { return static_cast<unsigned>(term.kind()) >= 2; }

std::set<std::uint32_t> words_of(std::span<const Term> terms) {
  std::set<std::uint32_t> words;
  for (const Term term : terms) words.insert(term.word());
  return words;
}

/// Both words of each pair, the one over the seam between title and text aside.
std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const Sketch& sketch) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t i = 1; i < sketch.terms.size(); ++i) {
    if (i == sketch.title_terms) continue;
    pairs.emplace(sketch.terms[i - 1].word(), sketch.terms[i].word());
  }
  return pairs;
}

template <typename Things>
double weigh_common(const Things& ours, const Things& theirs) {
  return static_cast<double>(
      std::ranges::count_if(ours, [&theirs](const auto& thing) { return theirs.contains(thing); }));
}

std::set<std::uint32_t> figures_of(const Sketch& sketch) {
  std::set<std::uint32_t> figures;
  for (const Term term : sketch.terms) {
    if (is_figure(term)) figures.insert(term.word());
  }
  return figures;
}

Mass mass_of(const Sketch& sketch) {
  return {static_cast<double>(words_of(sketch.terms).size()),
          static_cast<double>(words_of(sketch.title()).size()),
          2.0 * static_cast<double>(pairs_of(sketch).size())};
}

double share(double part, double whole) { return whole > 0 ? std::min(1.0, part / whole) : 0; }

TEST(Likeness, IsWhatAReaderWouldCountWordByWord) {
  const Lexicon empty;  // every word weighs 1
  Babble babble;
  for (int round = 0; round < 4'000; ++round) {
    SCOPED_TRACE(round);
    const Sketch ours = babble.sketch();
    const Sketch theirs = babble.sketch();
    const Probe probe(ours, empty);
    const Mass mine = mass_of(ours);
    const Mass other = mass_of(theirs);
    ASSERT_DOUBLE_EQ(probe.mass().all, mine.all);
    ASSERT_DOUBLE_EQ(probe.mass().title, mine.title);
    ASSERT_DOUBLE_EQ(probe.mass().pairs, mine.pairs);
    const Likeness told = probe.compare({theirs.terms, theirs.title_terms, other});
    const double shared = weigh_common(words_of(ours.terms), words_of(theirs.terms));
    const double titles = weigh_common(words_of(ours.title()), words_of(theirs.title()));
    const double pairs = 2 * weigh_common(pairs_of(ours), pairs_of(theirs));
    ASSERT_DOUBLE_EQ(told.shared, shared);
    ASSERT_DOUBLE_EQ(told.contained, share(shared, std::min(mine.all, other.all)));
    ASSERT_DOUBLE_EQ(told.titles_alike, share(titles, mine.title + other.title - titles));
    ASSERT_DOUBLE_EQ(told.pairs_alike, share(pairs, mine.pairs + other.pairs - pairs));
    const std::set<std::uint32_t> my_figures = figures_of(ours);
    const std::set<std::uint32_t> their_figures = figures_of(theirs);
    const auto common = static_cast<int>(weigh_common(my_figures, their_figures));
    ASSERT_EQ(told.numbers_apart, std::min(static_cast<int>(my_figures.size()) - common,
                                           static_cast<int>(their_figures.size()) - common));
  }
}

}  // namespace
}  // namespace vigie::cluster
