// SPDX-License-Identifier: EUPL-1.2
#include "tag/train.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::tag {
namespace {

constexpr int kEpochs = 25;
constexpr double kRate = 0.5;
/// How strongly each weight is pulled back: towards the rules, and towards nothing.
constexpr double kRidge = 2e-4;
constexpr double kLasso = 1e-3;
/// A theme's own rule at the start: sums are thirds of kSumMax, so that one plain title term is p =
/// ½.
constexpr double kRuleWeight = 6.0;
constexpr double kRuleBias = -2.0;
constexpr double kYesWeightMax = 6.0;
constexpr std::uint32_t kSeenMin = 2;   ///< a word that one article alone has teaches nothing
constexpr double kThresholdTrust = 30;  ///< yes-examples until a measured threshold counts half
constexpr float kWeightKeptMin = 0.02F;

/// Examples as rows of small numbers.
struct Table {
  struct Cell {
    std::uint32_t feature = 0;
    float value = 0;
  };
  std::vector<std::uint64_t> keys;  ///< by feature
  std::vector<std::vector<Cell>> rows;
};

Table table_of(const std::vector<Example>& examples) {
  HashIndex<std::uint32_t> seen(100'000);
  for (const Example& example : examples) {
    for (const Feature& feature : example.features) ++seen.at_or_new(feature.key);
  }
  Table table;
  HashIndex<std::uint32_t> number(seen.size() / 2);
  for (const Example& example : examples) {
    auto& row = table.rows.emplace_back();
    for (const Feature& feature : example.features) {
      if (*seen.find(feature.key) < kSeenMin) continue;
      std::uint32_t& known = number.at_or_new(feature.key);
      if (known == 0) {
        table.keys.push_back(feature.key);
        known = static_cast<std::uint32_t>(table.keys.size());
      }
      row.push_back({known - 1, feature.value});
    }
  }
  return table;
}

/// A fixed shuffle: splitmix64 from the number of rows.
class Order {
 public:
  explicit Order(std::size_t rows) : state_(rows), order_(rows) {
    std::iota(order_.begin(), order_.end(), 0U);
  }
  const std::vector<std::uint32_t>& next() {
    for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[draw() % i]);
    return order_;
  }

 private:
  std::uint64_t draw() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
  std::vector<std::uint32_t> order_;
};

/// The weights of one question while it learns.
class Regression {
 public:
  Regression(const Table& table, std::uint64_t own_rule, bool has_rule)
      : table_(table),
        weights_(table.keys.size()),
        priors_(table.keys.size()),
        squares_(table.keys.size(), 1e-6) {
    for (std::size_t at = 0; at < table.keys.size(); ++at) {
      if (has_rule && table.keys[at] == own_rule) weights_[at] = priors_[at] = kRuleWeight;
    }
  }

  double logit(std::size_t row) const {
    double sum = bias_;
    for (const Table::Cell& cell : table_.rows[row])
      sum += weights_[cell.feature] * double{cell.value};
    return sum;
  }

  void learn(std::size_t row, bool yes, double importance) {
    const double slope = importance * (probability(logit(row)) - (yes ? 1.0 : 0.0));
    step(bias_, bias_square_, kRuleBias, slope, false);
    for (const Table::Cell& cell : table_.rows[row]) {
      step(weights_[cell.feature], squares_[cell.feature], priors_[cell.feature],
           slope * double{cell.value}, true);
    }
  }

  double bias() const { return bias_; }
  const std::vector<double>& weights() const { return weights_; }

 private:
  static void step(double& weight, double& square, double prior, double slope, bool shrinks) {
    const double gradient = slope + kRidge * (weight - prior);
    square += gradient * gradient;
    const double rate = kRate / std::sqrt(square);
    weight -= rate * gradient;
    if (!shrinks || prior != 0) return;
    const double lasso = rate * kLasso;
    weight = weight > lasso ? weight - lasso : weight < -lasso ? weight + lasso : 0;
  }

  const Table& table_;
  std::vector<double> weights_;
  std::vector<double> priors_;
  std::vector<double> squares_;
  double bias_ = kRuleBias;
  double bias_square_ = 1.0;
};

/// One question over all rows, or over those outside one part.
class Lesson {
 public:
  Lesson(const Table& table, const std::vector<Example>& examples, std::size_t question,
         const std::string& code)
      : table_(table), examples_(examples), question_(question), code_(code) {}

