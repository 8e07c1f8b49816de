// SPDX-License-Identifier: EUPL-1.2
/// What is said to a person of what may go on the panorama, or is on it, on pages and command line
/// alike.
///
/// Shape   one whole sentence per outcome, a participle per state; never empty.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/panorama.hpp"
#include "panorama/duty.hpp"
#include "panorama/panorama.hpp"

namespace vigie::panorama {

std::string_view sentence_of(Relay relay);
std::string_view sentence_of(DutyRefusal refusal);
/// What became of a proposal: "retenue".
std::string_view word_of(ProposalState state);
/// Where an item stands: "parue".
std::string_view word_of(ItemState state);
/// "parue aujourd’hui à 9 h 46", "paraît demain à 8 h 30", "prête": `when` is said where it
/// matters.
std::string standing_words(ItemState state, std::string_view when);
/// "3 prêtes".
std::string counted_words(ItemState state, std::int64_t count);

}  // namespace vigie::panorama
