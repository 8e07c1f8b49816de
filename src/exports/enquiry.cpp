// SPDX-License-Identifier: EUPL-1.2
#include "exports/enquiry.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "exports/formats.hpp"

namespace vigie::exports {
namespace {

constexpr std::array<FacetValue, 5> kChannels{{{"courriel", "courriel"},
                                               {"telephone", "téléphone"},
                                               {"visite", "visite"},
                                               {"formulaire", "formulaire"},
                                               {"rencontre", "rencontre"}}};
constexpr std::array<FacetValue, 11> kAskers{
    {{"villes", "villes"},
     {"institutions", "institutions\u00A0: préfectures, DDETS…"},
     {"associations", "associations"},
     {"epci", "EPCI"},
     {"departements", "départements"},
     {"bailleurs", "bailleurs"},
     {"education", "éducation"},
     {"habitants", "habitants, conseils citoyens"},
     {"recherche", "étudiants, chercheurs"},
     {"crpv", "autres centres de ressources"},
     {"autre", "autre"}}};
constexpr std::array<FacetValue, 9> kNeeds{{{"documents", "documents"},
                                            {"experiences", "expériences"},
                                            {"intervenant", "intervenant·e"},
                                            {"lieu", "personne ou lieu-ressource"},
                                            {"cabinet", "cabinet d’évaluation"},
                                            {"statistiques", "statistiques des quartiers"},
                                            {"bibliographie", "bibliographie ou dossier"},
                                            {"emploi", "offre d’emploi"},
                                            {"reseau", "mise en réseau"}}};
constexpr std::array<FacetValue, 6> kAnswers{{{"documents", "documents"},
                                              {"bibliographie", "bibliographie"},
                                              {"dossier", "dossier thématique"},
                                              {"orientation", "orientation"},
                                              {"intervenant", "intervenant"},
                                              {"emploi", "offre d’emploi"}}};
constexpr std::array<EnquiryStateWord, 5> kStates{{{"open", "ouverte"},
                                                   {"waiting", "en attente"},
                                                   {"closed", "close"},
                                                   {"dropped", "sans suite"},
                                                   {"redirected", "réorientée"}}};

}  // namespace

std::span<const FacetValue> facet_values(FacetKind kind) {
  switch (kind) {
    case FacetKind::channel:
      return kChannels;
    case FacetKind::asker:
      return kAskers;
    case FacetKind::need:
      return kNeeds;
    case FacetKind::answer:
      return kAnswers;
  }
  return {};
}

std::string_view facet_label(FacetKind kind, std::string_view code) {
  for (const FacetValue& value : facet_values(kind)) {
    if (value.code == code) return value.label;
  }
  return code;
}

std::span<const EnquiryStateWord> enquiry_states() { return kStates; }

std::string_view enquiry_state_label(std::string_view code) {
  for (const EnquiryStateWord& state : kStates) {
    if (state.code == code) return state.label;
  }
  return code;
}

std::string answer_text(std::string_view question, std::span<const AnswerPiece> pieces,
                        std::string_view signature) {
  std::string out = "Bonjour,\n\nVous nous avez demandé\u00A0:\n" + std::string(question) + "\n";
  if (!pieces.empty()) out += "\nVoici ce que nous avons trouvé.\n";
  int number = 0;
  for (const AnswerPiece& piece : pieces) {
    const std::string reference = piece.record ? iso690_of(*piece.record, {}) : piece.reference;
    out += fmt::format("\n{}. {}\n", ++number, reference);
    if (!piece.line.empty()) out += "   " + piece.line + "\n";
  }
  return out + fmt::format("\nBien à vous,\n{}\n", signature);
}

std::string share_words(std::int64_t count, std::int64_t base) {
  if (base == 0) return "";
  std::string percent =
      fmt::format("{:.1f}", static_cast<double>(count) * 100 / static_cast<double>(base));
  std::ranges::replace(percent, '.', ',');
  return fmt::format("{}\u00A0% ({} sur {})", percent, count, base);
}

std::optional<double> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  const auto upper = static_cast<double>(values[middle]);
  if (values.size() % 2 == 1) return upper;
  return (static_cast<double>(values[middle - 1]) + upper) / 2;
}

}  // namespace vigie::exports
