// SPDX-License-Identifier: EUPL-1.2
#include "web/site/erratum_words.hpp"

#include "base/format.hpp"

namespace vigie::web {

std::string erratum_words(const std::vector<store::Erratum>& errata) {
  if (errata.empty()) return "";
  std::string letters;
  for (const store::Erratum& each : errata) {
    letters += fmt::format("{}{}, n°\u00a0{}", letters.empty() ? "" : "\u202f; ", each.letter,
                           each.number);
  }
  return fmt::format(
      "Déjà partie avec {}\u00a0: un erratum est proposé parmi les textes du prochain numéro.",
      letters);
}

}  // namespace vigie::web
