// SPDX-License-Identifier: EUPL-1.2
/// A press made of syllables: as many articles as a bench asks for, the same at every run.
///
/// Shape   words are drawn by Zipf's law from 30,000, which is about what a year of French local
///         papers uses; a text has 60 to 240 of them, a title 6 to 12.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace vigie::bench {

class Press {
 public:
  explicit Press(unsigned seed = 7) : random_(seed) {
    static constexpr const char* kSyllables[] = {"ma",  "ri",  "vi", "le",   "quar", "tier", "é",
                                                 "co",  "lo",  "ge", "ment", "ha",   "bi",   "tant",
                                                 "pro", "jet", "ur", "bain", "so",   "cial"};
    for (int i = 0; i < 30'000; ++i) {
      std::string word;
      for (int rest = i + 20; rest > 0; rest /= 20) word += kSyllables[rest % 20];
      words_.push_back(word);
    }
  }

  /// The common words come first.
  const std::string& word() {
    const double at = std::uniform_real_distribution<double>(0, 1)(random_);
    const double rank = std::pow(static_cast<double>(words_.size()), at) - 1;
    return words_[static_cast<std::size_t>(rank)];
  }
  const std::string& word_ranked(std::size_t from, std::size_t to) {
    return words_[std::uniform_int_distribution<std::size_t>(from, to)(random_)];
  }

  std::string title() { return sentence(6, 12); }
  std::string text() { return sentence(60, 240); }

 private:
  std::string sentence(int least, int most) {
    std::string out;
    for (int i = std::uniform_int_distribution<int>(least, most)(random_); i > 0; --i) {
      out += (out.empty() ? "" : " ") + word();
    }
    return out;
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
};

}  // namespace vigie::bench
