// SPDX-License-Identifier: EUPL-1.2
/// French text reduced to what two spellings of one thing have in common.
///
/// Shape   `fold`: lower case, no accents, œ → oe, æ → ae, every apostrophe ', every dash -, every
///         space a plain one: "L’Œuvre à Évry" → "l'oeuvre a evry".
///         `words`: folded words without punctuation. Elisions go ("l'école" → "ecole"), compound
///         words split at the hyphen, inclusive forms become one word: "chargé·es", "chargé(e)s"
///         and "chargé.e.s" → "chargees", "acteur·rices" → "acteurs".
/// Errors  none: bytes that are no UTF-8 are skipped.
/// Pure    yes.
/// Source  utf8proc (Unicode compatibility decomposition).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

std::string fold(std::string_view utf8);
std::vector<std::string> words(std::string_view utf8);

/// A word with where it stood, for rules that look at capitals and at what stands before it.
struct FoldedWord {
  std::uint32_t begin = 0;  ///< byte in the text given
  std::uint32_t end = 0;
  std::uint32_t folded_begin = 0;  ///< byte in `folded`
  std::uint32_t folded_end = 0;
};
/// Room for the words of a text, for texts read by the thousand: no allocation once it has grown.
struct FoldedText {
  std::string folded;
  std::vector<FoldedWord> words;
};
/// A text with its words, a space between two, where somebody else keeps them.
struct Folded {
  std::string_view text;    ///< "l'École publique"
  std::string_view folded;  ///< "ecole publique"
  std::span<const FoldedWord> words;

  std::string_view folded_of(const FoldedWord& word) const {
    return folded.substr(word.folded_begin, word.folded_end - word.folded_begin);
  }
  /// Of the first bytes of the text; none where they end inside a word.
  std::optional<Folded> first(std::size_t bytes) const;
};
/// Texts of 4 GB or more are not for it.
Folded fold_words(std::string_view utf8, FoldedText& room);

/// "L’école d’Évry" → "ecole evry".
std::string folded_words(std::string_view utf8);

}  // namespace vigie::text
