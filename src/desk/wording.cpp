// SPDX-License-Identifier: EUPL-1.2
#include "desk/wording.hpp"

#include "base/format.hpp"

namespace vigie::desk {

std::string_view list_name(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "À lire";
    case DeskState::later:
      return "Plus tard";
    case DeskState::kept:
      return "Gardées";
    case DeskState::relayed:
      return "Relayées";
    case DeskState::discarded:
      return "Écartées";
    case DeskState::passed:
      return "Passées";
  }
  return "";
}

std::string_view list_code(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "lire";
    case DeskState::later:
      return "plus-tard";
    case DeskState::kept:
      return "gardees";
    case DeskState::relayed:
      return "relayees";
    case DeskState::discarded:
      return "ecartees";
    case DeskState::passed:
      return "passees";
  }
  return "lire";
}

DeskState list_of_code(std::string_view code) {
  for (const DeskState state : kDeskStates) {
    if (list_code(state) == code) return state;
  }
  return DeskState::fresh;
}

std::string_view decision_of(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "remise à lire";
    case DeskState::kept:
      return "gardée";
    case DeskState::discarded:
      return "écartée";
    case DeskState::relayed:
      return "relayée";
    case DeskState::later:
      return "remise à plus tard";
    case DeskState::passed:
      return "passée à un autre centre";
  }
  return "";
}

std::string_view standing(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "cette actualité attend encore une décision";
    case DeskState::kept:
      return "cette actualité est déjà gardée";
    case DeskState::discarded:
      return "cette actualité est déjà écartée";
    case DeskState::relayed:
      return "cette actualité est au panorama\u00a0: il faut d’abord l’en retirer";
    case DeskState::later:
      return "cette actualité est remise à plus tard";
    case DeskState::passed:
      return "cette actualité est déjà passée à un autre centre";
  }
  return "";
}

std::string_view sentence_of(RegroupRefusal refusal) {
  switch (refusal) {
    case RegroupRefusal::changed_since:
      return "Les groupes ont changé entre-temps\u00a0: rien n’a été fait.";
    case RegroupRefusal::decided_since:
      return "Depuis, un centre a décidé de l’une des deux actualités\u00a0: annuler déferait son "
             "choix. Détachez plutôt les articles, ou réunissez de nouveau.";
    case RegroupRefusal::both_relayed:
      return "Ces deux actualités sont au panorama, chacune avec sa note\u00a0: retirez-en une du "
             "panorama, ou demandez à qui le tient de les réunir depuis le bureau du jour.";
    case RegroupRefusal::leaves_nothing:
      return "Une actualité garde au moins un article\u00a0: rien n’a été détaché.";
    case RegroupRefusal::itself:
      return "C’est cette actualité même\u00a0: choisissez-en une autre.";
    case RegroupRefusal::nothing_to_undo:
      return "Rien à annuler ici\u00a0: c’est déjà fait, ou un regroupement plus récent est à "
             "annuler d’abord.";
  }
  return "";
}

std::string came_back(std::string_view theme, std::string_view kind) {
  if (!theme.empty()) {
    return fmt::format(
        "Revenue après avoir été écartée\u00A0: un article d’un autre thème, «\u00A0{}\u00A0», "
        "s’y est ajouté.",
        theme);
  }
  const std::string_view what = kind == "audio"   ? "un sujet à écouter"
                                : kind == "video" ? "une vidéo"
                                                  : "un article à lire";
  return fmt::format("Revenue après avoir été écartée\u00A0: {} s’y est ajouté{}.", what,
                     kind == "video" ? "e" : "");
}

std::string came_back_from_rule(std::string_view rule) {
  return fmt::format(
      "Revenue après avoir été écartée d’office\u00A0: un autre article, que la règle "
      "«\u00A0{}\u00A0» n’écarte pas, s’y est ajouté.",
      rule);
}

std::string decided_since() { return "quelqu’un a décidé entre-temps de cette actualité"; }

std::string not_on_desk(std::int64_t story) {
  return fmt::format("l’actualité {} n’est pas sur la pile du centre", story);
}

}  // namespace vigie::desk
