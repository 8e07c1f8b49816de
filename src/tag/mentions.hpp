// SPDX-License-Identifier: EUPL-1.2
/// Where a text names places, and what stands around each name. Only for src/tag.
///
/// Shape   the tokens of one text → mentions in order, the longest name at each place.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tag/gazetteer.hpp"
#include "tag/tokens.hpp"

namespace vigie::tag {

struct Mention {
  Homonyms places;
  std::size_t words = 0;
  std::string folded;        ///< "saint denis"; contractions undone ("le mans")
  std::string shown;         ///< as the text wrote it
  std::string in_brackets;   ///< "Eure" of "Vernon (Eure)"
  bool heads_title = false;  ///< "Bouguenais. …", "Paris: …"
  bool in_place = false;     ///< behind "à", "dans", "en", "près de"
  bool titled = false;       ///< behind "maire de", "département de la"
  bool bracketed = false;    ///< alone inside brackets
  bool person = false;       ///< behind another capital: "Anne Hidalgo"
  bool of_grouping = false;  ///< behind "communauté de communes", "agglo", "métropole"
  bool of_quarter = false;   ///< behind "quartier", "cité", "QPV"
  bool proper = true;        ///< all its words but the small ones have a capital
};

std::vector<Mention> mentions_of(const Tokens& tokens, bool is_title, const Gazetteer& gazetteer);

}  // namespace vigie::tag
