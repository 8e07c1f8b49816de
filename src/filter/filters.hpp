// SPDX-License-Identifier: EUPL-1.2
/// Does a rule put this article aside?
///
/// Shape   the rules of filters.toml, compiled once; an article and the centre whose desk it would
///         lie on -> the first rule that holds, in the order of the file; none where no rule does.
/// Cost    linear in the article's text for each expression: words are compared with words, and no
///         pattern can go back.
/// Pure    yes. What a rule does (put aside, reversibly) is the caller's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/filter.hpp"

namespace vigie::filter {

/// What rules look at.
struct Subject {
  std::string_view title, body, author, url;
  std::vector<std::string> categories;
  std::string_view source;      ///< its name
  std::string_view source_key;  ///< its canonical address
  std::optional<Day> published_on;
};

class Filters {
 public:
  Filters() = default;
  explicit Filters(const FilterRules& rules);

  bool empty() const { return rules_.empty(); }
  /// The rule that puts the article aside on this centre's desk; null: none does. The rule lives as
  /// long as this.
  const FilterRule* match(const Subject& subject, std::string_view centre) const;

 private:
  using Words = std::vector<std::string>;

  struct Test {
    FilterField field = FilterField::title;
    std::vector<Words> any_of;       ///< of the fields of words
    std::vector<std::string> parts;  ///< of addresses, in lower case
  };
  struct Condition {
    std::vector<Test> tests;
    std::optional<Day> before, after;
    std::vector<Condition> one_of, except;
  };
  struct Rule {
    FilterRule given;
    Condition condition;
  };
  /// The words of an article, read once for all rules.
  struct Read;

  static Condition compile(const FilterCondition& given);
  static bool holds(const Test& test, const Read& read);
  static bool holds(const Condition& condition, const Read& read);

  std::vector<Rule> rules_;
};

}  // namespace vigie::filter
