// SPDX-License-Identifier: EUPL-1.2
#include "tag/train.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::tag {
namespace {

constexpr int kEpochs = 25;
constexpr double kRate = 0.2;
/// How strongly weights are pulled back over all examples: a word's towards nothing, a rule's
/// towards what the rules say. Chosen month by month on articles held back.
constexpr double kWordPull = 0.1;
constexpr double kRulePull = 0.5;
constexpr double kBiasPull = 0.02;
/// A theme's own rule at the start: at kThemeScoreMin, where its value is ½, as likely as nothing.
constexpr double kRuleWeight = 6.0;
constexpr double kRuleBias = -3.0;
constexpr double kImportanceMax = 6.0;
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
  std::vector<std::uint32_t> seen;  ///< by feature: how many rows have it
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
      const std::uint32_t times = *seen.find(feature.key);
      if (times < kSeenMin) continue;
      std::uint32_t& known = number.at_or_new(feature.key);
      if (known == 0) {
        table.keys.push_back(feature.key);
        table.seen.push_back(times);
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

/// Questions of which mostly one answer is yes: the themes; the panorama's alone.
using Group = std::vector<std::size_t>;

/// The weights of a group while it learns. "None of them" is a class too, of logit 0.
class Regression {
 public:
  Regression(const Table& table, const std::vector<std::string>& codes)
      : table_(table),
        codes_(codes),
        classes_(codes.size()),
        weights_(table.keys.size() * classes_),
        squares_(table.keys.size() * classes_, 1e-6),
        pulls_(table.keys.size(), kWordPull),
        own_rules_(classes_, table.keys.size()),
        biases_(classes_, kRuleBias),
        bias_squares_(classes_, 1.0),
        slopes_(classes_) {
    for (std::size_t c = 0; c < classes_; ++c) {
      const auto rule = std::ranges::find(table.keys, rule_key(codes[c]));
      if (rule == table.keys.end()) continue;
      own_rules_[c] = static_cast<std::size_t>(rule - table.keys.begin());
      weights_[own_rules_[c] * classes_ + c] = kRuleWeight;
      pulls_[own_rules_[c]] = kRulePull;
    }
    for (std::size_t at = 0; at < pulls_.size(); ++at) pulls_[at] /= table.seen[at];
  }

  std::vector<double> probabilities(std::size_t row) const {
    std::vector<double> logits = biases_;
    for (const Table::Cell& cell : table_.rows[row]) {
      const double* weights = &weights_[cell.feature * classes_];
      for (std::size_t c = 0; c < classes_; ++c) logits[c] += weights[c] * double{cell.value};
    }
    return shares(logits);
  }

  /// `meant`: by class, how much of the row is of it.
  void learn(std::size_t row, const std::vector<double>& meant, double importance) {
    const std::vector<double> said = probabilities(row);
    for (std::size_t c = 0; c < classes_; ++c) {
      slopes_[c] = importance * (said[c] - meant[c]);
      const double pull = kBiasPull / static_cast<double>(table_.rows.size());
      step(biases_[c], bias_squares_[c], slopes_[c] + pull * (biases_[c] - kRuleBias));
    }
    for (const Table::Cell& cell : table_.rows[row]) {
      const std::size_t first = cell.feature * classes_;
      for (std::size_t c = 0; c < classes_; ++c) {
        const double prior = own_rules_[c] == cell.feature ? kRuleWeight : 0;
        double& weight = weights_[first + c];
        step(weight, squares_[first + c],
             slopes_[c] * double{cell.value} + pulls_[cell.feature] * (weight - prior));
      }
    }
  }

  Question question(std::size_t c) const {
    Question question;
    question.code = codes_[c];
    question.bias = biases_[c];
    for (std::size_t at = 0; at < table_.keys.size(); ++at) {
      const auto weight = static_cast<float>(weights_[at * classes_ + c]);
      if (std::abs(weight) >= kWeightKeptMin) question.weights.push_back({table_.keys[at], weight});
    }
    // No example spoke of the rule: it holds as it stands.
    if (own_rules_[c] == table_.keys.size() && codes_[c] != kPanoramaQuestion) {
      question.weights.push_back({rule_key(codes_[c]), static_cast<float>(kRuleWeight)});
    }
    std::ranges::sort(question.weights, {}, &Weight::key);
    return question;
  }

 private:
  static void step(double& weight, double& square, double gradient) {
    square += gradient * gradient;
    weight -= kRate / std::sqrt(square) * gradient;
  }

  const Table& table_;
  const std::vector<std::string>& codes_;
  std::size_t classes_;
  std::vector<double> weights_;  ///< by feature, then class
  std::vector<double> squares_;
  std::vector<double> pulls_;           ///< by feature: each row that has it pulls its part
  std::vector<std::size_t> own_rules_;  ///< by class: the feature
  std::vector<double> biases_;
  std::vector<double> bias_squares_;
  std::vector<double> slopes_;
};

/// A group over all rows, or over those outside one part.
class Lesson {
 public:
  Lesson(const Table& table, const std::vector<Example>& examples, const Group& group,
         const std::vector<std::string>& codes)
      : table_(table), examples_(examples), group_(group) {
    for (const std::size_t question : group) codes_.push_back(codes[question]);
    for (std::size_t row = 0; row < examples.size(); ++row) meant_.push_back(meant(row));
  }

  std::size_t part(std::size_t row) const {
    return static_cast<std::size_t>(examples_[row].hash >> 40U) % kFolds;
  }
  bool yes(std::size_t row, std::size_t c) const { return meant_[row][c] > 0; }
  bool known(std::size_t row) const { return !meant_[row].empty(); }

  /// `left_out`: the part that is not looked at; kFolds for none.
  Regression learn(std::size_t left_out) const {
    Regression regression(table_, codes_);
    const std::vector<double> importance = importances(left_out);
    Order order(examples_.size());
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (const std::uint32_t row : order.next()) {
        if (part(row) == left_out || !known(row)) continue;
        double weight = 0;
        for (std::size_t c = 0; c <= group_.size(); ++c) weight += meant_[row][c] * importance[c];
        regression.learn(row, meant_[row], weight);
      }
    }
    return regression;
  }

  struct Held {
    double score = 0;
    bool yes = false;
  };
  /// What the rules say of the same rows.
  Trial trial_of_rules(std::size_t c) const {
    Trial trial;
    for (std::size_t row = 0; row < examples_.size(); ++row) {
      if (!known(row)) continue;
      const std::vector<bool>& ruled = examples_[row].ruled;
      const bool said = group_[c] < ruled.size() && ruled[group_[c]];
      trial.right += said && yes(row, c) ? 1 : 0;
      trial.wrong += said && !yes(row, c) ? 1 : 0;
      trial.missed += !said && yes(row, c) ? 1 : 0;
    }
    return trial;
  }

  /// By class.
  std::vector<std::vector<Held>> held_back() const {
    std::vector<std::vector<Held>> held(group_.size());
    for (std::size_t out = 0; out < kFolds; ++out) {
      const Regression regression = learn(out);
      for (std::size_t row = 0; row < examples_.size(); ++row) {
        if (part(row) != out || !known(row)) continue;
        const std::vector<double> said = regression.probabilities(row);
        for (std::size_t c = 0; c < group_.size(); ++c) held[c].push_back({said[c], yes(row, c)});
      }
    }
    return held;
  }

 private:
  /// By class, "none" last: an article of two themes is half of each. Empty where nobody said.
  std::vector<double> meant(std::size_t row) const {
    std::vector<double> meant(group_.size() + 1);
    double all = 0;
    for (std::size_t c = 0; c < group_.size(); ++c) {
      const Answer answer = examples_[row].answers[group_[c]];
      if (answer == Answer::unknown) return {};
      meant[c] = answer == Answer::yes ? 1 : 0;
      all += meant[c];
    }
    if (all == 0) meant.back() = all = 1;
    for (double& share : meant) share /= all;
    return meant;
  }

  /// The root of how rare a class is, so that a small theme is not drowned.
  std::vector<double> importances(std::size_t left_out) const {
    std::vector<double> importance(group_.size() + 1);
    double all = 0;
    for (std::size_t row = 0; row < examples_.size(); ++row) {
      if (part(row) == left_out || !known(row)) continue;
      for (std::size_t c = 0; c < importance.size(); ++c) importance[c] += meant_[row][c];
      all += 1;
    }
    double weighed = 0;
    for (double& each : importance) {
      const double count = std::max(each, 1.0);
      each = std::min(std::sqrt(all / count), kImportanceMax);
      weighed += each * count;
    }
    for (double& each : importance) each *= all / weighed;
    return importance;
  }

  const Table& table_;
  const std::vector<Example>& examples_;
  const Group& group_;
  std::vector<std::string> codes_;
  std::vector<std::vector<double>> meant_;
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
  for (int percent = 36; percent <= 80; percent += 2) {
    const Trial trial = trial_at(held, percent / 100.0);
    if (trial.f1() > best_f1) {
      best_f1 = trial.f1();
      best = percent / 100.0;
    }
  }
  const double trust = yes / (yes + kThresholdTrust);
  return trust * best + (1 - trust) * 0.5;
}

/// Those with examples enough: the themes together, the panorama for itself.
std::vector<Group> groups_of(const std::vector<std::string>& codes,
                             const std::vector<Example>& examples) {
  Group themes, panorama;
  for (std::size_t q = 0; q < codes.size(); ++q) {
    const auto count = [&](Answer answer) {
      return std::ranges::count(examples, answer,
                                [q](const Example& example) { return example.answers[q]; });
    };
    if (count(Answer::yes) < kYesMin || count(Answer::no) < kYesMin) continue;
    (codes[q] == kPanoramaQuestion ? panorama : themes).push_back(q);
  }
  return {themes, panorama};
}

void learn_group(const Lesson& lesson, Training& training) {
  const Regression regression = lesson.learn(kFolds);
  const auto held = lesson.held_back();
  for (std::size_t c = 0; c < held.size(); ++c) {
    Question question = regression.question(c);
    question.yes = static_cast<int>(std::ranges::count(held[c], true, &Lesson::Held::yes));
    question.no = static_cast<int>(held[c].size()) - question.yes;
    question.threshold = best_threshold(held[c], question.yes);
    Trial trial = trial_at(held[c], question.threshold);
    trial.code = question.code;
    Trial rules = lesson.trial_of_rules(c);
    rules.code = question.code;
    question.stands = question.code == kPanoramaQuestion || trial.f1() > rules.f1();
    training.rules.push_back(std::move(rules));
    training.questions.push_back(std::move(question));
    training.trials.push_back(std::move(trial));
  }
}

}  // namespace

Training train(const std::vector<std::string>& codes, const std::vector<Example>& examples) {
  const Table table = table_of(examples);
  Training training;
  for (const Group& group : groups_of(codes, examples)) {
    if (!group.empty()) learn_group({table, examples, group, codes}, training);
  }
  return training;
}

}  // namespace vigie::tag
