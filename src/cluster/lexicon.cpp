// SPDX-License-Identifier: EUPL-1.2
#include "cluster/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vigie::cluster {
namespace {

double log_of_window(std::size_t texts) {
  return std::log(static_cast<double>(std::bit_ceil(std::max(texts, kColdTexts))));
}

}  // namespace

Lexicon::Lexicon() : log_texts_(log_of_window(0)) {}

void Lexicon::add(std::span<const Term> terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!stands_before(terms, i)) words_.add(terms[i].word(), 1);
  }
  log_texts_ = log_of_window(++texts_);
}

void Lexicon::remove(std::span<const Term> terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!stands_before(terms, i)) words_.take(terms[i].word(), 1);
  }
  texts_ -= texts_ > 0 ? 1 : 0;
  log_texts_ = log_of_window(texts_);
}

double Lexicon::weight(Term term) const {
  const std::uint32_t texts = texts_with(term);
  if (texts <= 1) return 1.0;
  const double weight = 1.0 - std::log(static_cast<double>(texts)) / log_texts_;
  return std::max(weight, kWeightMin);
}

}  // namespace vigie::cluster
