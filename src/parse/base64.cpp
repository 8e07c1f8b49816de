// SPDX-License-Identifier: EUPL-1.2
#include "parse/base64.hpp"

#include <cstdint>

#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

}  // namespace

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (text::is_ascii_space(c)) continue;
    if (c == '=') break;
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = ((bits << 6U) | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push_back(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
    }
  }
  return out;
}

bool is_base64_type(std::string_view type) {
  if (type.find('/') == std::string_view::npos || type.substr(0, 5) == "text/") return false;
  const auto ends_with = [type](std::string_view end) {
    return type.size() >= end.size() && type.substr(type.size() - end.size()) == end;
  };
  return !ends_with("+xml") && !ends_with("/xml") && type.find("html") == std::string_view::npos;
}

}  // namespace vigie::parse
