// SPDX-License-Identifier: EUPL-1.2
/// How much of a sheet of paper a page of the letter takes, before anybody prints it.
///
/// Shape   the blocks of a page as the layout prints them -> lines of kPrintedLinePixels pixels; the
///         gauge of the page and the check of the issue count alike.
/// Units   lines of the text at its printed size; a sheet holds kPrintedLinesMax of them.
/// Pure    yes. An estimate: the sizes are those of the layout's print rules (layout/mail.mustache),
///         the width of a sign an average of French.
#pragma once

#include "model/letter.hpp"

namespace vigie::letter {

inline constexpr int kPrintedLinePixels = 16;
/// An A4 sheet less two margins of 12 mm is 1032 pixels high.
inline constexpr int kPrintedLinesMax = 64;

int printed_lines(const LetterPlan& plan, const Issue& issue, int page);

}  // namespace vigie::letter
