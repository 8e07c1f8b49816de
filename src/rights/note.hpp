// SPDX-License-Identifier: EUPL-1.2
/// May this note go with a press article? It must be the curator's own words.
///
/// Shape   a note and the texts its article came with (title, feed excerpt) -> a verdict; a refusal
///         is an outcome, not an error.
/// Units   the share counts the note's runs of five words that stand in one of the texts, among all
///         its runs of five words; words are folded (case, accents, elisions).
/// Pure    yes.
/// Source  CPI L. 211-3-1 (very short extracts), L. 122-5; no number stands in the law: 40 % and
///         five words are the network's choice, and copying half a sentence passes them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vigie::rights {

inline constexpr std::size_t kNoteSignsMax = 2000;
inline constexpr std::size_t kNoteWordsMin = 3;
inline constexpr std::size_t kRunWords = 5;
inline constexpr double kCopiedShareMax = 0.40;

enum class NoteVerdict { own_words, missing, too_short, too_long, copied };

inline constexpr NoteVerdict kNoteVerdicts[] = {NoteVerdict::own_words, NoteVerdict::missing,
                                                NoteVerdict::too_short, NoteVerdict::too_long,
                                                NoteVerdict::copied};

NoteVerdict judge_note(std::string_view note, std::span<const std::string_view> texts);

/// Between 0 and 1; 0 for a note under kRunWords words.
double copied_share(std::string_view note, std::span<const std::string_view> texts);

}  // namespace vigie::rights
