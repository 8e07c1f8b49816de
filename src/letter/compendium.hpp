// SPDX-License-Identifier: EUPL-1.2
/// A year's initiatives of a letter -> one document: the collection of experiences.
///
/// Shape   a page that stands alone (its styles inside, made to be printed): cover, contents, then
///         each initiative with its picture, its story and its facts.
/// Errors  those of render.
/// Pure    yes.
#pragma once

#include "letter/render_issue.hpp"

namespace vigie::letter {

struct Experience {
  int number = 0;  ///< of the issue that told it
  std::string when;
  Block block;
};

/// `pdf_url`: where the same stands as a PDF; "": nowhere, as in the PDF itself.
Result<std::string> render_compendium(const render::TemplateSet& templates, const LetterPlan& plan,
                                      int year, const std::vector<Experience>& experiences,
                                      const IssueAddresses& addresses, std::string_view pdf_url);

/// The sections of the plan that tell initiatives.
std::vector<std::string> initiative_sections(const LetterPlan& plan);

}  // namespace vigie::letter
