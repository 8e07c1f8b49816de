// SPDX-License-Identifier: EUPL-1.2
/// « Ne plus montrer… »: a rule of the centre, made from a line of its desk.
///
/// Shape   what the line offers (a section of a site, a rubric of its feed, a word) -> a filter rule by which
///         articles are put aside when they come, named for those who read where it acted. It is
///         listed, and taken back as it was made; what it put aside can be kept all the same.
/// Errors  storage; not_found for a line or rule that is none of the centre's; conflict where the
///         rule was changed since; invalid_input for a choice that the line does not offer.
#pragma once

#include <string>
#include <vector>

#include "app/desk/read_desk.hpp"
#include "store/people/curator_repo.hpp"
#include "store/source/filter_rule_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kHiddenWordBytesMax = 80;

/// What may be hidden: how a form names it, and how a person reads it.
struct HideChoice {
  std::string code;   ///< "section", "rubric:2", "word"
  std::string label;  ///< "la rubrique journal.example/sport"
  FilterField field = FilterField::url;
  std::string expression;  ///< "" of a word, which is typed
};
/// Of the article that leads the line.
Result<std::vector<HideChoice>> hide_choices(store::Reader& reader, const DeskStory& story);

/// Answers the rule's name.
Result<std::string> hide(store::Database& db, const store::Curator& curator,
                         const HideChoice& choice, std::string_view word, Instant now);

Result<void> take_rule_back(store::Database& db, const store::Curator& curator, FilterRuleId rule,
                            int version, bool withdrawn, Instant now);

}  // namespace vigie::app
