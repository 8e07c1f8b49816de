// SPDX-License-Identifier: EUPL-1.2
/// The checks that look into blocks one by one, and name the one that is wrong.
///
/// Shape   used by preflight, which gathers all checks in one list.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "letter/preflight.hpp"

namespace vigie::letter {

/// Checks in the making.
class Checklist {
 public:
  void good(std::string name, std::string message) {
    checks_.push_back({std::move(name), Outcome::good, std::move(message), {}});
  }
  void warning(std::string name, std::string message, BlockId block = {}) {
    checks_.push_back({std::move(name), Outcome::warning, std::move(message), block});
  }
  void error(std::string name, std::string message, BlockId block = {}) {
    checks_.push_back({std::move(name), Outcome::error, std::move(message), block});
  }
  std::vector<Check> take() { return std::move(checks_); }

 private:
  std::vector<Check> checks_;
};

/// The plan's section of a block; null when the plan has none of that key.
const SectionPlan* section_of(const LetterPlan& plan, const Block& block);

/// Controls and U+FFFD make mail readers cut or spoil a message. `allowed`: the white space that
/// may stand.
bool has_bad_characters(std::string_view text, std::string_view allowed);

/// Fields that nobody filled, and the slots that must be there.
void check_tags(Checklist& list, const LetterPlan& plan, const Issue& issue,
                const RenderedIssue& rendered);
/// Markdown that no output writes: pictures, HTML, what is nested too deep.
void check_markdown(Checklist& list, const LetterPlan& plan, const Issue& issue);
void check_characters(Checklist& list, const LetterPlan& plan, const Issue& issue,
                      const RenderedIssue& rendered);

}  // namespace vigie::letter
