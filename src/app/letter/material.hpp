// SPDX-License-Identifier: EUPL-1.2
/// What an issue may be made of: panorama and kept stories of its weeks, own texts of its month.
///
/// Shape   what no other issue of the letter took, decided since kLookBackDays before the month
///         began; links without trackers, as blocks will hold them.
/// Errors  storage; invalid_input for what is no month.
#pragma once

#include "app/letter/letter_files.hpp"
#include "letter/propose.hpp"

namespace vigie::app {

inline constexpr int kLookBackDays = 31;

/// Its first day; invalid_input for what is no month.
Result<Day> first_day(std::string_view month);

/// Panorama and kept stories; no texts.
Result<letter::Material> press_material(store::Reader& reader, const LetterPlan& plan,
                                        std::string_view month, IssueId issue);

/// The texts that no other issue of the month took.
Result<std::vector<OwnText>> texts_left(store::Reader& reader, const store::IssueRow& row,
                                        std::vector<OwnText> texts);

}  // namespace vigie::app