  Answer answer(std::size_t row) const { return examples_[row].answers[question_]; }
  std::size_t part(std::size_t row) const {
    return static_cast<std::size_t>(examples_[row].hash >> 40U) % kFolds;
  }

  /// `left_out`: the part that is not looked at; kFolds for none.
  Regression learn(std::size_t left_out) const {
    Regression regression(table_, hash_of(code_, hash_of("règle")), code_ != kPanoramaQuestion);
    int yes = 0, no = 0;
    for (std::size_t row = 0; row < examples_.size(); ++row) {
      if (part(row) == left_out) continue;
      yes += answer(row) == Answer::yes ? 1 : 0;
      no += answer(row) == Answer::no ? 1 : 0;
    }
    const double importance =
        std::clamp(std::sqrt(static_cast<double>(no) / std::max(yes, 1)), 1.0, kYesWeightMax);
    Order order(examples_.size());
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (const std::uint32_t row : order.next()) {
        if (part(row) == left_out || answer(row) == Answer::unknown) continue;
        const bool is_yes = answer(row) == Answer::yes;
        regression.learn(row, is_yes, is_yes ? importance : 1.0);
      }
    }
    return regression;
  }

  struct Held {
    double score = 0;
    bool yes = false;
  };
  std::vector<Held> held_back() const {
    std::vector<Held> held;
    for (std::size_t out = 0; out < kFolds; ++out) {
      const Regression regression = learn(out);
      for (std::size_t row = 0; row < examples_.size(); ++row) {
        if (part(row) != out || answer(row) == Answer::unknown) continue;
        held.push_back({probability(regression.logit(row)), answer(row) == Answer::yes});
      }
    }
    return held;
  }

 private:
  const Table& table_;
  const std::vector<Example>& examples_;
  std::size_t question_;
  const std::string& code_;
};

Trial trial_at(const std::vector<Lesson::Held>& held, double threshold) {
  Trial trial;
  for (const Lesson::Held& each : held) {
    const bool said = each.score >= threshold;
    trial.right += said && each.yes ? 1 : 0;
    trial.wrong += said && !each.yes ? 1 : 0;
    trial.missed += !said && each.yes ? 1 : 0;
  }
  return trial;
}

/// The threshold of the best F1 held back, trusted as far as there are examples.
double best_threshold(const std::vector<Lesson::Held>& held, int yes) {
  double best = 0.5;
  double best_f1 = -1;
  for (int percent = 20; percent <= 80; percent += 2) {
    const Trial trial = trial_at(held, percent / 100.0);
    const double f1 = 2.0 * trial.right / std::max(1, 2 * trial.right + trial.wrong + trial.missed);
    if (f1 > best_f1) {
      best_f1 = f1;
      best = percent / 100.0;
    }
  }
  const double trust = yes / (yes + kThresholdTrust);
  return trust * best + (1 - trust) * 0.5;
}

Question question_of(const Table& table, const Regression& regression) {
  Question question;
  question.bias = regression.bias();
  for (std::size_t at = 0; at < table.keys.size(); ++at) {
    const auto weight = static_cast<float>(regression.weights()[at]);
    if (std::abs(weight) >= kWeightKeptMin) question.weights.push_back({table.keys[at], weight});
  }
  std::ranges::sort(question.weights, {}, &Weight::key);
  return question;
}

}  // namespace

Training train(const std::vector<std::string>& codes, const std::vector<Example>& examples) {
  const Table table = table_of(examples);
  Training training;
  for (std::size_t q = 0; q < codes.size(); ++q) {
    const Lesson lesson(table, examples, q, codes[q]);
    int yes = 0, no = 0;
    for (std::size_t row = 0; row < examples.size(); ++row) {
      yes += lesson.answer(row) == Answer::yes ? 1 : 0;
      no += lesson.answer(row) == Answer::no ? 1 : 0;
    }
    if (yes < kYesMin || no < kYesMin) continue;
    Question question = question_of(table, lesson.learn(kFolds));
    const auto held = lesson.held_back();
    question.code = codes[q];
    question.threshold = best_threshold(held, yes);
    question.yes = yes;
    question.no = no;
    Trial trial = trial_at(held, question.threshold);
    trial.code = codes[q];
    training.questions.push_back(std::move(question));
    training.trials.push_back(std::move(trial));
  }
  return training;
}

}  // namespace vigie::tag
