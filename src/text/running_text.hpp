// SPDX-License-Identifier: EUPL-1.2
/// The start of a text that says itself: words that whoever writes it elsewhere may copy at once.
///
/// Shape   bytes from the start: ASCII that `plain` holds (never a space), letters and signs of
///         Latin writing (U+00A0 to U+024F, the dashes, quotes and dots of U+2010 to U+2027), and a
///         space between two of these. It never begins or ends with a space, nor has two in a row.
/// Units   bytes, cut between two characters.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/byte_set.hpp"

namespace vigie::text {

/// The bytes of the letter or sign that `text` begins with; 0 where it is none of those above.
inline std::size_t latin_bytes(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const auto continues = [byte](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  if (text.size() >= 2 && byte(0) >= 0xC2 && byte(0) <= 0xC9 && continues(1)) {
    return byte(0) > 0xC2 || byte(1) >= 0xA0 ? 2 : 0;
  }
  if (text.size() >= 3 && byte(0) == 0xE2 && byte(1) == 0x80 && continues(2)) {
    return byte(2) >= 0x90 && byte(2) <= 0xA7 ? 3 : 0;
  }
  return 0;
}

inline std::size_t running_text(std::string_view text, const ByteSet& plain) {
  const auto sign_at = [text, &plain](std::size_t at) -> std::size_t {
    if (at >= text.size()) return 0;
    if (static_cast<unsigned char>(text[at]) >= 0x80) return latin_bytes(text.substr(at));
    return plain.holds(text[at]) ? 1 : 0;
  };
  std::size_t run = sign_at(0);
  if (run == 0) return 0;
  for (;;) {
    run += plain.run(text.substr(run));
    if (run + 1 < text.size() && text[run] == ' ' && plain.holds(text[run + 1])) {
      run += 2;  // most words begin and end with ASCII
      continue;
    }
    if (const std::size_t sign = sign_at(run); sign > 0) {
      run += sign;
    } else if (run < text.size() && text[run] == ' ' && sign_at(run + 1) > 0) {
      ++run;
    } else {
      return run;
    }
  }
}

}  // namespace vigie::text
