// SPDX-License-Identifier: EUPL-1.2
/// What kind of resource a piece of the press tells of, as a letter names it.
///
/// Shape   a candidate -> "Radio", "Film", "Rapport", "Livre", "Outil", "Site"; "" for plain news.
///         What is heard or watched is so by its kind, a PDF is a report by its address, the rest
///         by a whole word of its title: a proposal that a person corrects in the block.
/// Pure    yes.
#pragma once

#include <string_view>

#include "model/letter.hpp"

namespace vigie::letter {

std::string_view genre_of(const Candidate& piece);

}  // namespace vigie::letter
