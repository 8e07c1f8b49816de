// SPDX-License-Identifier: EUPL-1.2
/// A C++ file as pieces: what is code, what is comment, what is a string.
///
/// Shape   pieces in order, without gaps; a string's piece has its quotes, and a raw string its
///         delimiters. Enough for files that a formatter wrote: no trigraphs, no line splices.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

struct CppPiece {
  enum class Kind { code, comment, text, raw_text, character };
  Kind kind = Kind::code;
  std::size_t from = 0;
  std::size_t to = 0;  ///< behind its last byte
};

/// #include lines are comments here: their quotes hold no text.
std::vector<CppPiece> pieces_of(std::string_view code);

/// The same length and lines, blanks in place of comments and of what strings hold.
std::string code_alone(std::string_view code);

/// The same length and lines, blanks in place of comments; strings stay.
std::string without_comments(std::string_view code);

struct CppLiteral {
  std::size_t at = 0;  ///< of its first byte
  std::string text;    ///< as it is written, escapes included
  bool raw = false;
};

std::vector<CppLiteral> literals_of(std::string_view code);

/// From 1.
std::size_t line_of(std::string_view text, std::size_t at);

}  // namespace vigie::test
