// SPDX-License-Identifier: EUPL-1.2
/// How wide words come out in the letter's faces, and how many lines they take.
///
/// Shape   words are put on lines one after the other, as a browser puts them: a line ends before the
///         word that does not fit, at a space, after a hyphen or a dash; a word wider than its column
///         counts for the lines that it would fill.
/// Units   sizes in tenths of a pixel, columns in pixels, advances in thousandths of the size.
/// Pure    yes.
/// Source  the advances of DejaVu Sans and Liberation Serif, which stand for Verdana and for Georgia
///         where neither is installed: in Chromium on Debian. Kerning is left out (under 0.2 %).
#pragma once

#include <string_view>
#include <vector>

namespace vigie::letter {

enum class Face { sans, serif };

struct Type {
  Face face = Face::sans;
  int tenths = 122;  ///< of a pixel
  int line = 16;     ///< pixels
  bool bold = false;
};

/// A stretch of text in one weight; "\n" begins a line.
struct Stretch {
  std::string_view text;
  bool bold = false;
};

/// At least 1; 0 for no text at all.
int line_count(const std::vector<Stretch>& text, const Type& type, int width);

struct Widths {
  int longest_word = 0;  ///< pixels
  int whole = 0;         ///< on one line
};
/// What a table's cell may be squeezed to, and what it would take alone.
Widths widths_of(const std::vector<Stretch>& text, const Type& type);

}  // namespace vigie::letter
