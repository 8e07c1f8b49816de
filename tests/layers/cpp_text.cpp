// SPDX-License-Identifier: EUPL-1.2
#include "layers/cpp_text.hpp"

#include <algorithm>
#include <cctype>

namespace vigie::test {
namespace {

using Kind = CppPiece::Kind;

std::size_t behind(std::string_view code, std::string_view mark, std::size_t from) {
  const std::size_t end = code.find(mark, from);
  return end == std::string_view::npos ? code.size() : end + mark.size();
}

/// The name or number that ends before `at`.
std::string_view name_before(std::string_view code, std::size_t at) {
  std::size_t from = at;
  const auto is_of_a_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  while (from > 0 && is_of_a_name(code[from - 1])) --from;
  return code.substr(from, at - from);
}

/// 'a' and U'a' are characters; in 1'000 the sign parts digits.
bool begins_a_character(std::string_view code, std::size_t at) {
  const std::string_view before = name_before(code, at);
  return before.empty() || before == "U" || before == "u" || before == "u8" || before == "L" ||
         before == "case" || before == "return";
}

std::size_t end_of_text(std::string_view code, std::size_t at) {
  for (++at; at < code.size() && code[at] != '"'; ++at) {
    if (code[at] == '\\') ++at;
  }
  return std::min(at + 1, code.size());
}

/// What is no code and begins here; `to == from` where there is none.
CppPiece piece_at(std::string_view code, std::size_t at) {
  const std::string_view rest = code.substr(at);
  if (rest.starts_with("//") || rest.starts_with("#include")) {
    return {Kind::comment, at, std::min(code.find('\n', at), code.size())};
  }
  if (rest.starts_with("/*")) return {Kind::comment, at, behind(code, "*/", at + 2)};
  if (rest.starts_with("R\"") && name_before(code, at).empty()) {
    const std::size_t open = code.find('(', at);
    const std::string end = ")" + std::string(code.substr(at + 2, open - at - 2)) + "\"";
    return {Kind::raw_text, at, behind(code, end, open)};
  }
  if (rest.starts_with('"')) return {Kind::text, at, end_of_text(code, at)};
  if (rest.starts_with('\'') && begins_a_character(code, at)) {
    return {Kind::character, at, behind(code, "'", at + (rest.starts_with("'\\") ? 3 : 2))};
  }
  return {Kind::code, at, at};
}

std::string blanked(std::string_view code, bool keep_strings) {
  std::string out(code);
  for (const CppPiece& piece : pieces_of(code)) {
    if (piece.kind == Kind::code || (keep_strings && piece.kind != Kind::comment)) continue;
    for (std::size_t at = piece.from; at < piece.to; ++at) {
      if (out[at] != '\n') out[at] = ' ';
    }
  }
  return out;
}

}  // namespace

std::vector<CppPiece> pieces_of(std::string_view code) {
  std::vector<CppPiece> pieces;
  std::size_t from = 0;
  for (std::size_t at = 0; at < code.size();) {
    const CppPiece piece = piece_at(code, at);
    if (piece.to == at) {
      ++at;
      continue;
    }
    if (from < at) pieces.push_back({Kind::code, from, at});
    pieces.push_back(piece);
    from = at = piece.to;
  }
  if (from < code.size()) pieces.push_back({Kind::code, from, code.size()});
  return pieces;
}

std::string code_alone(std::string_view code) { return blanked(code, false); }

std::string without_comments(std::string_view code) { return blanked(code, true); }

std::vector<CppLiteral> literals_of(std::string_view code) {
  std::vector<CppLiteral> found;
  for (const CppPiece& piece : pieces_of(code)) {
    const std::string_view whole = code.substr(piece.from, piece.to - piece.from);
    if (piece.kind == Kind::text) {
      found.push_back({piece.from + 1, std::string(whole.substr(1, whole.size() - 2)), false});
    } else if (piece.kind == Kind::raw_text) {
      const std::size_t open = whole.find('(') + 1;
      const std::size_t close = whole.rfind(')');
      found.push_back({piece.from + open, std::string(whole.substr(open, close - open)), true});
    }
  }
  return found;
}

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace vigie::test
