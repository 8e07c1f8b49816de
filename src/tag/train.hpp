// SPDX-License-Identifier: EUPL-1.2
/// From articles that people judged to a model.
///
/// Shape   for each question a logistic regression, pulled towards what the rules say (a theme's
///         own rule starts as half a yes at kThemeScoreMin) and towards few words: with no example
///         it answers as the rules do, with many as the people. Its threshold is the one that would
///         have given the best F1 on examples held back (kFolds parts, by the example's own hash).
///         A theme stands only where that F1 is above the rules' own on the same examples.
///         Stochastic gradient descent with AdaGrad, in an order that depends on the examples
///         alone.
/// Units   at most kExamplesMax examples; a question needs kYesMin of them.
/// Pure    same examples in the same order, same model to the bit.
/// Source  J. Duchi, E. Hazan, Y. Singer, "Adaptive Subgradient Methods" (2011).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tag/features.hpp"
#include "tag/learned.hpp"

namespace vigie::tag {

inline constexpr std::size_t kExamplesMax = 50'000;
inline constexpr int kYesMin = 8;
inline constexpr int kFolds = 4;

enum class Answer : signed char { unknown = -1, no = 0, yes = 1 };

struct Example {
  std::vector<Feature> features;
  std::vector<Answer> answers;  ///< by question
  std::vector<bool> ruled;      ///< by question: do the rules say yes? Empty: to none
  std::uint64_t hash = 0;       ///< of what it is, not of where it stands: chooses its part
};

/// How a question would have done on the examples held back.
struct Trial {
  std::string code;
  int right = 0;
  int wrong = 0;   ///< yes said, no meant
  int missed = 0;  ///< the other way

  double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

struct Training {
  std::vector<Question> questions;  ///< those with examples enough
  std::vector<Trial> trials;        ///< of the same, in the same order
  std::vector<Trial> rules;         ///< what the rules did on the same examples
};

Training train(const std::vector<std::string>& codes, const std::vector<Example>& examples);

}  // namespace vigie::tag
