// SPDX-License-Identifier: EUPL-1.2
/// [parution] of letter.toml -> when its issues are made.
///
/// Shape   what is not given does not happen by itself.
/// Errors  diagnostics: days that not every month has, pages due before their draft, what is no
///         month.
#pragma once

#include <filesystem>

#include "config/toml_reader.hpp"
#include "model/letter_rhythm.hpp"

namespace vigie::config {

LetterRhythm read_rhythm(TableReader table);

/// Of a letter's file; nothing by itself where it cannot be read.
LetterRhythm load_rhythm(const std::filesystem::path& file);

}  // namespace vigie::config
