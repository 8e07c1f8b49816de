// SPDX-License-Identifier: EUPL-1.2
#include "rights/wording.hpp"

namespace vigie::rights {

static_assert(kNoteWordsMin == 3 && kNoteSignsMax == 2000, "the sentences below say these numbers");

std::string_view sentence_of(NoteVerdict verdict) {
  switch (verdict) {
    case NoteVerdict::own_words:
      return "La note convient.";
    case NoteVerdict::missing:
      return "Écrivez une note\u00A0: en quelques mots, pourquoi lire cet article\u202F?";
    case NoteVerdict::too_short:
      return "La note est trop courte\u00A0: trois mots au moins.";
    case NoteVerdict::too_long:
      return "La note est trop longue\u00A0: 2\u202F000 signes au plus.";
    case NoteVerdict::copied:
      return "La note reprend trop le texte de l’article. Le droit d’auteur demande vos propres "
             "mots\u00A0: reformulez, en gardant au plus une courte citation.";
  }
  return "";
}

}  // namespace vigie::rights
