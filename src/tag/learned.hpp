// SPDX-License-Identifier: EUPL-1.2
/// What was learned from the curators: a sparse logistic regression for each question.
///
/// Shape   a question is a theme's code, or kPanoramaQuestion: does this look like what they relay?
///         Each has a bias, a threshold and the weights of the features that speak for or against
///         it. `suggest` answers those that pass, with the words that weighed most. A theme on which
///         the rules did better (`stands`) is no question: there the rules decide. The model is a
///         text file of a line a weight: written by `write`, checked by `read`.
/// Units   scores are probabilities. At most kQuestionsMax, kWeightsMax in all.
/// Errors  unsupported (another version), parse with the line, too_large.
/// Pure    same words, same answers; safe to share between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "tag/features.hpp"
#include "tag/hash_index.hpp"

namespace vigie::tag {

inline constexpr int kModelVersion = 3;
inline constexpr std::size_t kModelBytesMax = 32 << 20;
inline constexpr std::size_t kQuestionsMax = 100;
inline constexpr std::size_t kWeightsMax = 1'000'000;
inline constexpr std::size_t kSuggestionWordsMax = 4;
inline constexpr std::string_view kPanoramaQuestion = "panorama";

struct Weight {
  std::uint64_t key = 0;
  float weight = 0;
};

struct Question {
  std::string code;
  double bias = 0;
  double threshold = 0.5;
  int yes = 0;  ///< examples it learned from
  int no = 0;
  std::vector<Weight> weights;  ///< by key
  bool stands = true;           ///< it did better than the rules on examples held back
};

struct Suggestion {
  std::string code;
  double score = 0;
  bool passes = false;  ///< its threshold
  std::string why;  ///< French, behind "suggéré par": the strongest words; "" unless it passes
};

class Learned {
 public:
  explicit Learned(std::vector<Question> questions);
  static Result<Learned> read(std::string_view file);
  std::string write() const;

  const std::vector<Question>& questions() const { return questions_; }
  /// Does it know better than the rules?
  bool asks(std::string_view code) const;
  /// Of kPanoramaQuestion: the relayed articles it has seen.
  int relayed() const;
  /// Every question's answer, in the order of the model.
  std::vector<Suggestion> suggest(const ArticleWords& article, const RuleOpinion& rules) const;

 private:
  struct Entry {
    std::uint32_t question = 0;
    float weight = 0;
  };
  struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };

  std::span<const Entry> entries_of(const Feature& feature) const;
  /// The words that weigh most for a question.
  std::string why(std::uint32_t question, const std::vector<Feature>& features,
                  const ArticleWords& article, const RuleOpinion& rules) const;

  std::vector<Question> questions_;
  std::vector<Entry> entries_;  ///< by feature
  HashIndex<Stretch> by_feature_;
};

/// What each logit's class has of one, against each other and against "none", which comes last.
std::vector<double> shares(std::vector<double> logits);

}  // namespace vigie::tag
