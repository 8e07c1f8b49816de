// SPDX-License-Identifier: EUPL-1.2
/// A source as a row of a list and as a page of its own show it.
///
/// Shape   a line of `app/source/read_sources` -> names and words; who may act is given.
/// Pure    yes.
#pragma once

#include "app/source/read_sources.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// "il y a 12 min", "il y a 3 h", "le 26 novembre 2026"; "jamais".
std::string ago(std::optional<Instant> at, Instant now);
/// What is wrong, since when, and when it is asked next; "" when all is well.
std::string trouble_words(const app::SourceLine& line, Instant now);
/// Does it ask for a look, on the list?
bool is_troubled(const app::SourceLine& line);
/// The gestures that make sense now, for who may.
render::View gestures_view(const app::SourceLine& line, bool may);
render::View source_row_view(const app::SourceLine& line, bool may, Instant now);

}  // namespace vigie::web
