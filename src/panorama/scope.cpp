// SPDX-License-Identifier: EUPL-1.2
#include "panorama/scope.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/fold.hpp"

namespace vigie::panorama {
namespace {

constexpr std::size_t kNationalRegions = 2;

constexpr std::string_view kNationalWords[] = {"anct",
                                               "assemblee",
                                               "etat",
                                               "france",
                                               "francais",
                                               "gouvernement",
                                               "insee",
                                               "loi",
                                               "ministre",
                                               "national",
                                               "nationale",
                                               "nationaux",
                                               "parlement",
                                               "senat",
                                               "senateurs",
                                               "deputes",
                                               "president",
                                               "premier ministre",
                                               "cour des comptes"};
constexpr std::string_view kAnalysisWords[] = {
    "analyse",   "bilan",     "chronique",  "decryptage", "dossier",  "enquete",
    "entretien", "etude",     "evaluation", "interview",  "portrait", "rapport",
    "recherche", "reportage", "sociologue", "temoignage", "tribune"};
constexpr std::string_view kIncidentWords[] = {"accident",
                                               "agression",
                                               "arrete",
                                               "blesse",
                                               "blesses",
                                               "braquage",
                                               "coups de feu",
                                               "cambriolage",
                                               "drogue",
                                               "fusillade",
                                               "garde a vue",
                                               "homicide",
                                               "incendie",
                                               "interpelle",
                                               "interpelles",
                                               "interpellations",
                                               "meurtre",
                                               "point de deal",
                                               "poignarde",
                                               "rixe",
                                               "tirs",
                                               "tue",
                                               "violences urbaines"};

/// The first of the words that stands in the folded title, whole; "" where none does.
template <std::size_t Count>
std::string_view found_in(const std::string& folded, const std::string_view (&words)[Count]) {
  std::string_view first;
  std::size_t first_at = std::string::npos;
  for (const std::string_view word : words) {
    const std::size_t at = folded.find(fmt::format(" {} ", word));
    if (at < first_at) {
      first_at = at;
      first = word;
    }
  }
  return first;
}

ScopeSign reach_sign(const ScopeFacts& facts, std::string_view national) {
  if (facts.regions.size() >= kNationalRegions) {
    return {fmt::format("{}\u00a0régions, plutôt nationale", facts.regions.size()),
            fmt::format("{}", fmt::join(facts.regions, ", ")), true};
  }
  if (!national.empty()) {
    return {"plutôt nationale", fmt::format("le titre dit «\u00a0{}\u00a0»", national), true};
  }
  if (facts.regions.size() == 1) {
    return {"1\u00a0région\u00a0: portée à juger", facts.regions.front(), false};
  }
  return {"portée à juger", "aucun lieu reconnu", false};
}

}  // namespace

std::vector<ScopeSign> scope_of(const ScopeFacts& facts) {
  const std::string folded = fmt::format(" {} ", fmt::join(text::words(facts.title), " "));
  std::vector<ScopeSign> signs = {reach_sign(facts, found_in(folded, kNationalWords))};
  const std::string_view analysis = found_in(folded, kAnalysisWords);
  const std::string_view incident = found_in(folded, kIncidentWords);
  if (!analysis.empty()) {
    signs.push_back(
        {"plutôt une analyse", fmt::format("le titre dit «\u00a0{}\u00a0»", analysis), true});
  } else if (!incident.empty()) {
    signs.push_back(
        {"plutôt un fait divers", fmt::format("le titre dit «\u00a0{}\u00a0»", incident), false});
  }
  return signs;
}

}  // namespace vigie::panorama
