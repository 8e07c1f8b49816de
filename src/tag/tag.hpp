// SPDX-License-Identifier: EUPL-1.2
/// One theme or territory of an article, with the rule that found it.
#pragma once

#include <string>

namespace vigie::tag {

enum class Kind { theme, territory };

inline constexpr Kind kTagKinds[] = {Kind::theme, Kind::territory};

/// The word the database holds.
constexpr const char* name_of(Kind kind) { return kind == Kind::theme ? "theme" : "territory"; }

struct Tag {
  Kind kind = Kind::theme;
  std::string code;  ///< theme code; "R32", "93", commune "93066"
  std::string rule;  ///< French: the words that matched and where
  double score = 0;  ///< 0 … 1
};

}  // namespace vigie::tag
