// SPDX-License-Identifier: EUPL-1.2
/// What is said to a person of what may go on the panorama, or is on it, on pages and command line
/// alike.
///
/// Shape   one whole sentence per outcome, a participle per state; never empty.
/// Pure    yes.
#pragma once

#include <string_view>

#include "model/panorama.hpp"
#include "panorama/panorama.hpp"

namespace vigie::panorama {

std::string_view sentence_of(Relay relay);
/// What became of a proposal: "retenue".
std::string_view word_of(ProposalState state);
/// Where an item stands: "parue".
std::string_view word_of(ItemState state);

}  // namespace vigie::panorama
