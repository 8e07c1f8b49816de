// SPDX-License-Identifier: EUPL-1.2
#include "panorama/shelf.hpp"

#include <algorithm>

#include "base/format.hpp"

namespace vigie::panorama {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2199;

bool is_figures(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Codes and keys are made of letters, figures and -; whatever else is
/// percent-encoded.
std::string escaped(std::string_view code) {
  std::string out;
  for (const char c : code) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '_' || c == '.';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string_view word_of(Shelf::Kind kind) {
  switch (kind) {
    case Shelf::Kind::theme:
      return "theme";
    case Shelf::Kind::territory:
      return "territoire";
    case Shelf::Kind::centre:
      return "centre";
    case Shelf::Kind::media:
      return "media";
    case Shelf::Kind::author:
      return "auteur";
    case Shelf::Kind::all:
    case Shelf::Kind::days:
      break;
  }
  return "";
}

std::string_view name_of(Shelf::Kind kind) {
  if (kind == Shelf::Kind::author) return "author";
  return kind == Shelf::Kind::territory ? "territory" : word_of(kind);
}

std::string path_of(const Shelf& shelf) {
  if (shelf.kind == Shelf::Kind::all) return "/panorama";
  if (shelf.kind != Shelf::Kind::days) {
    return fmt::format("/panorama/{}/{}", word_of(shelf.kind), escaped(shelf.code));
  }
  std::string path = "/panorama/" + shelf.code;
  std::ranges::replace(path, '-', '/');
  return path;
}

std::string feed_path_of(const Shelf& shelf, std::string_view format) {
  if (shelf.kind == Shelf::Kind::days) return "";
  if (shelf.kind == Shelf::Kind::all) return fmt::format("/panorama.{}", format);
  return fmt::format("{}/fil.{}", path_of(shelf), format);
}

std::optional<DaySpan> span_of(std::string_view code) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  if (code.size() < kYear || !is_figures(code.substr(0, kYear))) return std::nullopt;
  const int year = std::stoi(std::string(code.substr(0, kYear)));
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (code.size() == kYear) return DaySpan{*make_day(year, 1, 1), *make_day(year + 1, 1, 1)};
  if (code.size() == kMonth) {
    const auto first = parse_day(fmt::format("{}-01", code));
    if (!first) return std::nullopt;
    const unsigned month = civil(*first).month;
    return DaySpan{*first, *make_day(month == 12 ? year + 1 : year, month % 12 + 1, 1)};
  }
  const auto day = parse_day(code);
  if (!day) return std::nullopt;
  return DaySpan{*day, *day + 1};
}

}  // namespace vigie::panorama
