// SPDX-License-Identifier: EUPL-1.2
#include "text/utf8.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace vigie::text {
namespace {

unsigned char byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

struct Lead {
  std::size_t bytes = 0;
  char32_t bits = 0;
  char32_t smallest = 0;  ///< below it the form is overlong
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
  return {};
}

/// How many of the eight bytes at `at` come before one that is not ASCII.
std::size_t ascii_of_eight(const char* at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  constexpr bool kLowFirst = std::endian::native == std::endian::little;
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  word &= kHighBits;
  const int bits = kLowFirst ? std::countr_zero(word) : std::countl_zero(word);
  return static_cast<std::size_t>(bits) / 8;
}

bool is_surrogate(char32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

}  // namespace

Utf8Char read_utf8(std::string_view text) {
  if (text.empty()) return {};
  const unsigned char first = byte_at(text, 0);
  if (first < 0x80) return {first, 1, true};
  const Utf8Char refused{0xFFFD, 1, false};
  const Lead lead = lead_of(first);
  if (lead.bytes == 0 || text.size() < lead.bytes) return refused;
  char32_t code = lead.bits;
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    const unsigned char next = byte_at(text, i);
    if ((next & 0xC0U) != 0x80U) return refused;
    code = (code << 6U) | (next & 0x3FU);
  }
  if (code < lead.smallest || code > 0x10FFFF || is_surrogate(code)) return refused;
  return {code, lead.bytes, true};
}

std::size_t ascii_run(std::string_view text) {
  std::size_t run = 0;
  while (run + 8 <= text.size()) {
    const std::size_t ascii = ascii_of_eight(text.data() + run);
    run += ascii;
    if (ascii < 8) return run;
  }
  while (run < text.size() && byte_at(text, run) < 0x80) ++run;
  return run;
}

std::size_t find_control(std::string_view text, std::size_t from) {
  constexpr std::size_t kBlock = 64;  // of a known size: compared many bytes at a time
  for (; from + kBlock <= text.size(); from += kBlock) {
    const std::string_view block = text.substr(from, kBlock);
    unsigned char found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) found |= is_control(block[i]) ? 1 : 0;
    if (found != 0) break;
  }
  while (from < text.size() && !is_control(text[from])) ++from;
  return from < text.size() ? from : std::string_view::npos;
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || is_surrogate(code)) code = 0xFFFD;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t utf8_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (byte_at(text, end) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

char32_t windows_1252(unsigned char byte) {
  static constexpr std::array<char16_t, 32> kHigh = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (byte < 0x80 || byte > 0x9F) return byte;
  return kHigh[byte - 0x80U];
}

bool is_showable(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  if (code >= 0x7F && code <= 0x9F) return false;
  if (code >= 0x202A && code <= 0x202E) return false;
  if (code >= 0x2066 && code <= 0x2069) return false;
  if (code >= 0xFDD0 && code <= 0xFDEF) return false;
  if (code >= 0xE0000 && code <= 0xE007F) return false;
  return code != 0xFEFF && (code & 0xFFFEU) != 0xFFFE;
}

bool is_ignorable(char32_t code) {
  if (code < 0xAD) return false;
  if (code < 0x2000) {
    return code == 0xAD || code == 0x34F || code == 0x61C || code == 0x115F || code == 0x1160 ||
           code == 0x17B4 || code == 0x17B5 || (code >= 0x180B && code <= 0x180F);
  }
  if (code < 0x3000) {
    return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F);
  }
  return code == 0x3164 || (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || code == 0xFFA0 ||
         (code >= 0xFFF0 && code <= 0xFFF8) || (code >= 0x1BCA0 && code <= 0x1BCA3) ||
         (code >= 0x1D173 && code <= 0x1D17A) || (code >= 0xE0000 && code <= 0xE0FFF);
}

bool shapes_what_is_seen(char32_t ignorable, char32_t before) {
  const bool joiner = ignorable >= 0x200C && ignorable <= 0x200F;
  const bool selector = ignorable >= 0xFE00 && ignorable <= 0xFE0F;
  if (!joiner && !selector && ignorable != 0x61C) return false;
  const bool keycap = (before >= '0' && before <= '9') || before == '#' || before == '*';
  if (keycap) return selector;
  constexpr char32_t kFirstJoiningScript = 0x590;  // Hebrew; Arabic and the Indic scripts follow
  const bool latin = before >= 0x1E00 && before < 0x203C;  // letters, spaces, dashes, quotes
  return before >= kFirstJoiningScript && !latin;
}

std::string showable(std::string_view utf8) {
  std::string shown;
  shown.reserve(utf8.size());
  for (Utf8Char next; !utf8.empty(); utf8.remove_prefix(next.bytes)) {
    next = read_utf8(utf8);
    if (is_showable(next.code)) append_utf8(shown, next.code);
  }
  return shown;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace vigie::text
