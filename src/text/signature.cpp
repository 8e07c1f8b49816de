// SPDX-License-Identifier: EUPL-1.2
#include "text/signature.hpp"

#include <algorithm>
#include <array>

#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::array<std::string_view, 4> kParting = {" et ", " & ", ", ", "; "};

std::string_view without_by(std::string_view signature) {
  for (const std::string_view by : {"Par ", "par ", "PAR "}) {
    if (signature.starts_with(by)) signature.remove_prefix(by.size());
  }
  return trimmed(signature);
}

/// "Jean Petit (avec AFP)" -> "Jean Petit".
std::string_view without_agency(std::string_view name) {
  for (const std::string_view with : {" (avec ", " avec ", " (AFP", " (Reuters"}) {
    name = name.substr(0, name.find(with));
  }
  return trimmed(name);
}

/// One more than there may be, at most: the rest is not looked at.
std::vector<std::string_view> parted(std::string_view signature) {
  std::vector<std::string_view> parts;
  while (!signature.empty() && parts.size() <= kNamesSignedMax) {
    std::size_t end = signature.size();
    std::size_t width = 0;
    for (const std::string_view mark : kParting) {
      const std::size_t at = signature.find(mark);
      if (at < end) {
        end = at;
        width = mark.size();
      }
    }
    parts.push_back(trimmed(signature.substr(0, end)));
    signature.remove_prefix(end + width);
  }
  return parts;
}

/// Two words, the first with a capital.
bool is_a_full_name(std::string_view name) {
  if (name.find(' ') == std::string_view::npos) return false;
  return is_upper(read_utf8(name).code);
}

}  // namespace

std::vector<std::string> names_signed(std::string_view signature) {
  const std::string_view whole = without_by(trimmed(signature));
  if (whole.empty()) return {};
  std::vector<std::string_view> parts = parted(whole);
  if (parts.size() > 1) parts.back() = without_agency(parts.back());
  const bool sure = parts.size() <= kNamesSignedMax && std::ranges::all_of(parts, is_a_full_name);
  if (parts.size() < 2 || !sure) return {std::string(whole)};
  std::vector<std::string> names;
  for (const std::string_view part : parts) {
    if (std::ranges::find(names, part) == names.end()) names.emplace_back(part);
  }
  return names;
}

}  // namespace vigie::text
