// SPDX-License-Identifier: EUPL-1.2
#include "rota/source_requests.hpp"

namespace vigie::rota {

std::string_view sentence_of(SourceRefusal refusal) {
  switch (refusal) {
    case SourceRefusal::not_held:
      return "Votre centre ne lit pas, ou plus, cette source\u00a0: rien n’a changé.";
    case SourceRefusal::own_already:
      return "Votre centre lit déjà cette source\u00a0: rien n’a changé.";
    case SourceRefusal::shared:
      return "Deux centres se partagent déjà cette source\u00a0: rien n’a changé.";
    case SourceRefusal::already_asked:
      return "Une demande attend déjà une réponse pour cette source\u00a0: répondez-y, ou attendez "
             "qu’elle soit retirée.";
    case SourceRefusal::held:
      return "Un centre lit cette source à présent\u00a0: demandez-lui de vous la laisser.";
    case SourceRefusal::fixed:
      return "Le fichier du tour attache cette source à son centre\u00a0: elle ne change de mains "
             "qu’en réunion.";
    case SourceRefusal::not_yours:
      return "Cette demande ne s’adresse pas à votre centre\u00a0: rien n’a changé.";
    case SourceRefusal::over:
      return "Une réponse a été donnée entre-temps\u00a0: rien n’a changé. La page montre l’état "
             "présent.";
  }
  return "";
}

std::string_view word_of(SourceRequestState state) {
  switch (state) {
    case SourceRequestState::asked:
      return "demandé";
    case SourceRequestState::taken:
      return "accepté";
    case SourceRequestState::declined:
      return "refusé";
    case SourceRequestState::withdrawn:
      return "retiré";
  }
  return "";
}

bool answers(const SourceAsked& asked, std::string_view centre) {
  if (centre.empty() || centre == asked.by) return false;
  return asked.kind != SourceRequestKind::take || asked.of == centre;
}

std::variant<SourceRequestState, SourceRefusal> after(const SourceAsked& asked, HandMove move,
                                                      std::string_view centre) {
  if (asked.state != SourceRequestState::asked) return SourceRefusal::over;
  switch (move) {
    case HandMove::take:
      if (answers(asked, centre)) return SourceRequestState::taken;
      return SourceRefusal::not_yours;
    case HandMove::decline:
      // What is asked of all cannot be declined by one.
      if (asked.kind == SourceRequestKind::take && answers(asked, centre)) {
        return SourceRequestState::declined;
      }
      return SourceRefusal::not_yours;
    case HandMove::withdraw:
      if (centre == asked.by) return SourceRequestState::withdrawn;
      return SourceRefusal::not_yours;
  }
  return SourceRefusal::not_yours;
}

}  // namespace vigie::rota
