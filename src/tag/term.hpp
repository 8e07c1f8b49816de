// SPDX-License-Identifier: EUPL-1.2
/// When a word of the vocabulary and a word of an article are the same. Only for src/tag.
///
/// Shape   a word meets itself and its plural ("logement", "logements"; "social", "sociaux"), and
///         after an é its feminine. A star behind it in the vocabulary lets it meet its whole stem
///         ("éducatif*": "éducatives"), still never a word of another length ("univers*" is no
///         "universités"); an equals sign keeps it to its own form ("municipales=" is no
///         "municipale"). All in capitals it is an abbreviation, met only as written; a capital at
///         its start is wanted. A term of one plain word is no name: "papillon" does not meet
///         "l'application Papillon".
/// Pure    yes.
#pragma once

#include <cstdint>
#include <string_view>

#include "tag/tokens.hpp"

namespace vigie::tag {

struct TermWord {
  std::uint64_t key = 0;  ///< of the stem, or of the abbreviation as written
  std::uint32_t start = 0;
  std::uint32_t folded_begin = 0;  ///< in the text that `reads` is given
  std::uint16_t folded_bytes = 0;
  bool as_written = false;
  bool stemmed = false;
  bool exact = false;
  bool capital = false;
};

/// The key under which an abbreviation stands.
std::uint64_t as_written(std::string_view raw);

/// The word at `at` of a vocabulary's term.
TermWord term_word(const Tokens& term, std::size_t at);

/// `folded`: the wanted word.
bool meets(const TermWord& wanted, std::string_view folded, const Tokens& tokens, std::size_t at);

/// Does the token begin a sentence, a quotation or what stands behind a colon? Its capital says
/// nothing there.
bool begins_sentence(const Tokens& tokens, std::size_t at);

/// Is the token written as a name: with a capital, inside a sentence?
bool is_name(const Tokens& tokens, std::size_t at);

}  // namespace vigie::tag
