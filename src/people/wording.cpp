// SPDX-License-Identifier: EUPL-1.2
#include "people/wording.hpp"

namespace vigie::people {

std::string_view words_for(Role role) {
  switch (role) {
    case Role::reader:
      return "lecture";
    case Role::curator:
      return "veille";
    case Role::letter_editor:
      return "rédaction de la lettre";
    case Role::approver:
      return "approbation de la lettre";
    case Role::coordinator:
      return "coordination du réseau";
    case Role::operations:
      return "exploitation";
  }
  return "lecture";
}

std::string_view words_for(Permission permission) {
  switch (permission) {
    case Permission::read:
      return "lire";
    case Permission::decide:
      return "décider sur la pile";
    case Permission::relay:
      return "relayer au panorama";
    case Permission::comment_letter:
      return "commenter une lettre";
    case Permission::edit_letter:
      return "écrire une lettre";
    case Permission::approve_letter:
      return "approuver une lettre";
    case Permission::coordinate:
      return "coordonner";
    case Permission::operate:
      return "exploiter";
  }
  return "";
}

std::string_view sentence_of(AppointRefusal refusal) {
  switch (refusal) {
    case AppointRefusal::not_yours:
      return "ce compte, ou ce centre, n’est pas de ceux que vous suivez\u00a0: la coordination du "
             "réseau peut le faire";
    case AppointRefusal::beyond_centre:
      return "la référente ou le référent d’un centre y confie la lecture, la veille et sa propre "
             "charge\u00a0; le reste revient à la coordination du réseau";
    case AppointRefusal::last_coordinator:
      return "il ne resterait personne pour coordonner le réseau\u00a0: confiez d’abord la "
             "coordination à quelqu’un d’autre";
  }
  return "";
}

std::string_view refusal_of(Permission permission) {
  switch (permission) {
    case Permission::read:
      return "Votre compte n’ouvre pas cette page. La coordination du réseau peut vous y donner "
             "accès.";
    case Permission::decide:
      return "Votre compte permet de lire cette pile, pas d’y décider\u00a0: rien n’a été "
             "enregistré. La coordination du réseau peut vous confier la veille de votre centre.";
    case Permission::relay:
      return "Votre compte ne permet pas de relayer au panorama\u00a0: rien n’a été publié. La "
             "coordination du réseau peut vous confier la veille de votre centre.";
    case Permission::comment_letter:
      return "Votre compte permet de lire cette lettre, pas de la commenter\u00a0: rien n’a été "
             "enregistré. Demandez à qui la coordonne.";
    case Permission::edit_letter:
      return "Votre compte ne permet pas d’écrire dans cette lettre\u00a0: rien n’a été "
             "enregistré. Demandez à qui la coordonne.";
    case Permission::approve_letter:
      return "Votre compte ne permet pas d’approuver cette lettre\u00a0: rien n’a changé. Demandez "
             "à qui la coordonne.";
    case Permission::coordinate:
      return "Ceci est réservé à la coordination du réseau\u00a0: rien n’a changé.";
    case Permission::operate:
      return "Ceci est réservé aux personnes qui exploitent vigie\u00a0: rien n’a changé.";
  }
  return "";
}

static_assert(kPasswordBytesMin == 12, "a sentence below says it");

std::string_view sentence_of(PasswordVerdict verdict) {
  switch (verdict) {
    case PasswordVerdict::fine:
      return "ce mot de passe convient";
    case PasswordVerdict::too_short:
      return "le mot de passe doit avoir au moins 12 signes";
    case PasswordVerdict::too_long:
      return "le mot de passe est trop long";
    case PasswordVerdict::repeated:
      return "le mot de passe répète les mêmes signes\u00a0: on le devinerait aussitôt";
    case PasswordVerdict::row:
      return "le mot de passe suit les rangées du clavier, l’alphabet ou les chiffres\u00a0: on le "
             "devinerait aussitôt";
    case PasswordVerdict::common:
      return "le mot de passe est fait de mots ou de nombres que tout le monde prend\u00a0: "
             "choisissez plutôt "
             "quatre mots au hasard";
  }
  return "";
}

}  // namespace vigie::people
