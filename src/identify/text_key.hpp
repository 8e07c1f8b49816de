// SPDX-License-Identifier: EUPL-1.2
/// A sketch of a text, equal for reprints and near for edited ones.
///
/// Shape   16 bytes: eight lanes of 16 bits, each the smallest of all the text's three-word runs
///         under another hash (minhash). Two sketches are equal when the texts are the same but for
///         typography, and nearly always when a word or two differ; the share of equal lanes
///         estimates the share of runs in common. "" below kTextWordsMin words, where a standing
///         sentence ("Retrouvez chaque jour…") would pass for a text.
/// Units   at most kTextWordsMax words are read.
/// Pure    same words, same sketch, on every machine.
/// Source  Broder, On the resemblance and containment of documents (1997).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vigie::identify {

inline constexpr std::size_t kTextWordsMin = 25;
inline constexpr std::size_t kTextWordsMax = 5'000;

/// Of the words of a text, as text::words gives them.
std::string text_key(std::span<const std::string> words);

/// The key of a title: its words folded, without the label in front ("VIDEO.", "Direct :").
std::string title_key(std::string_view title);

}  // namespace vigie::identify
