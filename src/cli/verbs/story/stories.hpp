// SPDX-License-Identifier: EUPL-1.2
/// vigie stories --batch
///
/// Shape   one JSON object a line of standard input, in order of arrival: {"id", "source", "url",
///         "title", "summary", "published"}; at the end of the input one line each with the groups
///         that the window gives it: {"id", "article", "reprint", "story"}. Nothing is kept.
/// Errors  a line that is no such object: usage, with its number.
#pragma once

#include "cli/console.hpp"

namespace vigie::cli {

int run_stories_batch(Console& console);

}  // namespace vigie::cli
