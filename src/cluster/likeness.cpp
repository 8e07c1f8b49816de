// SPDX-License-Identifier: EUPL-1.2
#include "cluster/likeness.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vigie::cluster {
namespace {

constexpr double kNumberEvidence = 0.5;
constexpr int kNumbersApartMax = 4;
constexpr int kNamesMax = 3;
constexpr std::size_t kSwapWordsMax = 4;
constexpr std::size_t kFrameWordsMin = 2;

bool is_figure(TermKind kind) { return kind == TermKind::number || kind == TermKind::date; }

bool tells(TermKind kind) { return kind == TermKind::word || kind == TermKind::name; }

bool same_word(Term a, Term b) { return a.word() == b.word(); }

bool has_name(std::span<const Term> terms) {
  return std::ranges::any_of(terms, [](Term term) {
    return term.kind() != TermKind::word && term.kind() != TermKind::common;
  });
}

/// The same name moved within the title is no other name.
bool share_a_name(std::span<const Term> ours, std::span<const Term> theirs) {
  return std::ranges::any_of(ours, [theirs](Term term) {
    const bool name = term.kind() == TermKind::name || term.kind() == TermKind::town;
    return name && std::ranges::find(theirs, term) != theirs.end();
  });
}

Swap swap_of(std::span<const Term> ours, std::span<const Term> theirs) {
  const std::size_t shorter = std::min(ours.size(), theirs.size());
  std::size_t before = 0;
  while (before < shorter && same_word(ours[before], theirs[before])) ++before;
  std::size_t after = 0;
  while (after < shorter - before &&
         same_word(ours[ours.size() - 1 - after], theirs[theirs.size() - 1 - after])) {
    ++after;
  }
  const auto mine = ours.subspan(before, ours.size() - before - after);
  const auto other = theirs.subspan(before, theirs.size() - before - after);
  const bool one_place = !mine.empty() && !other.empty() && mine.size() <= kSwapWordsMax &&
                         other.size() <= kSwapWordsMax && before + after >= kFrameWordsMin;
  if (!one_place) return Swap::none;
  const bool other_name = has_name(mine) && has_name(other) && !share_a_name(mine, other);
  return other_name ? Swap::name : Swap::word;
}

bool begins_with_town(std::span<const Term> title) {
  return !title.empty() && title.front().kind() == TermKind::town;
}

std::uint64_t bit(std::size_t at) { return std::uint64_t{1} << at; }

double share(double part, double whole) { return whole > 0 ? std::min(1.0, part / whole) : 0.0; }

/// What the words in common say, one after the other.
class WordsInCommon {
 public:
  explicit WordsInCommon(Likeness& found) : found_(found) {}

  /// `at`: which term of theirs.
  void take(TermKind ours, TermKind theirs, double weight, std::size_t at) {
    found_.shared += weight;
    ++found_.words_shared;
    numbers_ += is_figure(ours) ? 1 : 0;
    found_.shared_names += ours == TermKind::name || theirs == TermKind::name ? 1 : 0;
    if (ours == TermKind::number) found_.evidence += kNumberEvidence * weight;
    if (!tells(ours) || !tells(theirs)) return;
    // First name and surname are one thing in common.
    const bool name = theirs == TermKind::name;
    const bool goes_on = name && at > 0 && at == name_end_;
    if (name) name_end_ = at + 1;
    if (goes_on) return;
    ++found_.telling_words;
    found_.telling_names += name || ours == TermKind::name ? 1 : 0;
    found_.evidence += weight;
  }
  int numbers() const { return numbers_; }

 private:
  Likeness& found_;
  std::size_t name_end_ = 0;  ///< the term behind the name that was met last
  int numbers_ = 0;
};

/// What of their terms we have not: figures anywhere, all kinds in the title.
struct OnlyTheirs {
  int figures = 0;
  std::array<int, kTermKinds> title_kinds{};
};

OnlyTheirs only_theirs(const Held& held, std::uint64_t strange) {
  OnlyTheirs found;
  std::uint64_t met = 0;
  for (std::uint64_t left = strange; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    const std::uint64_t mark = bit(held.terms[i].word() % 64);
    if ((met & mark) != 0 && stands_before(held.terms, i)) continue;
    met |= mark;
    const TermKind kind = held.terms[i].kind();
    found.figures += is_figure(kind) ? 1 : 0;
    if (i < held.title_terms) ++found.title_kinds[static_cast<std::size_t>(kind)];
  }
  return found;
}

}  // namespace

double Likeness::text_score() const {
  return 4.0 * contained + 1.4 * pairs_contained + 3.3 * pairs_alike + 1.9 * titles_alike +
         1.7 * std::log1p(shared) - 1.2 * std::min(numbers_apart, kNumbersApartMax) - 6.9;
}

double Likeness::event_score() const {
  const int names = std::min(shared_names, kNamesMax);
  if (has_texts) {
    // Texts of one matter share words whatever they tell, and a paper's formulas are pairs in
    // common: the titles decide.
    return 5.2 * titles_alike + 3.2 * std::log1p(shared) - 4.5 * pairs_contained + 0.25 * names -
           0.4 * numbers_apart - 0.4 * names_apart - 7.0;
  }
  const int others = std::min(names_apart, kNamesMax);
  // Few pairs in common weigh nothing here: the same event in other words has none.
  return 5.2 * contained + 5.1 * titles_alike + 4.1 * std::log1p(shared) - 3.7 * pairs_contained -
         2.4 * pairs_alike + 0.9 * names - 0.5 * others - 6.1;
}

