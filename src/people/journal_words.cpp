// SPDX-License-Identifier: EUPL-1.2
#include "people/journal_words.hpp"

#include <algorithm>

namespace vigie::people {
namespace {

struct Words {
  std::string_view kind;
  std::string_view words;
};

constexpr Words kWords[] = {
    {"login", "connexion"},
    {"invited", "invitation envoyée"},
    {"invitation withdrawn", "invitation retirée"},
    {"account added", "compte créé"},
    {"account disabled", "accès suspendu"},
    {"account enabled", "accès rétabli"},
    {"account closed", "compte fermé"},
    {"password changed", "mot de passe changé"},
    {"grant given", "rôle confié"},
    {"grant taken", "rôle repris"},
    {"second factor on", "double vérification mise en place"},
    {"second factor off", "double vérification levée"},
    {"recovery codes renewed", "codes de secours renouvelés"},
    {"kept", "gardée"},
    {"keep", "gardée"},
    {"discarded", "écartée"},
    {"discard", "écartée"},
    {"later", "remise à plus tard"},
    {"passed", "passée à un autre centre"},
    {"relayed", "relayée au panorama"},
    {"withdrawn", "retirée du panorama"},
    {"undo", "geste annulé"},
    {"split", "article détaché"},
    {"merge", "sujets rapprochés"},
    {"regroup-undo", "regroupement annulé"},
    {"tag", "étiquette corrigée"},
    {"add_page", "page ajoutée"},
    {"source_moved", "source\u00a0: nouvelle adresse"},
    {"source_moved_back", "source\u00a0: retour à l’adresse d’avant"},
    {"source_merged", "source réunie à une autre"},
    {"source_gone", "source disparue"},
    {"source added", "source ajoutée"},
    {"source changed", "source corrigée"},
    {"source paused", "source mise en pause"},
    {"source resumed", "source reprise"},
    {"source address", "source\u00a0: adresse proposée"},
    {"calendar renewed", "adresse d’agenda renouvelée"},
    {"hand-over note written", "note de passage écrite"},
    {"hand-over line done", "point de la note fait"},
    {"hand-over line undone", "point de la note à refaire"},
    {"issue", "lettre\u00a0: étape"},
    {"group-opened", "groupe de travail ouvert"},
    {"group-changed", "groupe de travail modifié"},
    {"group-closed", "groupe de travail clos"},
    {"group-joined", "groupe rejoint"},
    {"group-left", "groupe quitté"},
    {"group-note", "note de groupe écrite"},
    {"group-note-changed", "note de groupe modifiée"},
    {"group-meeting", "réunion de groupe annoncée"},
    {"group-meeting-removed", "réunion de groupe ôtée"},
    {"group-calendar", "agenda de groupe repris"},
};

constexpr std::string_view kAccounts[] = {"login",
                                          "invited",
                                          "invitation withdrawn",
                                          "account added",
                                          "account disabled",
                                          "account enabled",
                                          "account closed",
                                          "password changed",
                                          "grant given",
                                          "grant taken",
                                          "second factor on",
                                          "second factor off",
                                          "recovery codes renewed"};
constexpr std::string_view kSources[] = {"source_moved",  "source_moved_back", "source_merged",
                                         "source_gone",   "source added",      "source changed",
                                         "source paused", "source resumed",    "source address"};
constexpr std::string_view kPanorama[] = {"relayed", "withdrawn"};
constexpr std::string_view kLetters[] = {"issue"};

constexpr EventFamily kFamilies[] = {{"comptes", "Comptes et accès", kAccounts},
                                     {"sources", "Sources", kSources},
                                     {"panorama", "Panorama", kPanorama},
                                     {"lettres", "Lettres", kLetters}};

}  // namespace

std::string words_of_event(std::string_view kind, std::string_view detail) {
  const auto known = std::ranges::find(kWords, kind, &Words::kind);
  std::string words(known == std::end(kWords) ? kind : known->words);
  if (kind == "password changed" && detail == "mail") words += " par courriel";
  return words;
}

std::span<const EventFamily> event_families() { return kFamilies; }

}  // namespace vigie::people
