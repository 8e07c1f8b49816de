// SPDX-License-Identifier: EUPL-1.2
/// Titles that cannot tell an event by themselves.
///
/// Shape   the words of a title → whether it says too little, or names what comes back every day.
/// Pure    yes.
#pragma once

#include "text/fold.hpp"

namespace vigie::cluster {

struct TitleKind {
  bool generic = false;  ///< fewer than three telling words, or a column's name and little else
  bool live = false;     ///< "en direct", "suivez": the page is written anew as the event goes on
  bool part = false;     ///< "épisode 2", "2/5": the other parts tell something else
  bool column = false;   ///< the weather, the stars, a draw: told every day in the same words
};

/// `telling`: how many of its words are no grammar, number, day, hour or label.
TitleKind kind_of_title(const text::Folded& title, std::size_t telling);

}  // namespace vigie::cluster
