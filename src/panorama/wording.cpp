// SPDX-License-Identifier: EUPL-1.2
#include "panorama/wording.hpp"

#include "base/format.hpp"
#include "text/french.hpp"

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
    case Relay::off_duty:
      return "Votre centre n’est pas de service au panorama\u00A0: proposez cette actualité, qui "
             "tient le panorama y répondra.";
  }
  return "";
}

std::string_view sentence_of(DutyRefusal refusal) {
  switch (refusal) {
    case DutyRefusal::off_duty:
      return "Votre centre n’est pas de service au panorama\u00A0: rien n’a été changé.";
    case DutyRefusal::no_reason:
      return "Dites pourquoi, en quelques mots.";
    case DutyRefusal::no_words:
      return "Dites en quelques mots ce qui est corrigé, ou n’annoncez pas la correction.";
    case DutyRefusal::past:
      return "Cette heure est passée\u00A0: choisissez-en une autre, ou publiez maintenant.";
    case DutyRefusal::too_far:
      return "C’est trop loin\u00A0: deux mois au plus.";
    case DutyRefusal::no_hour:
      return "Écrivez le jour et l’heure.";
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
    case ItemState::ready:
      return "prête";
    case ItemState::scheduled:
      return "programmée";
    case ItemState::published:
      return "parue";
    case ItemState::withdrawn:
      return "retirée";
  }
  return "";
}

std::string standing_words(ItemState state, std::string_view when) {
  if (state == ItemState::scheduled) return fmt::format("paraît {}", when);
  if (state == ItemState::published) return fmt::format("{} {}", word_of(state), when);
  return std::string(word_of(state));
}

std::string counted_words(ItemState state, std::int64_t count) {
  return text::plural(count, word_of(state), fmt::format("{}s", word_of(state)));
}

}  // namespace vigie::panorama
