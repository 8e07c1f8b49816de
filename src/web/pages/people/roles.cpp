// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/roles.hpp"

#include <algorithm>

#include "people/appointing.hpp"
#include "people/wording.hpp"

namespace vigie::web {
namespace {

constexpr RoleChoice kRoleChoices[] = {
    {"curator", "veille", Role::curator, false},
    {"reader", "lecture", Role::reader, false},
    {"referent", "référence du centre", Role::coordinator, false},
    {"coordinator", "coordination du réseau", Role::coordinator, true},
    {"letter_editor", "rédaction de la lettre", Role::letter_editor, true},
    {"approver", "approbation de la lettre", Role::approver, true},
    {"operator", "exploitation", Role::operations, true}};

}  // namespace

std::optional<RoleChoice> role_choice(std::string_view code) {
  const auto found = std::ranges::find(kRoleChoices, code, &RoleChoice::code);
  if (found == std::end(kRoleChoices)) return std::nullopt;
  return *found;
}

std::vector<render::View> role_choices_view(const std::vector<Grant>& actor,
                                            std::string_view chosen) {
  const bool network = people::coordinates_network(actor);
  std::vector<render::View> choices;
  for (const RoleChoice& each : kRoleChoices) {
    if (each.for_all && !network) continue;
    choices.push_back(render::View()
                          .set("code", each.code)
                          .set("label", each.label)
                          .set("chosen", each.code == chosen));
  }
  return choices;
}

std::vector<render::View> centre_choices_view(const std::vector<Grant>& actor,
                                              const std::vector<store::StoredCentre>& centres,
                                              std::string_view chosen) {
  std::vector<render::View> choices;
  for (const store::StoredCentre& each : centres) {
    if (each.retired_at || !people::coordinates_centre(actor, each.id)) continue;
    choices.push_back(render::View()
                          .set("key", each.centre.key)
                          .set("label", each.centre.name)
                          .set("chosen", each.centre.key == chosen));
  }
  return choices;
}

std::string grant_words(const Grant& grant, const CentreTitles& centres) {
  const bool referent = grant.role == Role::coordinator && grant.centre;
  std::string words(referent ? "référence du centre" : people::words_for(grant.role));
  const auto centre = centres.find(grant.centre);
  if (centre != centres.end()) words += ", " + centre->second.centre.name;
  if (!grant.letter.empty()) words += " (" + grant.letter + ")";
  return words;
}

CentreTitles titles_of(const std::vector<store::StoredCentre>& centres) {
  CentreTitles titles;
  for (const store::StoredCentre& each : centres) titles.emplace(each.id, each);
  return titles;
}

}  // namespace vigie::web
