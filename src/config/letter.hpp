// SPDX-License-Identifier: EUPL-1.2
/// newsletter/<letter>/letter.toml -> the plan of a letter.
///
/// Shape   the plan as far as it could be read, and every mistake with its place.
/// Errors  diagnostics: unknown keys and sources, quotas that contradict one another, a section key
///         given twice, a letter without page.
#pragma once

#include <filesystem>

#include "config/diagnostic.hpp"
#include "model/centre.hpp"
#include "model/letter.hpp"

namespace vigie::config {

inline constexpr int kSectionBlocksMax = 30;

/// `centres` are those of centres.toml; when empty, the letter's centre is not checked.
Loaded<LetterPlan> load_letter(const std::filesystem::path& file, const Centres& centres = {});

/// The letters of a newsletter folder: names of its folders that hold a letter.toml, sorted.
std::vector<std::string> letters_in(const std::filesystem::path& newsletter);

}  // namespace vigie::config
