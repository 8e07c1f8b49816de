// SPDX-License-Identifier: EUPL-1.2
#include "tag/learned.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

#include "base/format.hpp"

namespace vigie::tag {
namespace {

constexpr double kWeightMax = 1000;
/// Where nothing that the article says speaks for a theme, only how often curators give it.
constexpr std::string_view kNoWordOfIts = "la fréquence de ce thème";
constexpr std::string_view kHeading = "vigie-modele";

template <typename Number>
bool read_number(std::string_view text, Number& number, int base = 10) {
  if constexpr (std::is_floating_point_v<Number>) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(number) &&
           std::abs(number) <= Number{kWeightMax};
  } else {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
  }
}

std::string_view take_field(std::string_view& line) {
  const auto tab = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, tab);
  line.remove_prefix(std::min(line.size(), tab + 1));
  return field;
}

/// "Q<tab>code<tab>bias<tab>threshold<tab>yes<tab>no<tab>stands"
bool read_question(std::string_view line, Question& question) {
  question.code = take_field(line);
  int stands = 0;
  const bool right = !question.code.empty() && question.code.size() <= 60 &&
                     read_number(take_field(line), question.bias) &&
                     read_number(take_field(line), question.threshold) &&
                     read_number(take_field(line), question.yes) &&
                     read_number(take_field(line), question.no) &&
                     read_number(take_field(line), stands) && (stands == 0 || stands == 1);
  question.stands = stands == 1;
  return right;
}

/// "W<tab>key in hexadecimal<tab>weight"
bool read_weight(std::string_view line, Question& question) {
  Weight weight;
  if (!read_number(take_field(line), weight.key, 16)) return false;
  if (!read_number(take_field(line), weight.weight)) return false;
  if (!question.weights.empty() && question.weights.back().key >= weight.key) return false;
  question.weights.push_back(weight);
  return true;
}

/// The themes share one article with "none of them"; the panorama's question stands alone.
std::vector<double> scores_of(const std::vector<Question>& questions,
                              const std::vector<double>& logits) {
  std::vector<double> themes;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    if (questions[q].code != kPanoramaQuestion) themes.push_back(logits[q]);
  }
  const std::vector<double> shared = shares(themes);
  std::vector<double> scores;
  std::size_t next = 0;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    scores.push_back(questions[q].code == kPanoramaQuestion ? shares({logits[q]}).front()
                                                            : shared[next++]);
  }
  return scores;
}

/// What speaks for a question.
struct Said {
  double weight = 0;
  const Feature* feature = nullptr;
};

/// The strongest, in words.
std::string reasons_of(std::vector<Said>& said, const ArticleWords& article,
                       const RuleOpinion& rules) {
  std::ranges::stable_sort(said, std::greater(), &Said::weight);
  if (said.size() > kSuggestionWordsMax) said.resize(kSuggestionWordsMax);
  std::string why;
  for (const Said& each : said) {
    why += (why.empty() ? "" : ", ") + reason_of(*each.feature, article, rules);
  }
  return why.empty() ? std::string(kNoWordOfIts) : why;
}

/// Most articles have one subject: the likeliest theme passes where it is likelier than none.
void favour_the_strongest(std::vector<Suggestion>& suggestions) {
  Suggestion* best = nullptr;
  double none = 1;
  for (Suggestion& each : suggestions) {
    if (each.code == kPanoramaQuestion) continue;
    none -= each.score;
    if (best == nullptr || each.score > best->score) best = &each;
  }
  if (best != nullptr) best->passes = best->passes || best->score >= none;
}

}  // namespace

std::vector<double> shares(std::vector<double> logits) {
  logits.push_back(0);
  const double highest = *std::max_element(logits.begin(), logits.end());
  double all = 0;
  for (double& each : logits) all += each = std::exp(each - highest);
  for (double& each : logits) each /= all;
  return logits;
}

