// SPDX-License-Identifier: EUPL-1.2
/// newsletter/<letter>/textes/<month>/*.md -> the own texts of a month.
///
/// Shape   each file opens with lines `mot : valeur` between two lines `---`, then its Markdown.
///         Texts come by section order number, then by file name.
/// Units   at most kOwnTextsMax files of kOwnTextBytesMax bytes.
/// Errors  diagnostics, as of the other files that people edit: an unknown word, a section that the
///         plan does not have, a title or a section that is missing, bytes that are no UTF-8.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "config/diagnostic.hpp"
#include "model/letter.hpp"

namespace vigie::config {

inline constexpr std::size_t kOwnTextsMax = 100;
inline constexpr std::size_t kOwnTextBytesMax = 64 << 10;

/// A folder that does not exist holds no text, and that is no mistake.
Loaded<std::vector<OwnText>> load_own_texts(const std::filesystem::path& folder,
                                            const LetterPlan& plan);

/// One file. `file` is what diagnostics name.
Loaded<OwnText> read_own_text(std::string_view bytes, const std::string& file,
                              const LetterPlan& plan);

}  // namespace vigie::config
