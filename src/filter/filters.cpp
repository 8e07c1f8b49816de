// SPDX-License-Identifier: EUPL-1.2
#include "filter/filters.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::filter {

struct Filters::Read {
  Words title, body, author, source;
  std::vector<Words> categories;
  std::string url;
  std::optional<Day> published_on;

  explicit Read(const Subject& subject)
      : title(text::words(subject.title)),
        body(text::words(subject.body)),
        author(text::words(subject.author)),
        source(text::words(subject.source)),
        url(text::ascii_lower(subject.url)),
        published_on(subject.published_on) {
    for (const std::string& category : subject.categories) {
      categories.push_back(text::words(category));
    }
  }
};

namespace {

using Words = std::vector<std::string>;

/// Does `expression` stand in `words`, word after word?
bool stands_in(const Words& expression, const Words& words) {
  return std::search(words.begin(), words.end(), expression.begin(), expression.end()) !=
         words.end();
}

}  // namespace

Filters::Filters(const FilterRules& rules) {
  for (const FilterRule& rule : rules) rules_.push_back({rule, compile(rule.condition)});
}

Filters::Condition Filters::compile(const FilterCondition& given) {
  Condition condition;
  condition.before = given.before;
  condition.after = given.after;
  for (const FilterTest& test : given.tests) {
    Test compiled;
    compiled.field = test.field;
    for (const std::string& expression : test.any_of) {
      if (test.field == FilterField::url) {
        compiled.parts.push_back(text::ascii_lower(expression));
      } else if (Words words = text::words(expression); !words.empty()) {
        compiled.any_of.push_back(std::move(words));
      }
    }
    condition.tests.push_back(std::move(compiled));
  }
  for (const FilterCondition& one : given.one_of) condition.one_of.push_back(compile(one));
  for (const FilterCondition& one : given.except) condition.except.push_back(compile(one));
  return condition;
}

bool Filters::holds(const Test& test, const Read& read) {
  const auto in = [&test](const Words& words) {
    return std::ranges::any_of(
        test.any_of, [&words](const Words& expression) { return stands_in(expression, words); });
  };
  switch (test.field) {
    case FilterField::title:
      return in(read.title);
    case FilterField::body:
      return in(read.body);
    case FilterField::author:
      return in(read.author);
    case FilterField::source:
      return in(read.source);
    case FilterField::category:
      return std::ranges::any_of(read.categories, in);
    case FilterField::url:
      return std::ranges::any_of(test.parts, [&read](const std::string& part) {
        return read.url.find(part) != std::string::npos;
      });
  }
  return false;
}

bool Filters::holds(const Condition& condition, const Read& read) {
  const auto here = [&read](const auto& part) { return holds(part, read); };
  // An article without a date is neither before nor after.
  if (condition.before && !(read.published_on && *read.published_on < *condition.before)) {
    return false;
  }
  if (condition.after && !(read.published_on && !(*read.published_on < *condition.after))) {
    return false;
  }
  return std::ranges::all_of(condition.tests, here) &&
         (condition.one_of.empty() || std::ranges::any_of(condition.one_of, here)) &&
         std::ranges::none_of(condition.except, here);
}

const FilterRule* Filters::match(const Subject& subject, std::string_view centre) const {
  const auto concerns = [&](const Rule& rule) {
    return (rule.given.centre.empty() || rule.given.centre == centre) &&
           (rule.given.source_key.empty() || rule.given.source_key == subject.source_key);
  };
  if (std::ranges::none_of(rules_, concerns)) return nullptr;
  const Read read(subject);
  for (const Rule& rule : rules_) {
    if (concerns(rule) && holds(rule.condition, read)) return &rule.given;
  }
  return nullptr;
}

}  // namespace vigie::filter
