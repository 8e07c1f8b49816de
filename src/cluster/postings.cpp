// SPDX-License-Identifier: EUPL-1.2
#include "cluster/postings.hpp"

#include "cluster/likeness.hpp"

namespace vigie::cluster {

std::uint32_t word_key(Term term) { return mixed(term.word() * 2); }
std::uint32_t pair_key(Term first, Term second) { return mixed(pair_of(first, second) * 2 + 1); }

Keys::Keys(std::span<const Term> terms, std::size_t title_terms) {
  const auto size = static_cast<std::uint8_t>(terms.size());
  const auto title = static_cast<std::uint8_t>(title_terms);
  for (std::uint8_t i = 0; i < title; ++i) take(word_key(terms[i]), i, 0, kWordPostings);
  const std::size_t words = places_.count;
  for (std::uint8_t i = 1; i < size; ++i) {
    if (i == title) continue;
    take(pair_key(terms[i - 1U], terms[i]), i | KeyPlaces::kPair, words, kPostings);
  }
}

/// Keeps the smallest from `from` on, in their order and each once.
void Keys::take(std::uint32_t key, std::uint8_t place, std::size_t from, std::size_t up_to) {
  std::uint8_t& count = places_.count;
  if (count == up_to && key >= keys_[count - 1U]) return;
  std::size_t at = count;
  while (at > from && keys_[at - 1] >= key) --at;
  if (at < count && keys_[at] == key) return;
  if (count < up_to) ++count;
  for (std::size_t i = count - 1U; i > at; --i) {
    keys_[i] = keys_[i - 1];
    places_.at[i] = places_.at[i - 1];
  }
  keys_[at] = key;
  places_.at[at] = place;
}

std::uint32_t key_at(std::span<const Term> terms, std::uint8_t place) {
  const std::size_t at = place & ~std::size_t{KeyPlaces::kPair};
  return (place & KeyPlaces::kPair) != 0 ? pair_key(terms[at - 1], terms[at]) : word_key(terms[at]);
}

}  // namespace vigie::cluster
