// SPDX-License-Identifier: EUPL-1.2
#include "cluster/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vigie::cluster {
namespace {

constexpr std::size_t kSlotsMin = 4096;

double log_of_window(std::size_t texts) {
  return std::log(static_cast<double>(std::bit_ceil(std::max(texts, kColdTexts))));
}

}  // namespace

Lexicon::Lexicon() : slots_(kSlotsMin), log_texts_(log_of_window(0)) {}

std::size_t Lexicon::slot_of(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key * 0x9e3779b1U) & mask;
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void Lexicon::grow() {
  std::vector<Slot> old = std::move(slots_);
  const auto living = static_cast<std::size_t>(
      std::ranges::count_if(old, [](const Slot& slot) { return slot.texts > 0; }));
  slots_.assign(std::max(kSlotsMin, std::bit_ceil(living * 2)), {});
  used_ = living;
  for (const Slot& slot : old) {
    if (slot.texts > 0) slots_[slot_of(slot.key)] = slot;
  }
}

void Lexicon::add(std::span<const Term> terms) {
  if ((used_ + terms.size()) * 3 > slots_.size() * 2) grow();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (stands_before(terms, i)) continue;
    const std::uint32_t key = terms[i].word() + 1;
    Slot& slot = slots_[slot_of(key)];
    used_ += slot.key == 0 ? 1 : 0;
    slot.key = key;
    ++slot.texts;
  }
  log_texts_ = log_of_window(++texts_);
}

void Lexicon::remove(std::span<const Term> terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (stands_before(terms, i)) continue;
    Slot& slot = slots_[slot_of(terms[i].word() + 1)];
    slot.texts -= slot.texts > 0 ? 1 : 0;  // the slot stays until the table is laid out anew
  }
  texts_ -= texts_ > 0 ? 1 : 0;
  log_texts_ = log_of_window(texts_);
}

std::uint32_t Lexicon::texts_with(Term term) const {
  return slots_[slot_of(term.word() + 1)].texts;
}

double Lexicon::weight(Term term) const {
  const std::uint32_t texts = std::max(texts_with(term), 1U);
  const double weight = 1.0 - std::log(static_cast<double>(texts)) / log_texts_;
  return std::max(weight, kWeightMin);
}

}  // namespace vigie::cluster
