// SPDX-License-Identifier: EUPL-1.2
/// What a link of the letter says: where it leads, in words that stand by themselves.
///
/// Shape   the words that somebody gave, their "(PDF, 2,1 Mo)" apart; else words made of genre and
///         media. Two links of an issue never say the same and lead elsewhere.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "model/letter.hpp"

namespace vigie::letter {

struct LinkWords {
  std::string label;
  std::string note;  ///< "(PDF, 2,1 Mo)"; "" : none
};

/// `issue` is where the same words may stand already.
LinkWords link_words(const Block& block, const Issue& issue);

/// "d’Ouest Matin", "du Monde", "des Échos", "de La Voix".
std::string of_name(std::string_view name);

}  // namespace vigie::letter
