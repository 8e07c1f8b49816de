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
  std::string folded;       ///< "saint denis"; contractions undone ("le mans")
  std::string shown;        ///< as the text wrote it
  std::string in_brackets;  ///< "Eure" of "Vernon (Eure)"
  bool in_title = false;
  bool heads_title = false;  ///< "Bouguenais. …", "Paris: …"
  bool heads_by_colon = false;
  bool in_place = false;   ///< behind "à", "dans", "en", "près de"
  bool titled = false;     ///< behind "maire de", "département de la"
  bool bracketed = false;  ///< alone inside brackets
  bool person = false;     ///< behind another capital: "Anne Hidalgo"
  bool forename = false;   ///< before another capital: "Lorraine Petit", "Paris Match"
  bool of_court = false;  ///< behind "tribunal administratif de": where it sits, not what it judges
  bool of_grouping = false;  ///< behind "communauté de communes", "agglo", "métropole"
  bool of_quarter = false;   ///< behind "quartier", "cité", "QPV"
  bool elsewhere =
      false;             ///< behind "rue de", "accord de", "ancien maire de": no place of the news
  bool counted = false;  ///< behind an article that is none of its own: "le Dax"
  bool afloat = false;   ///< behind a bare "en": "en Loire" is the river
  bool proper = true;    ///< all its words but the small ones have a capital
};

std::vector<Mention> mentions_of(const Tokens& tokens, bool is_title, const Gazetteer& gazetteer);

}  // namespace vigie::tag