Learned::Learned(std::vector<Question> questions) : questions_(std::move(questions)) {
  struct Placed {
    std::uint64_t key = 0;
    Entry entry;
  };
  std::vector<Placed> all;
  for (std::uint32_t q = 0; q < questions_.size(); ++q) {
    for (const Weight& weight : questions_[q].weights)
      all.push_back({weight.key, {q, weight.weight}});
  }
  std::ranges::stable_sort(all, {}, &Placed::key);
  by_feature_ = HashIndex<Stretch>(all.size());
  for (const Placed& placed : all) {
    Stretch& stretch = by_feature_.at_or_new(placed.key);
    if (stretch.count++ == 0) stretch.begin = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(placed.entry);
  }
}

Result<Learned> Learned::read(std::string_view file) {
  if (file.size() > kModelBytesMax) return fail(Code::too_large, "model");
  std::vector<Question> questions;
  std::size_t weights = 0;
  for (std::size_t number = 1; !file.empty(); ++number) {
    const auto end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(file.size(), end + 1));
    const std::string_view kind = take_field(line);
    if (number == 1) {
      int version = 0;
      if (kind != kHeading || !read_number(line, version))
        return fail(Code::unsupported, "no model");
      if (version != kModelVersion) {
        return fail(Code::unsupported, fmt::format("model version {}", version));
      }
      continue;
    }
    bool right = false;
    if (kind == "Q" && questions.size() < kQuestionsMax) {
      right = read_question(line, questions.emplace_back());
    } else if (kind == "W" && !questions.empty() && ++weights <= kWeightsMax) {
      right = read_weight(line, questions.back());
    }
    if (!right) return fail(Code::parse, fmt::format("line {}", number));
  }
  if (questions.empty()) return fail(Code::parse, "model without questions");
  return Learned(std::move(questions));
}

std::string Learned::write() const {
  std::string out = fmt::format("{}\t{}\n", kHeading, kModelVersion);
  for (const Question& question : questions_) {
    out += fmt::format("Q\t{}\t{:.6f}\t{:.4f}\t{}\t{}\t{}\n", question.code, question.bias,
                       question.threshold, question.yes, question.no, question.stands ? 1 : 0);
    for (const Weight& weight : question.weights) {
      out += fmt::format("W\t{:x}\t{:.5f}\n", weight.key, weight.weight);
    }
  }
  return out;
}

bool Learned::asks(std::string_view code) const {
  const auto found = std::ranges::find(questions_, code, &Question::code);
  return found != questions_.end() && found->stands;
}

int Learned::relayed() const {
  const auto found = std::ranges::find(questions_, kPanoramaQuestion, &Question::code);
  return found == questions_.end() ? 0 : found->yes;
}

std::span<const Learned::Entry> Learned::entries_of(const Feature& feature) const {
  const Stretch* stretch = by_feature_.find(feature.key);
  if (stretch == nullptr) return {};
  return std::span(entries_).subspan(stretch->begin, stretch->count);
}

std::string Learned::why(std::uint32_t question, const std::vector<Feature>& features,
                         const ArticleWords& article, const RuleOpinion& rules) const {
  std::vector<Said> said;
  for (const Feature& feature : features) {
    for (const Entry& entry : entries_of(feature)) {
      const double weight = double{entry.weight} * double{feature.value};
      if (entry.question != question || weight <= 0) continue;
      if (!is_rule_of_another(feature, questions_[question].code, rules)) {
        said.push_back({weight, &feature});
      }
    }
  }
  return reasons_of(said, article, rules);
}

std::vector<Suggestion> Learned::suggest(const ArticleWords& article,
                                         const RuleOpinion& rules) const {
  const std::vector<Feature> features = features_of(article, rules);
  std::vector<double> logits;
  for (const Question& question : questions_) logits.push_back(question.bias);
  for (const Feature& feature : features) {
    for (const Entry& entry : entries_of(feature)) {
      logits[entry.question] += double{entry.weight} * double{feature.value};
    }
  }
  const std::vector<double> scores = scores_of(questions_, logits);
  std::vector<Suggestion> suggestions;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    suggestions.push_back(
        {questions_[q].code, scores[q], scores[q] >= questions_[q].threshold, ""});
  }
  favour_the_strongest(suggestions);
  for (std::uint32_t q = 0; q < questions_.size(); ++q) {
    suggestions[q].passes = suggestions[q].passes && questions_[q].stands;
    if (suggestions[q].passes) suggestions[q].why = why(q, features, article, rules);
  }
  return suggestions;
}

}  // namespace vigie::tag
