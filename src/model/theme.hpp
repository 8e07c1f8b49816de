// SPDX-License-Identifier: EUPL-1.2
/// The network's vocabulary: themes that come and go with its working groups.
///
/// Shape   a theme has a code that never changes, a label, the days it holds and the codes that
///         took over. A term is an expression of one or more words; an exclusion is an expression
///         in which a term says something else ("police d'assurance"). A term all in capitals is an
///         abbreviation and is matched as written ("PRE" is not "pré"); a capital of a term is
///         wanted ("Bercy"), and a star lets a word meet all of its stem, an equals sign only itself.
/// Units   weights: from kThemeScoreMin on, what matched is enough for the theme. A strong term is
///         enough anywhere, a plain one in the title, a common one beside another or where the
///         article is about public action (tag/theme_tagger.hpp), a weak one never.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie {
inline namespace model {

inline constexpr double kStrongTerm = 2.0;
inline constexpr double kPlainTerm = 0.7;
inline constexpr double kCommonTerm = 0.5;
inline constexpr double kWeakTerm = 0.2;
/// A word that speaks against the theme outweighs a plain one for it.
inline constexpr double kTermAgainst = -1.0;
inline constexpr double kThemeScoreMin = 1.0;

enum class TermKind { term, exclusion };

inline constexpr TermKind kTermKinds[] = {TermKind::term, TermKind::exclusion};

/// The word the database holds.
constexpr std::string_view name_of(TermKind kind) {
  return kind == TermKind::term ? "term" : "exclusion";
}

struct ThemeTerm {
  std::string term;
  TermKind kind = TermKind::term;
  double weight = kPlainTerm;

  bool operator==(const ThemeTerm&) const = default;
};

struct Theme {
  std::string code;
  std::string label;
  Day valid_from;
  std::optional<Day> valid_to;  ///< last day; none: still open
  std::vector<std::string> replaced_by;
  std::vector<ThemeTerm> terms;

  bool holds_on(Day day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
  bool operator==(const Theme&) const = default;
};

using Themes = std::vector<Theme>;

inline const Theme* find_theme(const Themes& themes, std::string_view code) {
  const auto found = std::ranges::find(themes, code, &Theme::code);
  return found == themes.end() ? nullptr : &*found;
}

/// What a tagger needs of a theme.
struct ThemeVocabulary {
  std::string code;
  std::vector<ThemeTerm> terms;
};

/// Of the themes that hold on this day.
inline std::vector<ThemeVocabulary> vocabulary_on(const Themes& themes, Day day) {
  std::vector<ThemeVocabulary> vocabulary;
  for (const Theme& theme : themes) {
    if (theme.holds_on(day)) vocabulary.push_back({theme.code, theme.terms});
  }
  return vocabulary;
}

}  // namespace model
}  // namespace vigie
