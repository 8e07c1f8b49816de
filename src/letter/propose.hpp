// SPDX-License-Identifier: EUPL-1.2
/// Panorama, kept stories and own texts -> proposals for the empty places of an issue.
///
/// Shape   what a person placed or wrote stays as it is, at its place. The places that are left,
///         up to each section's maximum, are filled from its sources in their order; a piece serves
///         once in an issue, and what a person took out is not proposed again. An own text that
///         links to a piece stands for it. What was not taken is left for later; what is missing is
///         for the preflight to say.
/// Pure    same plan, blocks and material, same proposal: proposing twice changes nothing.
#pragma once

#include <string>
#include <vector>

#include "model/letter.hpp"

namespace vigie::letter {

struct Material {
  std::vector<OwnText> texts;
  std::vector<Candidate> panorama;  ///< in the panorama's order
  std::vector<Candidate> kept;      ///< newest first
};

/// What the issue holds before anything is proposed.
struct Standing {
  std::vector<Block> blocks;
  std::vector<Block> taken_out;  ///< by a person: article and file only
};

struct Proposal {
  std::vector<Block> blocks;   ///< the issue as it becomes, in order; without id: new
  std::vector<Block> dropped;  ///< proposals of before that no longer stand
};

Proposal propose(const LetterPlan& plan, const Standing& standing, const Material& material);

/// In the order of the plan's sections, then by place, each on the page where its section is; those
/// of unknown sections last.
void put_in_order(const LetterPlan& plan, std::vector<Block>& blocks);

/// A piece of the press as a block, without a place.
Block block_of(const Candidate& piece);
/// An own text as a block, without a place.
Block block_of(const OwnText& text);

/// Is one of these codes, or the département of one of these communes, in the territory?
bool concerns(const std::vector<std::string>& territory, const std::vector<std::string>& codes);

}  // namespace vigie::letter
