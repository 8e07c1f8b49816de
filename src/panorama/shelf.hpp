// SPDX-License-Identifier: EUPL-1.2
/// The shelves that the public panorama is read by, and their addresses for ever.
///
/// Shape   a kind and a code <-> "/panorama/theme/sante"; days are "/panorama/2026/11/30", whole
///         months and years shorter. The feed of a shelf is its address and "/fil.atom".
/// Errors  what is no shelf's address is none.
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::panorama {

struct Shelf {
  enum class Kind { all, theme, territory, centre, media, author, days };
  Kind kind = Kind::all;
  std::string code = {};  ///< "sante"; of days "2026", "2026-11" or "2026-11-30"
};

inline constexpr std::array kNamedShelves{Shelf::Kind::theme, Shelf::Kind::territory,
                                          Shelf::Kind::centre, Shelf::Kind::media,
                                          Shelf::Kind::author};

/// The word of the address: "theme", "territoire", "centre", "media", "auteur"; "" for
/// others.
std::string_view word_of(Shelf::Kind kind);
/// The word of the database: "theme", "territory", "centre", "media", "author".
std::string_view name_of(Shelf::Kind kind);
std::string path_of(const Shelf& shelf);
/// "/panorama.atom", "/panorama/theme/sante/fil.atom"; none for days. `format`:
/// atom, rss or json.
std::string feed_path_of(const Shelf& shelf, std::string_view format);

/// The first day of "2026", "2026-11" or "2026-11-30", and the one after the
/// last; none for what is none of them.
struct DaySpan {
  Day from;
  Day until;
};
std::optional<DaySpan> span_of(std::string_view code);

}  // namespace vigie::panorama
