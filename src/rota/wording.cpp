// SPDX-License-Identifier: EUPL-1.2
#include "rota/wording.hpp"

#include "base/format.hpp"

namespace vigie::rota {
namespace {

std::string because(const std::string& reason) {
  return reason.empty() ? std::string() : fmt::format(" ({})", reason);
}

}  // namespace

std::string who_and_why(const DutyHolder& duty, const DutyNames& names) {
  const std::string reason = because(duty.reason);
  switch (duty.why) {
    case Why::plan:
      return names.centre;
    case Why::swap:
      return fmt::format("{}, par échange avec {}", names.centre, names.instead_of);
    case Why::replacement:
      return fmt::format("{}, qui remplace {}{}", names.centre, names.instead_of, reason);
    case Why::backup:
      return fmt::format("{}, suppléant de {}, absent{}", names.centre, names.instead_of, reason);
    case Why::closed:
      return fmt::format("personne, semaine fermée{}", reason);
    case Why::nobody:
      return fmt::format("personne, car {} est absent{} et aucun suppléant n’est là",
                         names.instead_of, reason);
  }
  return names.centre;
}

std::string_view word_of(OverrideKind kind) {
  return kind == OverrideKind::swap ? "échange" : "remplacement";
}

std::string_view word_of(OverrideState state) {
  switch (state) {
    case OverrideState::asked:
      return "demandé";
    case OverrideState::taken:
      return "accepté";
    case OverrideState::declined:
      return "refusé";
    case OverrideState::withdrawn:
      return "retiré";
    case OverrideState::done:
      return "fait";
  }
  return "demandé";
}

std::string hour_in_words(std::string_view handoff) {
  const std::size_t space = handoff.find(' ');
  const std::size_t colon = handoff.find(':');
  if (space == std::string_view::npos || colon == std::string_view::npos || colon < space) {
    return std::string(handoff);
  }
  std::string_view hour = handoff.substr(space + 1, colon - space - 1);
  if (hour.size() == 2 && hour.front() == '0') hour.remove_prefix(1);
  return fmt::format("{} à {}\u00a0h\u00a0{}", handoff.substr(0, space), hour,
                     handoff.substr(colon + 1));
}

}  // namespace vigie::rota
