// SPDX-License-Identifier: EUPL-1.2
/// The small sentences of a letter: subject, preheader, the line under a title.
///
/// Shape   values in, French out.
/// Units   a subject aims at kSubjectAim characters and never passes kSubjectMax; a preheader stays
///         between kPreheaderMin and kPreheaderMax.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "letter/lifecycle.hpp"
#include "model/letter.hpp"

namespace vigie::letter {

inline constexpr std::size_t kSubjectAim = 60;
inline constexpr std::size_t kSubjectMax = 90;
inline constexpr std::size_t kPreheaderMin = 35;
inline constexpr std::size_t kPreheaderMax = 130;

/// The plan's pattern, filled; without the title when that would be too long.
std::string subject_of(const LetterPlan& plan, const Issue& issue);
std::string preheader_of(const LetterPlan& plan, const Issue& issue);

/// "en relecture"
std::string_view words_of(IssueState state);
/// "placé": whose hand put a block where it is.
std::string_view words_of(BlockOrigin origin);

/// What was refused, why, and what to do about it: one sentence, "Le n° 88 est figé…".
std::string sentence_of(const IssueRefusal& refusal);

/// What a change of content took back: "l’approbation est tombée…"; "" when nothing was.
std::string_view what_fell(IssueState before);

/// Why an order to the command line names no issue: none, or several of that month.
std::string no_issue_sentence(std::string_view letter, std::string_view month,
                              const std::vector<int>& of_month);
std::string no_number_sentence(std::string_view letter, int number);

/// "novembre 2026" of "2026-11"; the month itself when it is none.
std::string month_label(std::string_view month);

/// "novembre 2026", or "lundi 7 décembre 2026" where the letter is dated by the day.
std::string date_label(const Issue& issue);

/// The titles that the top of an issue announces, one of each page first, at most kContentsMax.
std::vector<std::string> contents_of(const Issue& issue);
inline constexpr std::size_t kContentsMax = 4;

/// The line under a title: who publishes or what it is, then the rest.
struct SourceLine {
  std::string strong;  ///< "La Gazette", "Livre"
  std::string rest;    ///< ", 12 novembre 2026, réservé aux abonnés", " · 212 pages, 19 €"
};
SourceLine source_of(const Block& block);
/// Both together; "" when there is nothing to say.
std::string source_line(const Block& block);

/// What a reader did to be on the list, by the basis kept with the address.
std::string reason_of(std::string_view basis);

/// A note typed as plain text: Markdown's signs lose their meaning, its paragraphs stay.
std::string as_markdown(std::string_view plain);

/// Code points.
std::size_t length_of(std::string_view utf8);

}  // namespace vigie::letter
