// SPDX-License-Identifier: EUPL-1.2
/// themes.toml: the themes of the network with their dates, successors and vocabulary.
///
/// Shape   one `[theme.<code>]` each, in the order of the file. `fortes`, `expressions`,
///         `courantes` and `faibles` hold terms by weight: a strong one is enough for the theme, a
///         plain one in the title too, a common one beside another, a weak one never. `exclusions` hold expressions in which a term means
///         something else, `contre` words that speak against the theme wherever they stand.
/// Errors  as diagnostics: a code that is no code, a missing name or date, an end before the start,
///         an unknown successor or a circle of them, a term given twice, without a word or too
///         long.
#pragma once

#include <filesystem>

#include "config/diagnostic.hpp"
#include "model/theme.hpp"

namespace vigie::config {

inline constexpr std::size_t kTermBytesMax = 120;

Loaded<Themes> load_themes(const std::filesystem::path& file);

}  // namespace vigie::config
