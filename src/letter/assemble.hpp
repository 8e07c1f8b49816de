// SPDX-License-Identifier: EUPL-1.2
/// Panorama, kept stories and own texts -> the issue of a month, within the plan's quotas.
///
/// Shape   sections are filled in the order of the plan, each from its sources in their order, up
///         to its maximum; a piece serves once. An own text that links to a piece stands for it.
///         What was not taken is left for next month; what is missing is for the preflight to say.
/// Units   month "2026-11".
/// Pure    same plan and material, same issue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/letter.hpp"

namespace vigie::letter {

struct Material {
  std::vector<OwnText> texts;
  std::vector<Candidate> panorama;  ///< in the panorama's order
  std::vector<Candidate> kept;      ///< newest first
};

Issue assemble(const LetterPlan& plan, std::string_view month, int number,
               const Material& material);

/// Is one of these codes, or the département of one of these communes, in the territory?
bool concerns(const std::vector<std::string>& territory, const std::vector<std::string>& codes);

/// Slots are written "%%name%%" in rendered bytes: what people and feeds write cannot hold one.
std::string without_slots(std::string_view text);

}  // namespace vigie::letter
