// SPDX-License-Identifier: EUPL-1.2
#include "cluster/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace vigie::cluster {
namespace {

constexpr std::size_t kLogsKept = 1024;

std::size_t rounded(std::size_t texts) { return std::bit_ceil(std::max(texts, kColdTexts)); }

double log_of_window(std::size_t texts) { return std::log(static_cast<double>(rounded(texts))); }

double log_of(std::uint32_t texts) {
  static const std::vector<double> small = [] {
    std::vector<double> logs(kLogsKept);
    for (std::size_t i = 0; i < kLogsKept; ++i) logs[i] = std::log(static_cast<double>(i));
    return logs;
  }();
  return texts < kLogsKept ? small[texts] : std::log(static_cast<double>(texts));
}

}  // namespace

Lexicon::Lexicon() : log_texts_(log_of_window(0)) {}

void Lexicon::add(std::span<const Term> terms) {
  expect(terms);
  each_word_once(terms, [this](Term term) { words_.add(term.word(), 1); });
  count_texts(texts_ + 1);
}

void Lexicon::remove(std::span<const Term> terms) {
  each_word_once(terms, [this](Term term) { words_.take(term.word(), 1); });
  count_texts(texts_ - (texts_ > 0 ? 1 : 0));
}

void Lexicon::count_texts(std::size_t texts) {
  ++changes_;
  if (rounded(texts) != rounded(texts_)) log_texts_ = log_of_window(texts);
  texts_ = texts;
}

double Lexicon::weight(Term term) const {
  const std::uint32_t texts = texts_with(term);
  if (texts <= 1) return 1.0;
  const double weight = 1.0 - log_of(texts) / log_texts_;
  return std::max(weight, kWeightMin);
}

}  // namespace vigie::cluster
