// SPDX-License-Identifier: EUPL-1.2
#include "panorama/wording.hpp"

namespace vigie::panorama {

std::string_view sentence_of(Relay relay) {
  switch (relay) {
    case Relay::allowed:
      return "Cet article peut être relayé.";
    case Relay::already_there:
      return "Un autre centre a déjà relayé cette actualité\u00A0: elle est au panorama.";
    case Relay::no_title:
      return "Cet article n’a pas de titre\u00A0: choisissez-en un autre de la même actualité.";
    case Relay::no_link:
      return "Cet article n’a pas de lien utilisable\u00A0: choisissez-en un autre de la même "
             "actualité.";
  }
  return "";
}

std::string_view word_of(ProposalState state) {
  switch (state) {
    case ProposalState::offered:
      return "proposée";
    case ProposalState::taken:
      return "retenue";
    case ProposalState::merged:
      return "réunie à une autre";
    case ProposalState::declined:
      return "pas cette fois";
    case ProposalState::withdrawn:
      return "reprise";
  }
  return "";
}

std::string_view word_of(ItemState state) {
  switch (state) {
    case ItemState::scheduled:
      return "programmée";
    case ItemState::published:
      return "parue";
    case ItemState::withdrawn:
      return "retirée";
  }
  return "";
}

}  // namespace vigie::panorama
