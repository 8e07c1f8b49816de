// SPDX-License-Identifier: EUPL-1.2
/// The days of an issue in the making.
///
/// Shape   a letter's rhythm and today -> the month whose issue is to be drafted, the day on which
///         its pages are due, the reminder that is owed.
/// Units   civil days in Paris; months "2026-11".
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/letter_rhythm.hpp"

namespace vigie::letter {

/// Days before a page is due on which its owner is reminded.
inline constexpr std::array kPageReminders{3, 0};
/// So long after a draft made itself it is still news.
inline constexpr int kDraftKnownDays = 7;

/// The current month, from the day of its draft on; none where nothing is to be made.
std::optional<std::string> month_to_draft(const LetterRhythm& rhythm, Day today);
std::optional<Day> pages_due(const LetterRhythm& rhythm, std::string_view month);
/// The nearest delay that today has reached; none before the first, and once the day is over.
std::optional<int> page_reminder(Day due_on, Day today);

}  // namespace vigie::letter
