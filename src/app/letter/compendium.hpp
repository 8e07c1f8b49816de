// SPDX-License-Identifier: EUPL-1.2
/// The initiatives that a letter told in a year, read from the issues that left.
///
/// Errors  storage; those of rendering.
#pragma once

#include "app/letter/letter_files.hpp"
#include "letter/compendium.hpp"

namespace vigie::app {

inline constexpr int kCompendiumMax = 100;

/// Of public issues of that year, in their order.
Result<std::vector<letter::Experience>> read_experiences(store::Reader& reader,
                                                         const LetterPlan& plan, int year);

/// The whole document.
Result<std::string> compendium_of(store::Reader& reader, const config::VigieConfig& config,
                                  const LetterFiles& files, int year);

}  // namespace vigie::app
