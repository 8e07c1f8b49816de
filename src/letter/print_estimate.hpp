// SPDX-License-Identifier: EUPL-1.2
/// How much of a sheet of paper a page of the letter takes, before anybody prints it.
///
/// Shape   the blocks of a page as the layout prints them -> lines of kPrintedLinePixels pixels; the
///         gauge of the page and the check of the issue count alike.
/// Units   lines of the text at its printed size; a sheet holds kPrintedLinesMax of them.
/// Pure    yes. An estimate: sizes and margins are those of the layout's print rules
///         (layout/mail.mustache), words as wide as type_width.hpp has them. A template that a letter
///         puts in the place of the layout's is not seen.
#pragma once

#include "model/letter.hpp"

namespace vigie::letter {

inline constexpr int kPrintedLinePixels = 16;
/// An A4 sheet less two margins of 12 mm is 1032 pixels high: 64 lines, less the one that a word
/// may open where the estimate had it fit.
inline constexpr int kPrintedLinesMax = 63;

/// What is drawn of the page, cut or not; 0 for a page that the plan has not.
int printed_pixels(const LetterPlan& plan, const Issue& issue, int page);
int printed_lines(const LetterPlan& plan, const Issue& issue, int page);

}  // namespace vigie::letter
