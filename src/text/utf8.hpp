// SPDX-License-Identifier: EUPL-1.2
/// Code points of UTF-8 text, one at a time.
///
/// Shape   `read_utf8` answers the code point at the start of a text and how many bytes it takes.
/// Errors  what is no UTF-8 (overlong, surrogate, cut) has `valid` false and a size of 1 byte.
/// Pure    yes.
/// Source  RFC 3629; The Unicode Standard, table 3-7.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::text {

struct Utf8Char {
  char32_t code = 0xFFFD;
  std::size_t bytes = 0;  ///< 0 only at the end of the text
  bool valid = false;
};

Utf8Char read_utf8(std::string_view text);

/// How many bytes at the start are ASCII: most of any feed, and quick to pass by.
std::size_t ascii_run(std::string_view text);

/// Surrogates and numbers past U+10FFFF are written as U+FFFD.
void append_utf8(std::string& out, char32_t code);

bool is_utf8(std::string_view text);

/// Code points of valid UTF-8: what a person counts as « signes ».
std::size_t utf8_length(std::string_view text);

/// The longest beginning of `text` of at most `max_bytes` bytes that cuts no code point.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

/// What windows-1252 means by a byte from 0x80 to 0x9F; 0 for the five it leaves undefined.
char32_t windows_1252(unsigned char byte);

/// Bytes under 0x20 that are no white space: no document may hold them.
constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// The first of these from `from` on; npos where there is none.
std::size_t find_control(std::string_view text, std::size_t from = 0);

/// May this code point stand in a text we show? Not: C0 and C1 controls other than white space,
/// directional overrides (they turn a sentence around; the marks of Arabic and Hebrew do not), the
/// byte order mark, invisible tags, noncharacters.
bool is_showable(char32_t code);

/// Seen by nobody, and so part of no word: soft hyphen, zero-width spaces and joiners, directional
/// marks, variation selectors. Unicode calls them default-ignorable.
bool is_ignorable(char32_t code);

/// Does this ignorable code point shape what stands before it? Joiners, marks and selectors do in
/// the scripts that use them and within emoji; in Latin text they only cut words.
bool shapes_what_is_seen(char32_t ignorable, char32_t before);

/// The same text without what may not stand in it.
std::string showable(std::string_view utf8);

/// space, tab, line feed, form feed, carriage return
constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Runs of white space become one space; none is left at the ends.
std::string one_line(std::string_view text);
std::string ascii_lower(std::string_view text);

}  // namespace vigie::text