template <typename AnyTable>
auto& Probe::slot_of(AnyTable& table, std::uint32_t key) {
  std::size_t at = (key * 0x9e3779b1U) >> 25U;
  while (table[at].key != 0 && table[at].key != key) at = (at + 1) % kSlots;
  return table[at];
}

Probe::Probe(const Sketch& sketch, const Lexicon& lexicon) : sketch_(sketch) {
  read_words(lexicon);
  read_pairs();
}

void Probe::read_words(const Lexicon& lexicon) {
  lexicon.expect(sketch_.terms);
  std::uint8_t words = 0;
  for (std::size_t i = 0; i < sketch_.terms.size(); ++i) {
    const Term term = sketch_.terms[i];
    Slot& slot = slot_of(words_, term.word() + 1);
    const bool known = slot.key != 0;
    const bool in_title = i < sketch_.title_terms;
    if (!known) {
      slot.key = term.word() + 1;
      slot.number = words++;
      filter_.put(term);
      slot.weight = static_cast<float>(lexicon.weight(term));
      slot.kind = term.kind();
      mass_.all += slot.weight;
      numbers_ += is_figure(term.kind()) ? 1 : 0;
    }
    if (in_title && !slot.in_title) {
      slot.in_title = true;
      mass_.title += slot.weight;
      ++title_kinds_[static_cast<std::size_t>(slot.kind)];
    }
    weights_[i] = slot.weight;
  }
}

void Probe::read_pairs() {
  std::uint8_t pairs = 0;
  for (std::size_t i = 1; i < sketch_.terms.size(); ++i) {
    if (i == sketch_.title_terms) continue;
    const std::uint32_t key = pair_of(sketch_.terms[i - 1], sketch_.terms[i]) + 1;
    Slot& slot = slot_of(pairs_, key);
    if (slot.key != 0) continue;
    slot.key = key;
    slot.number = pairs++;
    slot.weight = weights_[i - 1] + weights_[i];
    mass_.pairs += slot.weight;
  }
}

/// Most words of another text are none of ours, which the filter says of all of them in one run.
Probe::Seen Probe::seen_of(std::span<const Term> terms) const {
  Seen seen;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    seen.known |= filter_.may_hold(terms[i]) << i;
    seen.figures |= Bits{is_figure(terms[i].kind())} << i;
  }
  return seen;
}

Likeness Probe::compare(const Held& held) const {
  Likeness found;
  WordsInCommon common(found);
  double title_shared = 0;
  double pairs_shared = 0;
  std::array<int, kTermKinds> title_shared_kinds{};
  auto [known, figures] = seen_of(held.terms);
  Bits words_met = 0;
  Bits title_met = 0;
  for (Bits left = known; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    const Term term = held.terms[i];
    const Slot& slot = slot_of(words_, term.word() + 1);
    if (slot.key == 0) {
      known &= ~bit(i);
      continue;
    }
    if ((words_met & bit(slot.number)) == 0) {
      words_met |= bit(slot.number);
      common.take(slot.kind, term.kind(), slot.weight, i);
    }
    if (i < held.title_terms && slot.in_title && (title_met & bit(slot.number)) == 0) {
      title_met |= bit(slot.number);
      title_shared += slot.weight;
      ++title_shared_kinds[static_cast<std::size_t>(slot.kind)];
    }
  }
  // Of what we have not, only titles and figures speak against.
  const OnlyTheirs theirs_alone =
      only_theirs(held, ~known & ((bit(held.title_terms) - 1) | figures));
  // A pair can be in common only where both its words are.
  Bits pairs_met = 0;
  for (Bits left = known & (known << 1U) & ~bit(held.title_terms); left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    const Slot& pair = slot_of(pairs_, pair_of(held.terms[i - 1], held.terms[i]) + 1);
    if (pair.key == 0 || (pairs_met & bit(pair.number)) != 0) continue;
    pairs_met |= bit(pair.number);
    pairs_shared += pair.weight;
  }
  const auto apart = [&](TermKind kind) {
    const auto at = static_cast<std::size_t>(kind);
    return std::min(title_kinds_[at] - title_shared_kinds[at], theirs_alone.title_kinds[at]);
  };
  found.contained = share(found.shared, std::min(mass_.all, held.mass.all));
  found.pairs_contained = share(pairs_shared, std::min(mass_.pairs, held.mass.pairs));
  found.pairs_alike = share(pairs_shared, mass_.pairs + held.mass.pairs - pairs_shared);
  found.titles_alike = share(title_shared, mass_.title + held.mass.title - title_shared);
  found.numbers_apart = std::min(numbers_ - common.numbers(), theirs_alone.figures);
  found.names_apart = apart(TermKind::name) + apart(TermKind::town);
  found.words_apart = apart(TermKind::word);
  const auto theirs = held.terms.first(held.title_terms);
  found.towns_apart = apart(TermKind::town) > 0;
  found.towns_in_front = begins_with_town(sketch_.title()) && begins_with_town(theirs);
  found.swap = swap_of(sketch_.title(), theirs);
  found.same_title = !theirs.empty() && std::ranges::equal(sketch_.title(), theirs, same_word);
  found.has_texts = sketch_.title_terms < sketch_.terms.size() && theirs.size() < held.terms.size();
  return found;
}

}  // namespace vigie::cluster
