// SPDX-License-Identifier: EUPL-1.2
#include "text/mended.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr int kPassesMax = 2;  // some writers do it twice

/// The byte that a letter is in windows-1252, where C1 controls stand for themselves; 0 for others.
unsigned char western_byte(char32_t code) {
  if (code < 0x100) return static_cast<unsigned char>(code);
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) {
    if (windows_1252(static_cast<unsigned char>(byte)) == code) {
      return static_cast<unsigned char>(byte);
    }
  }
  return 0;
}

struct Range {
  char32_t first, last;
};

/// Letters of western Europe, marks and spaces of typography, signs that titles hold.
constexpr Range kFrench[] = {
    {0xA0, 0x17F},    {0x2002, 0x200A}, {0x2010, 0x2027}, {0x202F, 0x203A}, {0x20AC, 0x20AC},
    {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2190, 0x27BF}, {0xFE0F, 0xFE0F}, {0x1F300, 0x1FAFF}};

bool is_written_in_french(char32_t code) {
  return std::ranges::any_of(
      kFrench, [code](Range range) { return code >= range.first && code <= range.last; });
}

/// Does a text that begins with a letter beyond ASCII begin with one that those of French become, Â
/// to Å, â or ð, and another behind it? Nearly no text does.
bool may_begin(std::string_view utf8) {
  if (utf8.size() < 4 || utf8[0] != '\xC3') return false;
  const auto second = static_cast<unsigned char>(utf8[1]);
  const bool lead = (second >= 0x82 && second <= 0x85) || second == 0xA2 || second == 0xB0;
  return lead && static_cast<unsigned char>(utf8[2]) >= 0x80;
}

bool is_french(std::string_view bytes) {
  while (!bytes.empty()) {
    const Utf8Char next = read_utf8(bytes);
    if (!next.valid) return false;
    if (next.code >= 0x80 && !is_written_in_french(next.code)) return false;
    bytes.remove_prefix(next.bytes);
  }
  return true;
}

/// Most texts are told from mojibake by their first letter beyond ASCII and the one behind it.
std::optional<std::string> read_once_more(std::string_view utf8) {
  const std::size_t ascii = ascii_run(utf8);
  if (!may_begin(utf8.substr(ascii))) return std::nullopt;
  std::string bytes;
  bytes.reserve(utf8.size() - ascii);
  for (std::string_view rest = utf8.substr(ascii); !rest.empty();) {
    const Utf8Char next = read_utf8(rest);
    const unsigned char byte = next.valid ? western_byte(next.code) : 0;
    if (byte == 0) return std::nullopt;
    bytes += static_cast<char>(byte);
    rest.remove_prefix(next.bytes);
  }
  if (!is_french(bytes)) return std::nullopt;
  return std::string(utf8.substr(0, ascii)) + bytes;
}

std::size_t occurrences(std::string_view text, std::string_view mark) {
  std::size_t count = 0;
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) ++count;
  return count;
}

}  // namespace

std::optional<std::string> without_mojibake(std::string_view utf8) {
  std::optional<std::string> mended = read_once_more(utf8);
  for (int pass = 1; mended && pass < kPassesMax; ++pass) {
    auto again = read_once_more(*mended);
    if (!again) break;
    mended = std::move(again);
  }
  return mended;
}

std::optional<std::string> without_cdata_marks(std::string_view text) {
  constexpr std::string_view kStart = "<![CDATA[";
  constexpr std::string_view kEnd = "]]>";
  const std::size_t starts = occurrences(text, kStart);
  if (starts == 0) return std::nullopt;
  // A start that is never ended is a mark where the text was cut; elsewhere somebody meant it.
  if (occurrences(text, kEnd) < starts && text.find("]]") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find(kStart), text.find(kEnd));
    out.append(text.substr(0, mark));
    if (mark == std::string_view::npos) break;
    text.remove_prefix(mark + (text[mark] == '<' ? kStart.size() : kEnd.size()));
  }
  return out;
}

}  // namespace vigie::text
