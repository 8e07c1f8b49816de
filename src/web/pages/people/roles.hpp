// SPDX-License-Identifier: EUPL-1.2
/// Roles as people choose them: "référence du centre" and "coordination du réseau" are one role of
/// the program, for a centre or for all.
///
/// Shape   a choice's code in forms <-> a role and whether it is the whole network's.
/// Pure    yes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/grant.hpp"
#include "render/view.hpp"
#include "store/people/centre_repo.hpp"

namespace vigie::web {

struct RoleChoice {
  std::string_view code;
  std::string_view label;
  Role role;
  bool for_all;
};
std::optional<RoleChoice> role_choice(std::string_view code);
/// Those that who holds these grants may give.
std::vector<render::View> role_choices_view(const std::vector<Grant>& actor,
                                            std::string_view chosen);

/// The centres that who holds these grants looks after; retired ones left out.
std::vector<render::View> centre_choices_view(const std::vector<Grant>& actor,
                                              const std::vector<store::StoredCentre>& centres,
                                              std::string_view chosen);

using CentreTitles = std::map<CentreId, store::StoredCentre>;
/// "veille, Labo Cités"; "rédaction de la lettre (resonances)"
std::string grant_words(const Grant& grant, const CentreTitles& centres);
CentreTitles titles_of(const std::vector<store::StoredCentre>& centres);

}  // namespace vigie::web
